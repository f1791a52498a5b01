import { beforeAll, describe, expect, test } from '@jest/globals';
import type { TeamRulesFile } from './inspection-rules.ts';
import { loadProvince } from './load.ts';
import { stretchesOf } from './team-rules.ts';

let file: TeamRulesFile;
beforeAll(async () => {
  file = (await loadProvince('lai-chau', new AbortController().signal)).teamRules;
});

describe('the rules of the circular, as they are entered', () => {
  test('are one stretch, from its day on', () => {
    expect(stretchesOf(file)).toEqual([
      {
        ...{ source: '05/2006/TT-BLĐTBXH', validFrom: '2006-06-22', validTo: null },
        composition: {
          ...{ leaders: 1, deputies: { least: 1, most: 2 }, leastMembers: 3 },
          sectors: ['labour', 'police', 'culture', 'health', 'trade', 'tourism'],
        },
        conduct: {
          ...{ leastMembers: 3, plannedNeedsPlan: true, surpriseIsLeaders: true },
          ...{ surpriseNeedsGround: true, surpriseNeedsReport: true },
        },
      },
    ]);
  });

  test('begin anew on the day on which one of them changes', () => {
    const rules = file.rules.flatMap((rule) =>
      rule.code === 'minimum-members-at-inspection'
        ? [
            { ...rule, validTo: '2014-01-01' },
            { ...rule, value: 2, validFrom: '2014-01-01' },
          ]
        : [rule],
    );
    expect(
      stretchesOf({ ...file, rules }).map(({ validFrom, validTo, conduct }) => [
        validFrom,
        validTo,
        conduct.leastMembers,
      ]),
    ).toEqual([
      ['2006-06-22', '2014-01-01', 3],
      ['2014-01-01', null, 2],
    ]);
  });

  test('ask for nothing where a rule is left out, and are refused with a value of another kind', () => {
    const only = file.rules.filter(({ code }) => code === 'leaders');
    expect(stretchesOf({ ...file, rules: only })[0]!.conduct).toMatchObject({
      leastMembers: 1,
      plannedNeedsPlan: false,
    });
    const odd = [{ ...only[0]!, value: true }];
    expect(() => stretchesOf({ ...file, rules: odd })).toThrow('leaders has no number');
  });
});
