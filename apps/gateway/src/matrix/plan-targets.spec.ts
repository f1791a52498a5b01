import { describe, expect, test } from '@jest/globals';
import { fallsShort, shareOf, targetsOf } from './plan-targets.ts';

const plan = {
  ...{ stream: 'plan-1', unit: '12@0000-00-00', agencies: ['police'] },
  period: { from: '2013-01-01', to: '2013-12-31' },
  targets: [
    { indicator: 'inspections-done', unit: null, value: 8 },
    { indicator: 'plans-issued', unit: '105@2004-10-25', value: 1 },
  ],
};
const number = (value: string) => ({ is: 'number', value }) as const;

describe('a target of a plan', () => {
  test('is of the plan’s unit unless it names its own, and counts no day beyond the asked period', () => {
    const found = targetsOf([plan], { indicators: ['inspections-done', 'plans-issued'], to: '2013-06-30' });
    expect(found.map(({ unit, upTo }) => [unit, upTo])).toEqual([
      ['12@0000-00-00', '2013-06-30'],
      ['105@2004-10-25', '2013-06-30'],
    ]);
    expect(targetsOf([plan], { indicators: [], to: '2014-06-30' })).toEqual([]);
  });

  test('has a share where there is a number: withheld and missing have none, and do not fall short', () => {
    expect([shareOf(number('3'), 8), shareOf({ is: 'zero', checks: '1' }, 8), shareOf(number('3'), 0)]).toEqual([
      37,
      0,
      null,
    ]);
    expect([shareOf({ is: 'withheld' }, 8), fallsShort([{ is: 'withheld' }], 8)]).toEqual([null, false]);
    expect(fallsShort([number('3'), { is: 'missing', because: 'not-fed' }], 8)).toBe(false);
    expect([
      fallsShort([number('8')], 8),
      fallsShort([number('7')], 8),
      fallsShort([{ is: 'zero', checks: '0' }], 8),
      // planned together: joint work may stand in both, so that 4 and 3 are at most 7
      fallsShort([number('5'), number('3')], 8),
      fallsShort([number('4'), number('3')], 8),
    ]).toEqual([...[false, true, true, false, true]]);
  });
});
