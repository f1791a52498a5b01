import { describe, expect, test } from '@jest/globals';
import type { ReportValue } from '@lien-nganh/contracts/report-figures';
import { changedIndicators } from './changes.ts';
import type { Told, ToldByRef } from '../figures/told.ts';

const toldAs = (value: ReportValue): ToldByRef => {
  const asked = { indicator: 'fines', unit: null, agency: null, obligation: null, part: null, quarter: null } as const;
  const told: Told = {
    ...{ ref: 'r', asked: { ...asked, column: 'period' }, definition: null, value, definitionVersions: [] },
    ...{ question: null, figure: null, targets: [] },
  };
  return new Map([['r', told]]);
};
const changed = (before: ReportValue, after: ReportValue) => changedIndicators(toldAs(before), toldAs(after));

describe('a figure that is told again', () => {
  test('has not changed where it is none and somebody looked more often', () => {
    expect(changed({ is: 'zero', checks: '3' }, { is: 'zero', checks: '6' })).toEqual([]);
  });

  test.each<readonly [ReportValue, ReportValue]>([
    [
      { is: 'missing', because: 'not-checked' },
      { is: 'zero', checks: '6' },
    ],
    [
      { is: 'zero', checks: '3' },
      { is: 'number', value: '1' },
    ],
    [{ is: 'number', value: '1' }, { is: 'withheld' }],
  ])('has changed from %o to %o: zero, missing and withheld are three things', (before, after) => {
    expect(changed(before, after)).toEqual(['fines']);
  });
});
