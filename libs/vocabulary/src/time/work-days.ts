import type { Day } from '@lien-nganh/kernel';
import { Temporal } from 'temporal-polyfill';
import { addDays } from './day.ts';

/** A day that is not as the week says: free though it is a Monday to Friday, or worked though it is a Saturday or Sunday. */
export interface SpecialDay {
  readonly on: Day;
  readonly is: 'day-off' | 'make-up';
}

/** Which days are worked. */
export interface WorkDays {
  isWorking(on: Day): boolean;
}

const FRIDAY = 5;

/**
 * Mondays to Fridays but for the days off, and the days on which work is made up for. What is told twice is as it was told
 * last; of years of which nothing is told the week alone speaks.
 */
export function workDays(special: Iterable<SpecialDay>): WorkDays {
  const told = new Map([...special].map(({ on, is }) => [on, is]));
  return { isWorking: (on) => (told.has(on) ? told.get(on) === 'make-up' : isWeekday(on)) };
}

/** Whether it is a Monday to Friday. */
export function isWeekday(on: Day): boolean {
  return Temporal.PlainDate.from(on).dayOfWeek <= FRIDAY;
}

/** The working day `count` working days after a day, itself not counted; with 0 the day itself. */
export function addWorkingDays(from: Day, count: number, { isWorking }: WorkDays): Day {
  let on = from;
  for (let left = count; left > 0;) {
    on = addDays(on, 1);
    if (isWorking(on)) left--;
  }
  return on;
}

/** The working day `count` working days before a day, itself not counted; with 0 the day itself. */
export function takeWorkingDays(from: Day, count: number, { isWorking }: WorkDays): Day {
  let on = from;
  for (let left = count; left > 0;) {
    on = addDays(on, -1);
    if (isWorking(on)) left--;
  }
  return on;
}

/** The day itself where it is worked, else the first working day after it. */
export function workingDayFrom(on: Day, days: WorkDays): Day {
  return addWorkingDays(addDays(on, -1), 1, days);
}
