import { describe, expect, test } from '@jest/globals';
import { monthsOf, periodBefore, stepsOf, yearBefore } from './periods.ts';

describe('periods that are compared', () => {
  test.each([
    ['2014-01-01', '2014-06-30', '2013-07-01', '2013-12-31'],
    ['2013-07-01', '2013-12-31', '2013-01-01', '2013-06-30'],
    ['2014-03-01', '2014-03-31', '2014-02-01', '2014-02-28'],
    ['2013-12-15', '2014-06-14', '2013-06-16', '2013-12-14'],
    ['2014-03-05', '2014-03-05', '2014-03-04', '2014-03-04'],
  ])('before %s – %s lies %s – %s', (from, to, before, until) => {
    expect(periodBefore({ from, to })).toEqual({ from: before, to: until });
  });

  test.each([
    ['2014-01-01', '2014-06-30', '2013-01-01', '2013-06-30'],
    ['2013-02-01', '2013-02-28', '2012-02-01', '2012-02-29'],
    ['2012-02-29', '2012-03-10', '2011-02-28', '2011-03-10'],
  ])('a year before %s – %s are %s – %s', (from, to, before, until) => {
    expect(yearBefore({ from, to })).toEqual({ from: before, to: until });
  });

  test('the months of a period are whole but for its ends', () => {
    expect(monthsOf({ from: '2013-11-15', to: '2014-01-10' })).toEqual([
      { from: '2013-11-15', to: '2013-11-30' },
      { from: '2013-12-01', to: '2013-12-31' },
      { from: '2014-01-01', to: '2014-01-10' },
    ]);
  });

  test('steps are counted from the first day, whichever calendar it begins, and every day lies in one (S-10)', () => {
    const firsts = (from: string, to: string, months: number) =>
      stepsOf({ from, to }, months).map((step) => `${step.from} ${step.to}`);
    expect(firsts('2013-01-01', '2013-12-31', 6)).toEqual(['2013-01-01 2013-06-30', '2013-07-01 2013-12-31']);
    expect(firsts('2012-12-15', '2013-12-14', 6)).toEqual(['2012-12-15 2013-06-14', '2013-06-15 2013-12-14']);
    expect(firsts('2013-01-31', '2013-04-10', 1)).toEqual([
      ...['2013-01-31 2013-02-27', '2013-02-28 2013-03-30', '2013-03-31 2013-04-10'],
    ]);
  });
});
