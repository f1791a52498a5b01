import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, dayOf, daysFrom, spanHolds } from './day.ts';
import { days } from '../examples.ts';
import { halfYearSchemes, periodContaining, periodScheme, periodsOf, yearContaining, yearOf } from './period.ts';

const { calendar } = halfYearSchemes;
const cutOff = halfYearSchemes['cut-off'];
const schemes = fc.constantFrom(calendar, cutOff);

describe('half-years', () => {
  // Case S-10.
  test.each([
    ['2025-10-30', '2025-H2', '2025-H2'],
    ['2025-12-20', '2025-H2', '2026-H1'],
    ['2026-06-14', '2026-H1', '2026-H1'],
    ['2026-06-15', '2026-H1', '2026-H2'],
    ['2025-12-14', '2025-H2', '2025-H2'],
    ['2025-12-15', '2025-H2', '2026-H1'],
    ['2026-06-30', '2026-H1', '2026-H2'],
    ['2026-07-01', '2026-H2', '2026-H2'],
  ])('%s is of %s by the calendar and of %s by the data cut-off', (on, byCalendar, byCutOff) => {
    expect(periodContaining(calendar, on).code).toBe(byCalendar);
    expect(periodContaining(cutOff, on).code).toBe(byCutOff);
  });

  // Case S-11.
  test('the last millisecond of June is of the first half, half an hour later is of the second', () => {
    expect(periodContaining(calendar, dayOf('2026-06-30T16:59:59.999Z')).code).toBe('2026-H1');
    expect(periodContaining(calendar, dayOf('2026-06-30T17:30:00.000Z')).code).toBe('2026-H2');
  });

  test('a period says its scheme, its year and both its days', () => {
    expect(periodsOf(cutOff, 2025)).toEqual([
      { scheme: 'cut-off', year: 2025, part: 'H1', code: '2025-H1', from: '2024-12-15', to: '2025-06-14' },
      { scheme: 'cut-off', year: 2025, part: 'H2', code: '2025-H2', from: '2025-06-15', to: '2025-12-14' },
    ]);
    expect(yearOf(calendar, 2013)).toEqual({
      scheme: 'calendar',
      year: 2013,
      part: 'year',
      code: '2013',
      from: '2013-01-01',
      to: '2013-12-31',
    });
  });

  test('every day falls in exactly one half, which lies in the year of the same scheme', () => {
    fc.assert(
      fc.property(days, schemes, (on, scheme) => {
        const year = yearContaining(scheme, on);
        const around = [year.year - 1, year.year, year.year + 1].flatMap((each) => periodsOf(scheme, each));
        expect(around.filter((half) => spanHolds(half, on))).toEqual([periodContaining(scheme, on)]);
        expect(periodContaining(scheme, on).year).toBe(year.year);
      }),
    );
  });

  test('the halves of a year add up to it, and each year begins the day after the one before', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1901, max: 2198 }), schemes, (of, scheme) => {
        const [first, second] = periodsOf(scheme, of);
        const year = yearOf(scheme, of);
        expect(first!.from).toBe(year.from);
        expect(second!.from).toBe(addDays(first!.to, 1));
        expect(second!.to).toBe(year.to);
        expect(yearOf(scheme, of + 1).from).toBe(addDays(year.to, 1));
        expect([365, 366]).toContain(daysFrom(year.from, year.to) + 1);
      }),
    );
  });
});

describe('a scheme as data', () => {
  const quarters = {
    code: 'health-quarter',
    name: { vi: 'Quý của ngành Y tế', en: 'Quarter of the health sector' },
    parts: [
      { code: 'Q1', begins: { month: 12, day: 15, inYearBefore: true } },
      { code: 'Q2', begins: { month: 3, day: 15, inYearBefore: false } },
      { code: 'Q3', begins: { month: 6, day: 15, inYearBefore: false } },
      { code: 'Q4', begins: { month: 9, day: 15, inYearBefore: false } },
    ],
  };

  test('the shipped schemes are sound', () => {
    expect(Object.values(halfYearSchemes).map((scheme) => periodScheme.parse(scheme))).toEqual([calendar, cutOff]);
  });

  test('a scheme of quarters works like one of halves', () => {
    const scheme = periodScheme.parse(quarters);
    expect(periodContaining(scheme, '2013-12-31').code).toBe('2014-Q1');
    expect(periodContaining(scheme, '2013-09-14').code).toBe('2013-Q3');
    expect(yearOf(scheme, 2013)).toMatchObject({ from: '2012-12-15', to: '2013-12-14' });
  });

  test.each([
    ['parts out of order', [quarters.parts[1], quarters.parts[0]]],
    ['one code twice', [quarters.parts[0], { ...quarters.parts[1], code: 'Q1' }]],
    ['more than a year', [quarters.parts[0], { code: 'Q2', begins: { month: 12, day: 20, inYearBefore: false } }]],
    ['no part at all', []],
    ['a 31st, which not every month has', [{ code: 'Q1', begins: { month: 1, day: 31, inYearBefore: false } }]],
  ])('%s is refused', (_, parts) => {
    expect(periodScheme.safeParse({ ...quarters, parts }).success).toBe(false);
  });
});
