import { describe, expect, test } from '@jest/globals';
import { permissions } from '@lien-nganh/access';
import { definitionOf, erasureActions, isErasureEvent } from '@lien-nganh/kernel';
import { serviceFaults } from '@lien-nganh/testing';
import { isCommonWorkEvent } from '@lien-nganh/work';
import { communities } from './service.ts';

/** Without those that the kernel adds. */
const commands = communities.streams.flatMap(({ prefix, commands: declared }) =>
  declared
    .filter(({ action }) => !erasureActions('communities').includes(action))
    .map((command) => ({ prefix, ...command })),
);

describe('permissions', () => {
  test('and sentences and titles are whole, like those of every service', () => {
    expect(serviceFaults(communities, Object.keys(permissions))).toEqual([]);
  });

  test('an action is called after its command', () => {
    for (const { prefix, name, action } of commands.filter((one) => one.prefix !== 'links')) {
      expect(action).toBe(`communities.${prefix}.${name}`);
    }
    for (const { name, action } of communities.questions) expect(action).toBe(`communities.${name}`);
  });
});

test('what is entered in the stead of another body names that body', () => {
  const stands = { is: 'registered', lead: 'district-901' };
  const named = commands
    .filter(({ prefix }) => prefix === 'healthyCommune')
    .map(({ name, onBehalfOf }) => [name, onBehalfOf({ lead: 'district-901' }, stands)]);
  // whoever reviews or classes it does so in their own name
  expect(named.filter(([, stead]) => stead === null).map(([name]) => name)).toEqual(['review', 'classify']);
});

test('every record but the criteria, the totals and the names of deputies leaves through the outbound map', () => {
  const published = new Set(communities.publishes.map(({ stream }) => stream.prefix));
  const kept = communities.streams.map(({ prefix }) => prefix).filter((prefix) => !published.has(prefix));
  expect(kept).toEqual(['criteria', 'supportTotals', 'disciplineDeputies']);
});

test('events of one stream type have names of their own, but those that every record of work has', () => {
  const own = communities.streams
    .flatMap(({ events }) => Object.keys(definitionOf(events).versions))
    .filter(
      (name) => !isErasureEvent(name) && !isCommonWorkEvent(name) && !/^Work(Recorded|Corrected|Changed)$/.test(name),
    );
  expect(own.filter((name, index) => own.indexOf(name) !== index)).toEqual([]);
});
