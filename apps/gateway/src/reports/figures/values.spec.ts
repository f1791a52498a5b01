import { describe, expect, test } from '@jest/globals';
import { differenceOf, percentOf, percentOfPlan, plannedValue } from './values.ts';

const number = (value: string) => ({ is: 'number', value }) as const;
const zero = { is: 'zero', checks: '3' } as const;
const missing = { is: 'missing', because: 'not-checked' } as const;
const withheld = { is: 'withheld' } as const;
const made = { days: { from: '2013-01-01', to: '2013-12-31' }, of: [] };

describe('what is worked out from figures', () => {
  test('is exact at any size, and a fall is a number below zero (S-14)', () => {
    expect(differenceOf(number('9007199254740995'), number('9007199254740990'))).toEqual(number('-5'));
    expect(differenceOf(number('4'), zero)).toEqual(number('-4'));
    expect(differenceOf(zero, zero)).toEqual(number('0'));
  });

  test('is none where either is none, and withheld stays withheld', () => {
    expect(differenceOf(missing, number('4'))).toEqual({ is: 'missing', because: 'not-compared' });
    expect(differenceOf(number('4'), withheld)).toEqual(withheld);
    expect(differenceOf(withheld, missing)).toEqual(withheld);
    expect(percentOfPlan(withheld, { is: 'one', value: 10, ...made })).toEqual(withheld);
  });

  test('has no per cent without a target, and none of several targets', () => {
    expect(percentOfPlan(number('4'), { is: 'none' })).toEqual({ is: 'missing', because: 'no-target' });
    expect(plannedValue({ is: 'several' })).toEqual({ is: 'missing', because: 'several-targets' });
    expect(percentOfPlan(number('4'), { is: 'some' })).toEqual({
      is: 'missing',
      because: 'targets-of-some-units',
    });
    expect(percentOfPlan(number('5'), { is: 'one', value: 0, ...made })).toEqual({
      is: 'missing',
      because: 'no-target',
    });
  });

  test('has no per cent of what was planned for more than it, which is told as it is', () => {
    const wider = { is: 'wider', value: 10, ...made } as const;
    expect([plannedValue(wider), percentOfPlan(number('5'), wider)]).toEqual([
      number('10'),
      { is: 'missing', because: 'not-compared' },
    ]);
  });

  test('has one decimal, half up', () => {
    expect(percentOf(number('2'), 3n)).toEqual({ is: 'percent', value: '66.7' });
    expect(percentOf(number('1'), 2000n)).toEqual({ is: 'percent', value: '0.1' });
    expect(percentOf(number('21'), 25n)).toEqual({ is: 'percent', value: '84.0' });
    expect(percentOf(zero, 25n)).toEqual({ is: 'percent', value: '0.0' });
    expect(percentOf(number('1'), 2001n)).toEqual({ is: 'percent', value: '0.0' });
  });
});
