import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { definitionOf, upcast } from '@lien-nganh/kernel';
import { generationEvents } from './generations/generations.ts';
import { processEvents } from './processes/process-stream.ts';

const folder = new URL('./history/', import.meta.url);

/** Every version of every event that was ever written here: `history/<Event>.v<N>.json`, never edited. */
const written = [generationEvents, processEvents].flatMap((events) =>
  Object.entries(definitionOf(events).versions).flatMap(([name, { version: present }]) =>
    Array.from({ length: present }, (_, index) => ({ events, name, version: index + 1, present })),
  ),
);

describe('what was ever written of generations of topics and by processes stays readable', () => {
  test.each(written)('$name at version $version', ({ events, name, version, present }) => {
    const stored: unknown = JSON.parse(readFileSync(new URL(`${name}.v${version}.json`, folder), 'utf8'));
    const read = upcast(events, name, version, stored);
    if (version === present) expect(read).toEqual(stored);
  });

  test('and what a process noted in the first release has the version that it had in that release', () => {
    const stored: unknown = JSON.parse(readFileSync(new URL('InputNoticed.v1.json', folder), 'utf8'));
    expect(upcast(processEvents, 'InputNoticed', 1, stored)).toMatchObject({ version: 2 });
  });

  test('and no fixture is left of an event that nobody declares', () => {
    const known = written.map(({ name, version }) => `${name}.v${version}.json`);
    expect(readdirSync(folder).sort()).toEqual(known.sort());
  });
});
