import type { Day } from '@lien-nganh/kernel';
import { addDays, daysFrom } from '@lien-nganh/vocabulary';

/** The day on which the demo's clock begins: a Monday. */
export const FIRST_DAY = '2013-07-01';
/** The first day after the whole story, which is of eighteen months. */
export const END = '2015-01-01';

/** Mondays from the first week to the last that begins before the end. */
export function mondays(from: Day, end: Day): readonly Day[] {
  const weeks = Math.ceil(daysFrom(from, end) / 7);
  return Array.from({ length: weeks }, (_, week) => addDays(from, 7 * week));
}

/** First days of the months from the first to the last that begins before the end. */
export function monthsFrom(from: Day, end: Day): readonly Day[] {
  const found: Day[] = [];
  for (let month = 0; afterMonths(from, month) < end; month++) found.push(afterMonths(from, month));
  return found;
}

/** The first day after so many months. */
export function afterMonths(from: Day, months: number): Day {
  const [year, month] = from.split('-').map(Number) as [number, number];
  const date = new Date(Date.UTC(year, month - 1 + months, 1));
  return date.toISOString().slice(0, 10);
}

export function lastDayOf(month: Day): Day {
  return addDays(afterMonths(month, 1), -1);
}

/** The same day, or the Monday after a weekend. */
export function workday(on: Day): Day {
  const weekday = new Date(`${on}T00:00:00Z`).getUTCDay();
  return addDays(on, weekday === 6 ? 2 : weekday === 0 ? 1 : 0);
}

export function mondayOf(on: Day): Day {
  const weekday = new Date(`${on}T00:00:00Z`).getUTCDay();
  return addDays(on, -((weekday + 6) % 7));
}

interface Period {
  readonly from: Day;
  readonly to: Day;
}

/** Halves of the calendar year that lie within the story and are over before its end. */
export function halfYears(from: Day, end: Day): readonly Period[] {
  return periodsOf(from, end, 6);
}

/** Quarters of Health, from the 15th to the 14th: the first begins a fortnight before the story. */
export function healthQuarters(from: Day, end: Day): readonly Period[] {
  return periodsOf(from, end, 3)
    .map((quarter) => ({
      from: addDays(afterMonths(quarter.from, -1), 14),
      to: addDays(afterMonths(quarter.from, 2), 13),
    }))
    .filter(({ to }) => to < end);
}

function periodsOf(from: Day, end: Day, months: number): readonly Period[] {
  return monthsFrom(from, end)
    .filter((month) => (Number(month.slice(5, 7)) - 1) % months === 0)
    .map((month) => ({ from: month, to: addDays(afterMonths(month, months), -1) }));
}
