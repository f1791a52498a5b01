import { beforeEach, describe, expect, test } from '@jest/globals';
import { province, type Province } from '../examples.ts';
import { circular, enterTheCircular } from './examples.ts';
import { rulesOn } from './rules-on.ts';
import { teamRules } from './team-rules.ts';

let here: Province;
beforeEach(async () => {
  here = province();
  await enterTheCircular(here);
});

const send = (name: string, input: unknown) => here.send(teamRules, name, input, { id: 'team-178' });
const later = { ...circular, source: '900/2014/TT-BLĐTBXH', validFrom: '2014-01-01', leastMembers: 5 };

/** The least number of members on a day, and the version that says it. */
async function on(day: string) {
  const stateOf = (_: string, id: string) => Promise.resolve(here.stateOf(teamRules, id));
  const rules = await rulesOn(day).resolve(here.rows, { stateOf });
  return rules && [rules.leastMembers, rules.version];
}

describe('the rules of teams', () => {
  test('hold from their first day on, and are entered once', async () => {
    expect([await on('2006-06-21'), await on('2006-06-22')]).toEqual([null, [3, 'team-178@0']]);
    expect(await here.send(teamRules, 'enter', { kind: 'team-178', ...circular })).toBe('rules-are-new');
  });

  test('that follow leave the days before as they were', async () => {
    expect(await send('follow', later)).toBeNull();
    expect([await on('2013-12-31'), await on('2014-01-01')]).toEqual([
      [3, 'team-178@0'],
      [5, 'team-178@1'],
    ]);
    expect(await send('follow', circular)).toBe('rules-follow-later');
  });

  test('are corrected with a reason, or ended', async () => {
    expect(await send('correct', { ...circular, leastMembers: 4, reason: 'Ghi nhầm' })).toBeNull();
    expect(await on('2013-07-16')).toEqual([4, 'team-178@1']);
    expect(await send('end', { lastDay: '2013-12-31' })).toBeNull();
    expect([await on('2013-12-31'), await on('2014-01-01')]).toEqual([[4, 'team-178@1'], null]);
    expect(await send('end', { lastDay: '2006-06-21' })).toBe('validity-runs-forward');
  });

  test('make sense', async () => {
    expect(await send('correct', { ...circular, deputies: { least: 2, most: 1 }, reason: 'x' })).toBe(
      'deputies-run-upward',
    );
    expect(await send('follow', { ...later, validTo: '2013-12-31' })).toBe('validity-runs-forward');
  });
});
