import { describe, expect, test } from '@jest/globals';
import { earliest, judge, type ToJudge } from './judge.ts';

const nothing = { happened: 0, stood: 0, figures: 'nothing' } as const;
const asked: ToJudge = {
  ...{ since: '2013-07-01', to: '2013-12-31', today: '2014-01-10', once: false, requested: false },
  ...{ evidence: nothing, followUp: null, due: null },
};
const followUp = (state: string, on: string) => ({ state, on }) as ToJudge['followUp'];
const stateOf = (more: Partial<ToJudge>) => judge({ ...asked, ...more }).state;
const one = { ...nothing, happened: 1 };
const due = { on: '2013-12-01', by: 'follow-up' } as const;

describe('where an obligation of an addressee stands', () => {
  test('a report of the period is overdue once its day has passed, though that lies after the period', () => {
    const overdue = (by: 'calendar' | 'directive', today: string) =>
      judge({ ...asked, today, due: { on: '2014-01-05', by } }).overdue;
    expect([overdue('calendar', '2014-01-05'), overdue('calendar', '2014-01-06')]).toEqual([false, true]);
    expect(overdue('directive', '2014-01-06')).toBe(false);
  });

  test('without anything recorded there is no evidence, and nothing is overdue that nobody dated', () => {
    expect(judge(asked)).toEqual({ state: 'no-evidence', overdue: false });
  });

  test('recorded work, work that still stands and a figure are evidence, and never make it done', () => {
    const found = [one, { ...nothing, stood: 1 }, { ...nothing, figures: 'something' as const }];
    expect(found.map((evidence) => stateOf({ evidence }))).toEqual(['evidenced', 'evidenced', 'evidenced']);
    expect(stateOf({ evidence: one, followUp: followUp('completed', '2013-09-01') })).toBe('evidenced');
  });

  test('only a confirmation given in the period makes it done in the period', () => {
    expect(stateOf({ followUp: followUp('confirmed', '2013-09-01') })).toBe('confirmed');
    expect(stateOf({ followUp: followUp('confirmed', '2013-06-30') })).toBe('no-evidence');
  });

  test('what is asked once and was confirmed stays so', () => {
    expect(stateOf({ once: true, since: '2013-07-16', followUp: followUp('confirmed', '2013-07-10') })).toBe(
      'confirmed',
    );
  });

  test('nothing arisen is said of a period, and gives way to what did arise', () => {
    const said = followUp('nothing-arisen', '2013-12-31');
    expect(stateOf({ followUp: said })).toBe('nothing-arisen');
    expect(stateOf({ followUp: said, evidence: one })).toBe('evidenced');
    expect(stateOf({ followUp: followUp('nothing-arisen', '2013-06-30') })).toBe('no-evidence');
  });

  test('what is kept outside or does not apply stays so in every later period', () => {
    expect(stateOf({ followUp: followUp('kept-outside', '2013-01-01') })).toBe('kept-outside');
    expect(stateOf({ followUp: followUp('not-applicable', '2013-01-01'), due })).toBe('not-applicable');
  });

  test('where only withheld figures would show it, neither evidence nor its absence is claimed', () => {
    expect(stateOf({ evidence: { ...nothing, figures: 'withheld' } })).toBe('withheld');
    expect(stateOf({ evidence: { ...one, figures: 'withheld' } })).toBe('evidenced');
  });

  test('it is overdue after the day that was set, not on it, and not in a period that ended before', () => {
    expect(judge({ ...asked, due })).toEqual({ state: 'overdue', overdue: true });
    expect(judge({ ...asked, due, today: '2013-12-01' })).toEqual({ state: 'no-evidence', overdue: false });
    expect(judge({ ...asked, due, to: '2013-11-30' })).toEqual({ state: 'no-evidence', overdue: false });
  });

  test('what is shown and not confirmed by its day is evidenced and overdue', () => {
    expect(judge({ ...asked, due, evidence: one })).toEqual({ state: 'evidenced', overdue: true });
    expect(judge({ ...asked, due, followUp: followUp('confirmed', '2013-11-01') }).overdue).toBe(false);
  });

  test('a body that was only asked is never overdue', () => {
    expect(judge({ ...asked, due, requested: true })).toEqual({ state: 'requested', overdue: false });
    expect(judge({ ...asked, requested: true, evidence: one }).state).toBe('evidenced');
  });

  test('of several days the earliest counts', () => {
    const plan = { on: '2013-11-01', by: 'plan' } as const;
    expect(earliest([due, null, plan])).toEqual(plan);
    expect(earliest([null])).toBeNull();
  });
});
