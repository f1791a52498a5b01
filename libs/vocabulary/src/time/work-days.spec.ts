import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, daysFrom } from './day.ts';
import { days } from '../examples.ts';
import { addWorkingDays, isWeekday, takeWorkingDays, workDays, workingDayFrom } from './work-days.ts';

const week = workDays([]);
/** Lunar New Year of 2014: a Saturday before and one after were worked for two days more at home. */
const tet = workDays([
  ...(['2014-01-25', '2014-02-08'] as const).map((on) => ({ on, is: 'make-up' as const })),
  ...['01-28', '01-29', '01-30', '01-31', '02-03', '02-04', '02-05'].map((on) => ({
    on: `2014-${on}`,
    is: 'day-off' as const,
  })),
]);

describe('a term of working days', () => {
  // 2022-03-11 was a Friday
  test.each([
    ['2022-03-11', 0, '2022-03-11'],
    ['2022-03-11', 1, '2022-03-14'],
    ['2022-03-10', 7, '2022-03-21'],
    ['2022-03-12', 1, '2022-03-14'],
    ['2022-03-13', 5, '2022-03-18'],
    ['2022-03-14', 30, '2022-04-25'],
  ])('from %s on, %i of them end on %s', (from, count, end) => {
    expect(addWorkingDays(from, count, week)).toBe(end);
  });

  test('passes over holidays and counts the Saturdays on which they are made up for', () => {
    expect(addWorkingDays('2014-01-24', 1, tet)).toBe('2014-01-25');
    expect(addWorkingDays('2014-01-24', 3, tet)).toBe('2014-02-06');
    expect(addWorkingDays('2014-02-06', 2, tet)).toBe('2014-02-08');
    expect(takeWorkingDays('2014-02-06', 2, tet)).toBe('2014-01-25');
  });

  test('a day that is no working day moves to the next, and a working day stays', () => {
    expect(['2014-01-25', '2014-01-26', '2014-01-28', '2014-02-08'].map((on) => workingDayFrom(on, tet))).toEqual([
      '2014-01-25',
      '2014-01-27',
      '2014-02-06',
      '2014-02-08',
    ]);
  });

  test('ends on a working day, as many of them later as it is long, and leads back', () => {
    const special = fc.array(fc.record({ on: days, is: fc.constantFrom('day-off' as const, 'make-up' as const) }));
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 60 }), special, (from, count, told) => {
        const near = told.map(({ is }, index) => ({ on: addDays(from, index * 3), is }));
        const known = workDays(near);
        const end = addWorkingDays(from, count, known);
        const between = Array.from({ length: daysFrom(from, end) }, (_, index) => addDays(from, index + 1));
        const free = new Set(near.filter(({ is }) => is === 'day-off').map(({ on }) => on));
        const madeUp = new Set(near.filter(({ is }) => is === 'make-up').map(({ on }) => on));
        const working = between.filter((on) => madeUp.has(on) || (isWeekday(on) && !free.has(on)));
        expect([working.length, working.at(-1)]).toEqual([count, end]);
        expect(addWorkingDays(takeWorkingDays(end, count, known), count, known)).toBe(end);
      }),
    );
  });
});
