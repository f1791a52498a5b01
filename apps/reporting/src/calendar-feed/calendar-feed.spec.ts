import { describe, expect, test } from '@jest/globals';
import { inMemory, rowsOf, type Tables } from '@lien-nganh/testing';
import { tables as sample } from '../examples.ts';
import { calendarFeed, hashIn, type Feed } from './calendar-feed.ts';
import { entriesOf } from './entries.ts';

const by = { account: 'officer.police', agency: 'police', role: 'officer' };
const hash = (letter: string) => letter.repeat(64);

describe('the address of a calendar', () => {
  test('is one’s own, is replaced by another, and ends when it is revoked', async () => {
    const here = inMemory([calendarFeed], {}, { by, today: '2013-12-01' });
    const make = async (account: string, letter: string) =>
      (await here.send(calendarFeed, 'make', { account, hash: hash(letter) })).refused;
    const revoke = async () => (await here.send(calendarFeed, 'revoke', {}, { id: by.account })).refused;
    const inForce = () => hashIn(here.stateOf('calendarFeed', by.account) as Feed);
    expect(await make('head.police', 'a')).toBe('feed-is-ones-own');
    expect([await make(by.account, 'a'), inForce()]).toEqual([null, hash('a')]);
    expect([await make(by.account, 'b'), inForce()]).toEqual([null, hash('b')]);
    expect([await revoke(), inForce(), await revoke()]).toEqual([null, null, 'feed-is-made']);
  });
});

describe('due days', () => {
  const followUp = {
    ...{ directive: '879', code: 'O01', addressee: 'police', issuer: 'ppc', requested: false, state: 'assigned' },
    ...{ assignedOn: '2013-07-16', dueOn: '2013-12-31', endsOn: null, lastProgressOn: null, checks: 0 },
  };
  const work = {
    ...{ record: 'w-1', withdrawn: false, endedOn: null, participants: [{ agency: 'police', confirmed: true }] },
    stretches: [{ from: '2013-12-01', content: { state: 'assigned', dueOn: '2014-02-01' } }],
  };
  const targets = [{ indicator: 'x', unit: null, value: 3 }];
  const period = { from: '2013-01-01', to: '2013-12-31' };
  const plan = { ...work, stretches: [{ from: '2013-01-01', content: { period, targets } }] };
  const of = (more: Tables, answer: object = { rows: [] }) =>
    entriesOf({ answer, rows: rowsOf({ ...sample, ...more }), actor: by, today: '2013-12-01' });
  const days = async (more: Tables) => (await of(more)).map(({ work: one, on }) => `${one} ${on}`);

  test('are those of reports, of obligations, of tasks and of plans of one’s own agency', async () => {
    const row = { period: '879.2013-H2', agency: 'police', on: '2014-01-06' };
    const answer = {
      rows: [
        { ...row, task: 'send-report' },
        { ...row, task: 'accept-report', on: '2014-01-03' },
      ],
    };
    const found = await of(
      {
        followUps: { 'police/879/O01': followUp, 'health/879/O01': { ...followUp, addressee: 'health' } },
        assignedTasks: { 'w-1': work, 'w-2': { ...work, record: 'w-2', participants: [{ agency: 'health' }] } },
        plans: { 'w-1': plan },
      },
      answer,
    );
    expect(found.map(({ work: one, on }) => `${one} ${on}`)).toEqual([
      'report.879.2013-H2.police 2014-01-06',
      'follow-up.879.O01.police 2013-12-31',
      'task.w-1 2014-02-01',
      'plan.w-1 2013-12-31',
    ]);
    expect(found.every(({ title, path }) => title.vi !== '' && path.startsWith('/api/'))).toBe(true);
  });

  test.each([
    ['it is answered', { state: 'completed' }],
    ['it was only asked', { requested: true }],
    ['no day is set', { dueOn: null }],
    ['it ended before its day', { endsOn: '2013-10-01' }],
  ])('leave an obligation out where %s', async (_, change) => {
    expect(await days({ followUps: { 'police/879/O01': { ...followUp, ...change } } })).toEqual([]);
  });

  test('leave out what is done, withdrawn or over', async () => {
    const done = { ...work, stretches: [{ from: '2013-12-01', content: { state: 'done', dueOn: '2014-02-01' } }] };
    const gone = { ...work, withdrawn: true };
    expect(
      await days({ assignedTasks: { a: done, b: gone }, plans: { a: { ...plan, endedOn: '2013-06-01' } } }),
    ).toEqual([]);
  });
});
