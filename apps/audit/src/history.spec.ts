import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { definitionOf, isErasureEvent, upcast, type EventVersions } from '@lien-nganh/kernel';
import { audit } from './service.ts';

const folders: Readonly<Record<string, string>> = { auditAssignment: 'assignment', auditLook: 'look' };

/** Without those that the kernel adds: it keeps theirs. */
const ownOf = (versions: EventVersions) => Object.entries(versions).filter(([name]) => !isErasureEvent(name));

/** Every version of every event that the audit ever wrote: `<folder>/history/<Event>.v<N>.json`, never edited. */
const written = audit.streams.flatMap(({ prefix, events }) =>
  ownOf(definitionOf(events).versions).flatMap(([name, { version: present }]) =>
    Array.from({ length: present }, (_, index) => ({ prefix, events, name, version: index + 1, present })),
  ),
);

describe('what was ever written stays readable', () => {
  test.each(written.map((one) => [`${one.prefix}.${one.name} v${one.version}`, one] as const))(
    '%s',
    (_, { prefix, events, name, version, present }) => {
      const file = new URL(`./${folders[prefix]!}/history/${name}.v${version}.json`, import.meta.url);
      const stored: unknown = JSON.parse(readFileSync(file, 'utf8'));
      const read = upcast(events, name, version, stored);
      // what is at its present version must come back unchanged: a field that is dropped or invented shows here
      if (version === present) expect(read).toEqual(stored);
    },
  );
});
