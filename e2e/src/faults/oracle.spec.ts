import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { COMMAND, EVENT, ofKey, published, StoredWorld } from './examples.ts';
import type { Observed } from './observed.ts';
import { checks } from './oracle.ts';
import { publishersIn, topicOf, type Published } from './published.ts';

/** Each check is shown what it must find: a world that is sound holds, and the same world with one thing wrong does not. */

const [first] = published as [Published];
let world: StoredWorld;
let sound: Observed;

beforeAll(async () => {
  world = await StoredWorld.make();
});
afterAll(async () => {
  await world.drop();
});
beforeEach(async () => {
  await world.mend();
  sound = world.observed;
});

/** The sound world, with another value of one figure. */
function figureThat(indicator: string, value: string): Observed {
  const figure: Observed['figure'] = (asked) =>
    asked.indicator === indicator ? Promise.resolve({ value }) : sound.figure(asked);
  return { ...sound, figure };
}

const broken = (name: keyof typeof checks, observed: Observed = sound) => checks[name].broken(observed);

test.each(Object.entries(checks))('in a world that is sound it holds: %s', async (_name, { broken: look }) => {
  expect(await look(sound)).toEqual([]);
});

describe('of the log the oracle finds', () => {
  test('an acknowledged command that is not there', async () => {
    await world.sql('delete from log.events where position = 2');
    expect(await broken('logged')).toEqual([`event ${EVENT(2)} of an acknowledged command is there 0 times`]);
    expect(await broken('once')).toEqual(['what 7.0.2 recorded is not there, and was acknowledged']);
  });

  test('an acknowledged event that is there twice', async () => {
    await world.record(6, { stream: 'visit-1', type: 'inspection.X', text: '', revision: 1, command: 1 });
    await world.sql('update log.events set id = $1 where position = 6', [EVENT(1)]);
    expect(await broken('logged')).toEqual([`event ${EVENT(1)} of an acknowledged command is there 2 times`]);
    expect(await broken('once')).toEqual([`event ${EVENT(1)} is there twice`]);
  });

  test.each([1, 4])('a command that wrote twice, whether it was acknowledged or not: %i', async (command) => {
    await world.record(6, { stream: 'visit-9', type: 'inspection.X', text: '', command });
    expect(await broken('once')).toEqual([`command ${COMMAND(command)} is there twice`]);
  });

  test('one that wrote to its stream again later', async () => {
    await world.record(6, { stream: 'visit-4', type: 'inspection.X', text: '', revision: 1 });
    await world.record(7, { stream: 'visit-4', type: 'inspection.X', text: '', revision: 2, command: 4 });
    expect(await broken('once')).toEqual([`command ${COMMAND(4)} is there twice`]);
  });

  test('what was recorded twice as if by two commands, acknowledged or not: a place carries the key of its command', async () => {
    await world.record(6, {
      stream: 'establishment-9',
      type: 'establishment.EstablishmentRegistered',
      text: '7.0.5/GP',
    });
    expect(await broken('once')).toEqual(['what 7.0.5 recorded is there 2 times']);
  });
});

describe.each([
  ['gateway', 'unit-1'],
  ['agencies', 'assignment-1'],
  ['inspections', 'unit-1'],
  ['audit', 'unit-1'],
])('of %s the oracle finds', (consumer, key) => {
  const [one, two, three] = ofKey(key);

  test('a contract event that never came', async () => {
    await world.applyInstead(consumer, key, [one, two]);
    expect(await broken('reached')).toEqual([`${consumer} has heard ${key} up to 1 of 2`]);
    expect(await broken('done')).toEqual([`${consumer} has not done revision 2 of ${key}`]);
  });

  test('one that it left out, though what came after it was done', async () => {
    await world.applyInstead(consumer, key, [one, three]);
    expect(await broken('reached')).toEqual([]);
    expect(await broken('done')).toEqual([`${consumer} has not done revision 1 of ${key}`]);
  });

  test('one that it did before the one that it follows', async () => {
    await world.applyInstead(consumer, key, [two, one, three]);
    expect(await broken('reached')).toEqual([]);
    expect(await broken('done')).toEqual([`${consumer} has done revision 1 of ${key} before the one that it follows`]);
  });

  test('that it does not hear a topic at all', async () => {
    for (const table of ['keys', 'frontiers', 'finished']) await world.sql(`delete from ${consumer}_inbox.${table}`);
    expect(await broken('reached')).toContain(`${consumer} has heard ${key} up to null of 2`);
    expect(await broken('done')).toContain(`${consumer} has not done revision 0 of ${key}`);
  });

  test('what it has put aside', async () => {
    await world.sql(
      `insert into ${consumer}_inbox.parked(consumer, id, topic, partition, key, revision, message, reason)
       values ($1, 'y9', $2, 0, $3, 9, '{}', '{}')`,
      [consumer, one.topic, key],
    );
    expect(await broken('reached')).toEqual([`${consumer} has put ${key} aside`]);
  });
});

