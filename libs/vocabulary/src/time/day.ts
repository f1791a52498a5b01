import type { Day, Instant } from '@lien-nganh/kernel';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { problem } from '../text/sentences.ts';

const DAY = /^(19|20|21)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** Offset of Asia/Ho_Chi_Minh. Fixed, so that no time zone database of a server or browser is asked. */
const VIETNAM = '+07:00';

/** Whether the text is a day that existed or will exist, 1900-01-01 to 2199-12-31. */
export function isDay(text: string): boolean {
  return DAY.test(text) && Number(text.slice(8)) <= daysInMonth(Number(text.slice(0, 4)), Number(text.slice(5, 7)));
}

/** A calendar day, `YYYY-MM-DD`, 1900 to 2199. It has no time and no zone: it never shifts. */
export const day = z
  .string()
  .refine(
    isDay,
    problem(
      'Phải là một ngày có thật, viết theo dạng NĂM-THÁNG-NGÀY, ví dụ 2013-07-16.',
      'Must be a real calendar day written YYYY-MM-DD, for example 2013-07-16.',
    ),
  )
  .meta({ format: 'date', examples: ['2013-07-16'] });

/**
 * A moment with its offset (`Z` or `±hh:mm`), kept as UTC with milliseconds: `2013-07-16T01:02:03.004Z`.
 * A moment without an offset is refused: it would mean something else on another machine.
 */
export const instant = z.iso
  .datetime({ offset: true, abort: true })
  .overwrite(utcMilliseconds)
  .refine(
    (text) => isDay(text.slice(0, 10)),
    problem('Thời điểm phải nằm trong các năm 1900–2199.', 'The moment must lie in the years 1900–2199.'),
  );

function utcMilliseconds(moment: string): Instant {
  return Temporal.Instant.from(moment).round({ smallestUnit: 'millisecond', roundingMode: 'floor' }).toString({
    smallestUnit: 'millisecond',
  });
}

/** `05/09/2013`: as people type a day, and as registers read it. */
export function printDay(of: Day): string {
  return of.split('-').reverse().join('/');
}

/** Moments are mostly asked about in order, many of one minute; no day begins within a minute. */
let lastMinute = { utc: '', day: '' };

/** The day in Viet Nam on which a moment falls, whatever time zone the process runs in. */
export function dayOf(moment: Instant): Day {
  if (!moment.endsWith('Z')) return dayInVietnam(moment);
  const utc = moment.slice(0, 'yyyy-mm-ddThh:mm'.length);
  if (utc !== lastMinute.utc) lastMinute = { utc, day: dayInVietnam(moment) };
  return lastMinute.day;
}

function dayInVietnam(moment: Instant): Day {
  return Temporal.Instant.from(moment).toZonedDateTimeISO(VIETNAM).toPlainDate().toString();
}

/** A moment as one reads it in Viet Nam, `16/07/2013 08:02`. */
export function vietnamTime(moment: Instant): string {
  const { year, month, day, hour, minute } = Temporal.Instant.from(moment).toZonedDateTimeISO(VIETNAM);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${two(day)}/${two(month)}/${year} ${two(hour)}:${two(minute)}`;
}

/** The moment so many minutes later, as UTC with milliseconds. */
export function addMinutes(moment: Instant, count: number): Instant {
  return Temporal.Instant.from(moment).add({ minutes: count }).toString({ smallestUnit: 'millisecond' });
}

/** The day `count` days later; earlier when negative. */
export function addDays(from: Day, count: number): Day {
  return Temporal.PlainDate.from(from).add({ days: count }).toString();
}

/** How many days `to` lies after `from`; negative when before. */
export function daysFrom(from: Day, to: Day): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: 'days' }).days;
}

/** Below 0 when `a` is earlier, 0 when equal, above 0 when later. Fits `Array.sort`. */
export function compareDays(a: Day, b: Day): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Days from `from` to `to`, both included. */
export interface DaySpan {
  readonly from: Day;
  readonly to: Day;
}

export function spanHolds(span: DaySpan, on: Day): boolean {
  return span.from <= on && on <= span.to;
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
