import { describe, expect, test } from '@jest/globals';
import { daysAsked, daysOf, quartersOf } from './days.ts';

const second = { period: '2013-H2', kind: 'six-monthly', from: '2013-06-15', to: '2013-12-14' } as const;
const year = { period: '2013', kind: 'yearly', from: '2012-12-15', to: '2013-12-14' } as const;
const calendar = { period: '2014-H1', kind: 'six-monthly', from: '2014-01-01', to: '2014-06-30' } as const;

describe('what stands beside a period', () => {
  test('of the data cut-off is cut on the 15th too, and the halves make up the year (S-10)', () => {
    expect(daysOf(second, 'previous')).toEqual({ from: '2012-12-15', to: '2013-06-14' });
    expect(daysOf(second, 'last-year')).toEqual({ from: '2012-06-15', to: '2012-12-14' });
    expect(daysOf(second, 'year-to-date')).toEqual({ from: year.from, to: year.to });
    expect(daysOf(year, 'previous')).toEqual({ from: '2011-12-15', to: '2012-12-14' });
    expect(daysOf(year, 'year-to-date')).toEqual({ from: year.from, to: year.to });
  });

  test('of the calendar year is whole months, a February of any length', () => {
    expect(daysOf(calendar, 'previous')).toEqual({ from: '2013-07-01', to: '2013-12-31' });
    expect(daysOf(calendar, 'last-year')).toEqual({ from: '2013-01-01', to: '2013-06-30' });
    const february = { period: '2016-M02', kind: 'monthly', from: '2016-02-01', to: '2016-02-29' } as const;
    expect(daysOf(february, 'last-year')).toEqual({ from: '2015-02-01', to: '2015-02-28' });
    expect(daysOf(february, 'previous')).toEqual({ from: '2016-01-01', to: '2016-01-31' });
    expect(daysOf(february, 'year-to-date')).toEqual({ from: '2016-01-01', to: '2016-02-29' });
  });

  test('of days that a regime names is as many days before, and the year is that in which they begin', () => {
    const named = { period: 'tet', kind: 'ad-hoc', from: '2014-01-20', to: '2014-02-08' } as const;
    expect(daysOf(named, 'previous')).toEqual({ from: '2013-12-31', to: '2014-01-19' });
    expect(daysOf(named, 'year-to-date')).toEqual({ from: '2014-01-01', to: '2014-02-08' });
    expect(quartersOf(named)).toEqual([{ from: '2014-01-01', to: '2014-02-08' }]);
  });

  test('is divided into the quarters of the same calendar', () => {
    expect(quartersOf(second)).toEqual([
      { from: '2012-12-15', to: '2013-03-14' },
      { from: '2013-03-15', to: '2013-06-14' },
      { from: '2013-06-15', to: '2013-09-14' },
      { from: '2013-09-15', to: '2013-12-14' },
    ]);
    expect(daysAsked(second, { column: 'period', quarter: 3 })).toEqual({ from: '2013-06-15', to: '2013-09-14' });
  });
});