test('of a service that joined the oracle finds that the gateway does not hear it', async () => {
  await world.sql(`create schema health_interventions; create table health_interventions.contract_revisions(
    generation int, key text, revision bigint)`);
  await world.sql(`insert into health_interventions.contract_revisions values (1, 'visit-1', 0)`);
  expect(await broken('reached')).toEqual(['gateway has heard visit-1 up to null of 0']);
  const { query } = world.observed;
  expect((await publishersIn(query)).map(topicOf)).toContain('health-interventions.g1');
  await world.sql('drop schema health_interventions cascade');
});

describe('of the topics the oracle finds', () => {
  const inTopics = (...found: readonly Published[]): Observed => ({ ...sound, published: async () => found });

  test('a hole in a key, and a revision that came before its turn', async () => {
    const [one, two, three] = ofKey('unit-1');
    expect(await broken('order', inTopics(one, three))).toEqual(['agencies.g1 unit-1: 2 follows 0']);
    expect(await broken('order', inTopics(one, three, two))).toEqual(['agencies.g1 unit-1: 2 follows 0']);
  });

  test('another event under a revision that was there, and nothing wrong in a repetition', async () => {
    expect(await broken('order', inTopics(...published, first))).toEqual([]);
    expect(await broken('order', inTopics(...published, { ...first, id: 'other' }))).toEqual([
      'agencies.g1 unit-1: 0 came once more as another',
    ]);
  });

  test('that a relay was not deposed in the middle of a send: what it had on its way is not there once more', async () => {
    expect(await broken('repeated', { ...inTopics(...published, first), lateSends: ['a0'] })).toEqual([]);
    expect(await broken('repeated', { ...sound, lateSends: ['a0'] })).toEqual([
      'a0 was on its way when its relay was deposed, and is there 1 times',
    ]);
  });
});

describe('of answers the oracle finds', () => {
  test('a figure that another computation contradicts', async () => {
    const ledgerAnew = () => Promise.resolve(['check-ledger: 1 fact differs']);
    expect(await broken('figures', { ...sound, ledgerAnew })).toEqual(['check-ledger: 1 fact differs']);
  });

  test('a figure that is not what the log holds, or cannot be of what was sent', async () => {
    const two = figureThat('inspections-done', '2');
    expect(await broken('figures', two)).toEqual(['inspections-done: 2 of 3 that the log holds']);
    const one = figureThat('inspections-done', '1');
    expect(await broken('figures', one)).toContain('inspections-done: 1, of 2 to 3 commands');
  });

  test('the same of what every other service counts', async () => {
    await world.record(6, { stream: 'pressItem-1', type: 'pressItem.WorkRecorded', text: '' });
    expect(await broken('figures')).toEqual(['press-items: 0 of 1 that the log holds']);
  });

  test('a released cell that says something else than was released, and acknowledged', async () => {
    const release = { kind: 'release', key: '7.0.6', number: 2, answer: sound.sent[0]!.answer, sentAt: 6 } as const;
    const told = { ...figureThat('communes-with-harm-reduction', '39'), sent: [...sound.sent, release] };
    expect(await broken('figures', told)).toEqual(['communes-with-harm-reduction of 2013-07-03: 39, not 40']);
    const givenUp = { ...told, sent: [...sound.sent, { ...release, answer: null }] };
    expect(await broken('figures', givenUp)).toEqual([]);
  });

  test('that something is told otherwise as of the same position', async () => {
    const figure = () => Promise.resolve({ value: '3' });
    expect(await broken('asBefore', { ...sound, figure })).toEqual(['as of 3: {"value":"3"} instead of {"value":"2"}']);
  });

  test('one that nobody could expect', async () => {
    expect(await broken('expected', { ...sound, strange: ['x: 422'] })).toEqual(['x: 422']);
  });
});
