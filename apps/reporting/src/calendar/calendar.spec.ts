import { beforeEach, describe, expect, test } from '@jest/globals';
import { inMemory } from '@lien-nganh/testing';
import { dayOf, periodContaining, spanHolds, workDays } from '@lien-nganh/vocabulary';
import { calendarYear, dataCutOff, tables } from '../examples.ts';
import { calendar } from './calendar.ts';
import { everyTermIn, termNamed } from './periods.ts';

const consolidatedAt = (on: { readonly month: number; readonly day: number }) => (term: object) => ({
  ...term,
  consolidatedDue: { ...on, inYearAfter: true },
});
/** Mondays to Fridays, of which nothing else is told. */
const week = workDays([]);
const days = ['2025-10-30', '2025-12-20', '2026-06-14', '2026-06-15'];

describe('the halves of a year', () => {
  // Case S-10.
  test.each([
    ['by the calendar', calendarYear, ['2025-H2', '2025-H2', '2026-H1', '2026-H1']],
    ['by the data cut-off', dataCutOff, ['2025-H2', '2026-H1', '2026-H1', '2026-H2']],
  ])('%s', (_, kept, codes) => {
    expect(days.map((on) => periodContaining({ code: 'any', parts: kept.parts }, on).code)).toEqual(codes);
    for (const on of days) {
      const halves = [2025, 2026, 2027].flatMap((year) => everyTermIn(kept, year, week).slice(0, 2));
      expect(halves.filter((half) => spanHolds(half, on))).toHaveLength(1);
    }
    const [first, second, year] = everyTermIn(kept, 2026, week);
    expect([first!.from, second!.to]).toEqual([year!.from, year!.to]);
  });

  // Case S-11.
  test('turn at midnight of Viet Nam, whatever the clock of a machine says', () => {
    const half = (moment: string) => periodContaining({ code: 'any', parts: calendarYear.parts }, dayOf(moment)).code;
    expect(half('2026-06-30T23:59:59.999+07:00')).toBe('2026-H1');
    expect(half('2026-06-30T17:30:00.000Z')).toBe('2026-H2');
  });

  test('are due on their day, or on the working day after it', () => {
    expect(termNamed(calendarYear, '2013-H2', week)).toEqual({
      ...{ period: '2013-H2', kind: 'six-monthly', from: '2013-07-01', to: '2013-12-31', cutOff: '2013-12-31' },
      // the 5th was a Sunday, the 18th a Saturday
      ...{ dueOn: '2014-01-06', consolidatedDueOn: '2014-01-20' },
    });
    expect(termNamed(dataCutOff, '2026', week)).toMatchObject({ kind: 'yearly', from: '2025-12-15', to: '2026-12-14' });
    const { dueOn, consolidatedDueOn } = termNamed({ ...calendarYear, movesToWorkingDay: false }, '2013', week)!;
    expect([dueOn, consolidatedDueOn]).toEqual(['2014-01-05', null]);
    expect(termNamed(calendarYear, '2013-H3', week)).toBeNull();
  });
});

test('a year may be cut into quarters, months or anything else', () => {
  const cut = (parts: number) => {
    const code = (index: number) => `P${index + 1}`;
    const all = Array.from({ length: parts }, (_, index) => index);
    const first = calendarYear.terms[0]!;
    return {
      ...calendarYear,
      parts: all.map((index) => ({
        code: code(index),
        begins: { month: (index * 12) / parts + 1, day: 1, inYearBefore: false },
      })),
      terms: [...all.map((index) => ({ ...first, part: code(index) })), { ...first, part: 'year' }],
    };
  };
  expect([2, 4, 12].map((parts) => termNamed(cut(parts), '2013-P1', week)?.kind)).toEqual([
    ...['six-monthly', 'quarterly', 'monthly'],
  ]);
});

describe('a calendar', () => {
  const by = { account: 'account-1', agency: 'labour', role: 'standing' };
  let here: ReturnType<typeof inMemory>;
  beforeEach(() => {
    here = inMemory([calendar], tables, { by, today: '2014-01-20' });
  });
  const send = async (name: string, input: object) =>
    (await here.send(calendar, name, input, { id: 'calendar' })).refused;
  const { calendar: _, ...content } = calendarYear;

  test('is entered once, corrected with a reason, and ended', async () => {
    expect(await send('correct', { ...content, reason: 'x' })).toBe('calendar-is-entered');
    expect(await send('end', { lastDay: '2019-03-11' })).toBe('calendar-is-entered');
    expect(await send('enter', calendarYear)).toBeNull();
    expect(await send('enter', calendarYear)).toBe('calendar-is-new');
    expect(await send('correct', { ...content, leastWorkingDays: 2, reason: 'Nhập nhầm' })).toBeNull();
    expect(await send('end', { lastDay: '2003-12-31' })).toBe('validity-runs-forward');
    expect(await send('end', { lastDay: '2019-03-11' })).toBeNull();
    expect(here.stateOf('calendar', 'calendar')).toMatchObject({ leastWorkingDays: 2, validTo: '2019-03-11' });
  });

  test.each([
    ['validity-runs-forward', { validTo: '2003-12-31' }],
    ['parts-cut-the-year', { parts: [...calendarYear.parts].reverse() }],
    ['every-part-has-its-terms', { terms: calendarYear.terms.slice(1) }],
    ['working-days-lie-between', { leastWorkingDays: 5 }],
    ['consolidated-after-the-reports', { terms: calendarYear.terms.map(consolidatedAt({ month: 1, day: 4 })) }],
  ])('%s refuses', async (rule, wrong) => {
    expect(await send('enter', { ...calendarYear, ...wrong })).toBe(rule);
  });

  test('counts holidays as no working days, and the Saturdays on which they are made up for as such', async () => {
    const special = (is: string, ...on: readonly string[]) => on.map((one) => ({ on: one, is }));
    const off = special('day-off', '2014-01-01', '2014-01-02', '2014-01-06');
    const years = (...daysTold: readonly object[]) => ({
      ...tables,
      workYears: { 2014: { year: '2014', days: daysTold } },
    });
    here = inMemory([calendar], years(...off), { by, today: '2014-01-20' });
    expect(await send('enter', { ...calendarYear, leastWorkingDays: 2 })).toBeNull();
    here = inMemory([calendar], years(...off, ...special('day-off', '2014-01-03')), { by, today: '2014-01-20' });
    expect(await send('enter', { ...calendarYear, leastWorkingDays: 2 })).toBe('working-days-lie-between');
    const moved = (daysTold: readonly object[]) =>
      termNamed(calendarYear, '2013-H2', workDays(daysTold as Parameters<typeof workDays>[0]))?.dueOn;
    expect([moved(off), moved(special('make-up', '2014-01-05'))]).toEqual(['2014-01-07', '2014-01-05']);
  });

  test('names days that there are in every year', () => {
    const [first, ...others] = calendarYear.terms;
    const terms = [{ ...first!, due: { month: 2, day: 29, inYearAfter: false } }, ...others];
    expect(calendar.commands[0]!.input.safeParse({ ...calendarYear, terms }).success).toBe(false);
  });
});
