import type { Day, Instant } from '@lien-nganh/kernel';
import { dayOf } from '@lien-nganh/vocabulary';

const HOUR = '2013-07-16T01'.length;
let last = { hour: '', day: '' };

/**
 * The day in Viet Nam on which the log took an event. Viet Nam is whole hours from UTC, so every moment of one hour is of
 * one day; events come in order, so the last hour is nearly always the one that is asked for again.
 */
export function knownDayOf(recordedAt: Instant): Day {
  const hour = recordedAt.slice(0, HOUR);
  if (hour !== last.hour || !recordedAt.endsWith('Z')) last = { hour, day: dayOf(recordedAt) };
  return last.day;
}
