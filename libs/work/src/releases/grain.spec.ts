import { expect, test } from '@jest/globals';
import { grains, isOfGrain, periodOfGrain } from './grain.ts';

test.each([
  ['health-quarter', '2013-06-15', '2013-09-14', true],
  ['health-quarter', '2012-12-15', '2013-03-14', true],
  ['health-quarter', '2013-07-01', '2013-09-30', false],
  ['health-half-year', '2013-06-15', '2013-12-14', true],
  ['health-year', '2012-12-15', '2013-12-14', true],
  ['quarter', '2013-07-01', '2013-09-30', true],
  ['month', '2016-02-01', '2016-02-29', true],
  ['month', '2016-02-01', '2016-02-28', false],
  ['day', '2013-07-01', '2013-07-01', true],
  ['day', '2013-07-01', '2013-07-02', false],
] as const)('%s: %s to %s is one of its periods: %s', (grain, from, to, expected) => {
  expect(isOfGrain(grain, { from, to })).toBe(expected);
});

test.each(grains)('%s: the period around a day is one of its periods', (grain) => {
  const period = periodOfGrain(grain, '2013-09-05');
  expect([isOfGrain(grain, period), period.from <= '2013-09-05', '2013-09-05' <= period.to]).toEqual([
    true,
    true,
    true,
  ]);
});
