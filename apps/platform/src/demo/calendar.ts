import type { Day } from '@lien-nganh/kernel';
import { addDays, daysFrom } from '@lien-nganh/vocabulary';

/** The day on which the demo's clock begins: a Monday. */
export const FIRST_DAY = '2013-07-01';

/** Mondays from the first week to the last that begins before the end. */
export function mondays(from: Day, end: Day): readonly Day[] {
  const weeks = Math.ceil(daysFrom(from, end) / 7);
  return Array.from({ length: weeks }, (_, week) => addDays(from, 7 * week));
}

/** The first day after so many months. */
export function afterMonths(from: Day, months: number): Day {
  const [year, month] = from.split('-').map(Number) as [number, number];
  const date = new Date(Date.UTC(year, month - 1 + months, 1));
  return date.toISOString().slice(0, 10);
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
