import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { definitionOf, upcast } from '../events.ts';
import { templateEvents } from './print-out-templates.ts';

test.each(Object.entries(definitionOf(templateEvents).versions))(
  '%s stays readable in each version ever written',
  (name, { version: present }) => {
    const folder = new URL('./history/', import.meta.url);
    for (let version = 1; version <= present; version++) {
      const stored: unknown = JSON.parse(readFileSync(new URL(`${name}.v${version}.json`, folder), 'utf8'));
      const read = upcast(templateEvents, name, version, stored);
      if (version === present) expect(read).toEqual(stored);
    }
  },
);
