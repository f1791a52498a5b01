import type { Day } from '@lien-nganh/kernel';
import { addDays, daysInMonth } from '@lien-nganh/vocabulary';

/** Days, both included. */
export interface Period {
  readonly from: Day;
  readonly to: Day;
}

const MS_OF_DAY = 86_400_000;

/** The period of the same length just before: of whole months as many months, of other days as many days. */
export function periodBefore(period: Period): Period {
  const months = wholeMonths(period);
  if (months !== null) return { from: shifted(period.from, -months), to: addDays(period.from, -1) };
  const days = Math.round((Date.parse(period.to) - Date.parse(period.from)) / MS_OF_DAY) + 1;
  return { from: addDays(period.from, -days), to: addDays(period.from, -1) };
}

/** The same days of the year before; a month's last day stays its last, 29 February is 28. */
export function yearBefore({ from, to }: Period): Period {
  return { from: shifted(from, -12), to: isLastOfMonth(to) ? lastOfMonth(shifted(to, -12)) : shifted(to, -12) };
}

/** Calendar months in order, the first and last as far as they lie in the period. */
export function monthsOf({ from, to }: Period): readonly Period[] {
  const months: Period[] = [];
  for (let first = from; first <= to; first = addDays(lastOfMonth(first), 1)) {
    const last = lastOfMonth(first);
    months.push({ from: first, to: last < to ? last : to });
  }
  return months;
}

/** Periods of so many months, counted from the first day: both half-years from 1 January and those from 15 December. */
export function stepsOf({ from, to }: Period, months: number): readonly Period[] {
  const steps: Period[] = [];
  for (let first = from; first <= to; first = shifted(from, months * steps.length)) {
    const last = addDays(shifted(from, months * (steps.length + 1)), -1);
    steps.push({ from: first, to: last < to ? last : to });
  }
  return steps;
}

function wholeMonths({ from, to }: Period): number | null {
  if (!from.endsWith('-01') || !isLastOfMonth(to)) return null;
  return monthNumber(to) - monthNumber(from) + 1;
}

function monthNumber(day: Day): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

/** The same day so many months later; a month that is too short has its last one. */
export function shifted(day: Day, months: number): Day {
  const number = monthNumber(day) + months;
  const first = `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}-01`;
  const last = lastOfMonth(first);
  const same = `${first.slice(0, 8)}${day.slice(8)}`;
  return same < last ? same : last;
}

function lastOfMonth(day: Day): Day {
  const last = daysInMonth(Number(day.slice(0, 4)), Number(day.slice(5, 7)));
  return `${day.slice(0, 8)}${String(last).padStart(2, '0')}`;
}

function isLastOfMonth(day: Day): boolean {
  return day === lastOfMonth(day);
}
