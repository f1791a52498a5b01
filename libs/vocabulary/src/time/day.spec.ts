import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, addMinutes, compareDays, day, dayOf, daysFrom, instant, printDay, vietnamTime } from './day.ts';
import { days } from '../examples.ts';
import { describeIssue } from '../text/issue.ts';

describe('a day', () => {
  test('is printed as people type it', () => {
    expect(printDay('2013-09-05')).toBe('05/09/2013');
  });

  test.each(['2013-07-16', '2012-02-29', '2000-02-29', '1900-01-01', '2199-12-31'])('%s is a day', (text) => {
    expect(day.parse(text)).toBe(text);
  });

  test.each([
    ['2013-02-30', 'a 30th of February'],
    ['2013-02-29', 'a 29th of February in a common year'],
    ['1900-02-29', 'a 29th of February in a century year'],
    ['2013-04-31', 'a 31st of April'],
    ['2013-00-10', 'a month 0'],
    ['2013-13-01', 'a month 13'],
    ['2013-07-00', 'a day 0'],
    ['1899-12-31', 'a day before 1900'],
    ['2200-01-01', 'a day after 2199'],
    ['2013-7-16', 'a month of one digit'],
    ['16/07/2013', 'another order'],
    ['2013-07-16T00:00:00Z', 'a moment'],
    [' 2013-07-16', 'a space before'],
    ['2013-07-16\n', 'a line break after'],
    ['２０１３-07-16', 'digits of another script'],
    ['', 'nothing'],
  ])('%p is refused: %s', (text) => {
    const refused = day.safeParse(text);
    expect(describeIssue(refused.error!.issues[0]!).vi).toMatch(/^Phải là một ngày có thật/);
  });

  test('a number is refused', () => {
    expect(day.safeParse(20130716).success).toBe(false);
  });

  test('every day of the calendar is a day, and the day after it is one day later', () => {
    fc.assert(
      fc.property(days, (on) => {
        expect(day.parse(on)).toBe(on);
        expect(addDays(addDays(on, 1), -1)).toBe(on);
        expect(compareDays(on, addDays(on, 1))).toBeLessThan(0);
        expect(daysFrom(on, addDays(on, 400))).toBe(400);
      }),
    );
  });

  test('days order as they come', () => {
    expect(['2014-01-01', '2013-07-16', '2013-12-31'].sort(compareDays)).toEqual([
      '2013-07-16',
      '2013-12-31',
      '2014-01-01',
    ]);
    expect(compareDays('2013-07-16', '2013-07-16')).toBe(0);
  });
});

describe('a moment', () => {
  test.each([
    ['2026-06-30T23:59:59.999+07:00', '2026-06-30T16:59:59.999Z', '2026-06-30'],
    ['2026-07-01T00:30:00+07:00', '2026-06-30T17:30:00.000Z', '2026-07-01'],
    ['2026-06-30T17:30:00Z', '2026-06-30T17:30:00.000Z', '2026-07-01'],
    ['2026-06-30T17:00:00Z', '2026-06-30T17:00:00.000Z', '2026-07-01'],
    ['2026-06-30T16:59:59.9999999Z', '2026-06-30T16:59:59.999Z', '2026-06-30'],
    ['2026-06-30T10:00:00-07:00', '2026-06-30T17:00:00.000Z', '2026-07-01'],
    ['1950-01-01T00:00:00+07:00', '1949-12-31T17:00:00.000Z', '1950-01-01'],
  ])('%s is kept as %s and falls on %s in Viet Nam', (typed, kept, on) => {
    expect(instant.parse(typed)).toBe(kept);
    expect(dayOf(kept)).toBe(on);
  });

  test.each([
    '2026-06-30T17:30:00',
    '2026-06-30T17:30Z',
    '2026-06-30',
    '2026-02-30T00:00:00Z',
    '1899-06-01T00:00:00Z',
    '2200-06-01T00:00:00Z',
    'now',
  ])('%s is refused', (typed) => {
    expect(instant.safeParse(typed).success).toBe(false);
  });

  test('is so many minutes before another', () => {
    expect(addMinutes('2013-12-31T23:59:30.500Z', 1)).toBe('2014-01-01T00:00:30.500Z');
  });

  test('is read in Viet Nam by its own clock, on its own day', () => {
    expect(vietnamTime('2013-12-31T17:02:59.999Z')).toBe('01/01/2014 00:02');
  });

  test('a day in Viet Nam begins at 17:00 UTC of the day before, on every day', () => {
    fc.assert(
      fc.property(days, (on) => {
        const before = addDays(on, -1);
        expect(dayOf(`${before}T16:59:59.999Z`)).toBe(before);
        expect(dayOf(`${before}T17:00:00.000Z`)).toBe(on);
        expect(dayOf(`${on}T16:59:59.999Z`)).toBe(on);
      }),
    );
  });
});
