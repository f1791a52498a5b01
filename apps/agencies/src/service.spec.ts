import { describe, expect, test } from '@jest/globals';
import { effectOf, isAllowed, permissions, type Standing } from '@lien-nganh/access';
import { definitionOf, erasureActions, isErasureEvent } from '@lien-nganh/kernel';
import { serviceFaults } from '@lien-nganh/testing';
import { workTypes } from './integration/work.ts';
import { agencies } from './service.ts';

/** Without those that the kernel adds. */
const commands = agencies.streams.flatMap(({ prefix, commands: declared }) =>
  declared
    .filter(({ action }) => !erasureActions('agencies').includes(action))
    .map((command) => ({ prefix, ...command })),
);

describe('permissions', () => {
  test('and sentences and titles are whole, like those of every service', () => {
    expect(serviceFaults(agencies, Object.keys(permissions))).toEqual([]);
  });

  test('an action is called after its command', () => {
    // links are the same in every service: theirs are called after the service alone
    const own = commands.filter(({ prefix }) => prefix !== 'links');
    for (const { prefix, name, action } of own) expect(action).toBe(`agencies.${prefix}.${name}`);
    for (const { name, action } of agencies.questions) expect(action).toBe(`agencies.${name}`);
  });

  test('a stream that is not there yet tells nothing to the administrator, who reads no business record', () => {
    const standing: Standing = {
      actor: { account: 'admin', agency: 'operator', role: 'admin' },
      superiorOf: [],
      successorOf: [],
      assignments: [],
    };
    const readable = agencies.streams
      .filter((type) => isAllowed(permissions, type.reads, standing, type.scope(type.initial, 'id')))
      .map(({ prefix }) => prefix);
    expect(readable).toEqual(['unit', 'agency', 'account']);
    const followUp = agencies.streams.find(({ prefix }) => prefix === 'followUp')!;
    const asked = { action: 'agencies.followUp.confirm', reads: followUp.reads };
    expect(effectOf(permissions, asked, standing, followUp.scope(followUp.initial, 'id'))).toBe('hidden');
  });
});

test('what a successor or the standing agency records in the stead of another body names that body', () => {
  const known = { is: 'assigned', addressee: 'a', issuer: 'i', agency: 't' };
  const named = (stream: string) =>
    Object.fromEntries(
      commands
        .filter(({ prefix }) => prefix === stream)
        .map(({ name, onBehalfOf }) => [name, onBehalfOf({ issuer: 'I', agency: 'T' }, known)] as const)
        .filter(([, stead]) => stead !== null),
    );
  expect(named('followUp')).toEqual({
    ...{ assign: 'I', 'record-progress': 'a', complete: 'a', 'record-nothing-arisen': 'a' },
    'declare-not-applicable': 'a',
  });
  expect(named('directive')).toEqual({ issue: 'I', amend: 'i', correct: 'i', revoke: 'i' });
  expect(named('team178')).toEqual({
    ...{ establish: 'T', appoint: 't', relieve: 't', substitute: 't', 'replace-card': 't', dissolve: 't' },
  });
  expect(named('unit')).toEqual({});
});

test('every event of a stream type that is published in no other way leaves through the outbound map', () => {
  const published = new Set(agencies.publishes.map(({ stream }) => stream.prefix));
  const kept = agencies.streams.map(({ prefix }) => prefix).filter((prefix) => !published.has(prefix));
  expect(kept).toEqual(['teamRules', 'cardNumber', 'invitation', 'numbering', 'numberSeries']);
});

test('events of one stream type have names of their own, so that a reader of the log knows what happened', () => {
  // those of recorded work are the same in every kind
  const told = agencies.streams.filter(({ prefix }) => !workTypes.some((type) => type.prefix === prefix));
  const names = told.flatMap(({ events }) => Object.keys(definitionOf(events).versions));
  const own = names.filter((name) => !isErasureEvent(name));
  expect(own.filter((name, index) => own.indexOf(name) !== index)).toEqual([]);
});
