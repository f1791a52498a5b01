import { describe, expect, test } from '@jest/globals';
import { after } from '../examples.ts';
import { correctRules } from './correct-rules.ts';
import { endRules } from './end-rules.ts';
import { enterRules } from './enter-rules.ts';
import { entered } from './examples.ts';
import { followRules } from './follow-rules.ts';
import { inspectionRules } from './inspection-rules.ts';
import { rulesOn } from './rules-on.ts';

const circular = {
  ...{ source: '05/2006/TT-BLĐTBXH', validFrom: '2006-06-22', validTo: null, leastMembers: 3 },
  ...{ plannedNeedsPlan: true, surpriseNeedsGround: true, surpriseNeedsReport: true, surpriseIsLeaders: true },
};
const later = { ...circular, source: '900/2014/TT-BLĐTBXH', validFrom: '2014-01-01', leastMembers: 2 };
const kept = after(inspectionRules, entered);

/** The rules of a day as a decision sees them. */
async function on(state: unknown, day: string) {
  const rows = { get: () => Promise.resolve(null), list: () => Promise.resolve([]) };
  const rules = await rulesOn('team-178', day).resolve(rows, { stateOf: () => Promise.resolve(state) });
  return rules && { source: rules.source, least: rules.leastMembers };
}

describe('the rules of a kind of body', () => {
  test('are entered under it, once', async () => {
    expect(enterRules.idOf({ body: 'team-178', ...circular })).toBe('team-178');
    const { events } = await after(inspectionRules, []).decide(enterRules, { body: 'team-178', ...circular });
    expect(events).toMatchObject([{ name: 'RulesEntered', occurredOn: '2006-06-22', data: { keeper: 'police' } }]);
    expect((await kept.decide(enterRules, { body: 'team-178', ...circular })).refused).toBe('rules-are-new');
  });

  test('hold from their first day on; before it, as in a province that entered none, there are none', async () => {
    expect([await on(kept.state, '2006-06-21'), await on({ is: 'none' }, '2013-07-16')]).toEqual([null, null]);
    expect(await on(kept.state, '2013-07-16')).toEqual({ source: '05/2006/TT-BLĐTBXH', least: 3 });
  });

  test('that follow leave the days before as they were', async () => {
    const { state } = await kept.decide(followRules, later);
    expect(await on(state, '2013-12-31')).toMatchObject({ least: 3 });
    expect(await on(state, '2014-01-01')).toMatchObject({ source: '900/2014/TT-BLĐTBXH', least: 2 });
    expect((await kept.decide(followRules, circular)).refused).toBe('rules-follow-later');
  });

  test('are corrected with a reason, under a version of their own', async () => {
    const { state } = await kept.decide(correctRules, { ...circular, leastMembers: 4, reason: 'Ghi nhầm' });
    expect(state).toMatchObject({ versions: [{ leastMembers: 4, validFrom: '2006-06-22' }] });
    const both = after(inspectionRules, [...entered, { name: 'RulesFollowed', data: later }]);
    const { state: corrected } = await both.decide(correctRules, { ...later, leastMembers: 5, reason: 'Ghi nhầm' });
    expect(corrected).toMatchObject({ versions: [{ version: 'id-1@0', leastMembers: 3 }, { leastMembers: 5 }] });
    expect((await both.decide(correctRules, { ...circular, reason: 'x' })).refused).toBe('rules-follow-later');
  });

  test('end, and then there are none', async () => {
    const { state } = await kept.decide(endRules, { lastDay: '2013-12-31' });
    expect([await on(state, '2013-12-31'), await on(state, '2014-01-01')]).toEqual([
      { source: '05/2006/TT-BLĐTBXH', least: 3 },
      null,
    ]);
    expect((await kept.decide(endRules, { lastDay: '2006-06-21' })).refused).toBe('validity-runs-forward');
  });

  test('that nobody entered are neither followed, corrected nor ended', async () => {
    const none = after(inspectionRules, []);
    expect((await none.decide(followRules, later)).refused).toBe('rules-are-kept');
    expect((await none.decide(correctRules, { ...later, reason: 'x' })).refused).toBe('rules-are-kept');
    expect((await none.decide(endRules, { lastDay: '2013-12-31' })).refused).toBe('rules-are-kept');
    const backwards = { body: 'team-178', ...circular, validTo: '2006-06-21' };
    expect((await none.decide(enterRules, backwards)).refused).toBe('validity-runs-forward');
  });
});
