import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { definitionOf, isErasureEvent, upcast, type EventVersions } from '@lien-nganh/kernel';
import { agencies } from './service.ts';

const folders: Readonly<Record<string, string>> = {
  unit: 'unit',
  agency: 'agency',
  account: 'account',
  directive: 'directive',
  followUp: 'follow-up',
  team178: 'team-178',
  teamRules: 'team-rules',
  cardNumber: 'card-number',
  indicator: 'indicator',
};

function historyOf(prefix: string): URL {
  return new URL(`./${folders[prefix]!}/history/`, import.meta.url);
}

/** Without those that the kernel adds: it keeps theirs. */
const ownOf = (versions: EventVersions) => Object.entries(versions).filter(([name]) => !isErasureEvent(name));

/** Every version of every event that was ever written. */
const written = agencies.streams.flatMap(({ prefix, events }) =>
  ownOf(definitionOf(events).versions).flatMap(([name, { version: present }]) =>
    Array.from({ length: present }, (_, index) => ({ prefix, events, name, version: index + 1, present })),
  ),
);

describe('what was ever written stays readable', () => {
  test.each(written)('$prefix.$name at version $version', ({ prefix, events, name, version, present }) => {
    const file = new URL(`${name}.v${version}.json`, historyOf(prefix));
    expect([file.pathname, existsSync(file)]).toEqual([file.pathname, true]);
    const stored: unknown = JSON.parse(readFileSync(file, 'utf8'));
    const read = upcast(events, name, version, stored);
    // At its present version it comes back unchanged: a field that was dropped or invented shows here.
    if (version === present) expect(read).toEqual(stored);
  });

  test('and no fixture is left of an event that nobody declares', () => {
    const known = new Set(written.map(({ prefix, name, version }) => `${prefix}/${name}.v${version}.json`));
    const found = Object.keys(folders).flatMap((prefix) =>
      readdirSync(historyOf(prefix)).map((file) => `${prefix}/${file}`),
    );
    expect(found.filter((file) => !known.has(file))).toEqual([]);
  });
});
