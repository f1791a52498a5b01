import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { definitionOf, upcast } from '@lien-nganh/kernel';
import { operationsEvents } from './operations/operations-stream.ts';

const folder = new URL('./history/', import.meta.url);

/** Every version of every event that the gateway ever wrote: `history/<Event>.v<N>.json`, never edited. */
const written = Object.entries(definitionOf(operationsEvents).versions).flatMap(([name, { version: present }]) =>
  Array.from({ length: present }, (_, index) => ({ name, version: index + 1, present })),
);

describe('what was ever decided about the gateway stays readable', () => {
  test.each(written)('$name at version $version', ({ name, version, present }) => {
    const stored: unknown = JSON.parse(readFileSync(new URL(`${name}.v${version}.json`, folder), 'utf8'));
    const read = upcast(operationsEvents, name, version, stored);
    // At its present version it comes back unchanged: a field that was dropped or invented shows here.
    if (version === present) expect(read).toEqual(stored);
  });

  test('and no fixture is left of an event that nobody declares', () => {
    const known = written.map(({ name, version }) => `${name}.v${version}.json`);
    expect(readdirSync(folder).sort()).toEqual(known.sort());
  });
});
