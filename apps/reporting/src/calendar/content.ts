import { reject } from '@lien-nganh/kernel';
import { addWorkingDays, day, daysInMonth, periodScheme, problem, text, type WorkDays } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { everyTermIn, type ReportingTerm } from './periods.ts';

const names = z.strictObject({ vi: text(300), en: text(300) });

/** A day of the year: of the year that a period counts for, or of the one after. */
const dayOfYear = z
  .strictObject({ month: z.int().min(1).max(12), day: z.int().min(1).max(31), inYearAfter: z.boolean() })
  .refine(
    // of a year without 29 February, so that it is there every year
    (on) => on.day <= daysInMonth(2001, on.month),
    problem('Tháng đó không có ngày này trong mọi năm.', 'The month has no such day in every year.'),
  );

/** How a reporting calendar cuts the year, until when its periods are counted, and when reports of them are due. */
export const calendarInput = {
  names,
  validFrom: day,
  validTo: day.nullable(),
  /** Each begins where it says and ends the day before the next, so that every day falls in exactly one. */
  parts: periodScheme.shape.parts,
  /**
   * Of each part, and of the whole year as `year`: the day of cut-off, the day on which reports are due, and the one on which
   * the report that consolidates them is; `null`: no day is set for that.
   */
  terms: z
    .array(
      z.strictObject({
        part: text(10),
        cutOff: dayOfYear,
        due: dayOfYear,
        consolidatedDue: dayOfYear.nullable().default(null),
      }),
    )
    .max(25),
  /** Working days after the day of cut-off, until the due day and with it, at least. */
  leastWorkingDays: z.int().min(0).max(60),
  /** A due day at a weekend or on a day off moves to the working day after it. */
  movesToWorkingDay: z.boolean(),
};
export type CalendarInput = z.output<z.ZodObject<typeof calendarInput>>;

export const contentRules = [
  'validity-runs-forward',
  'parts-cut-the-year',
  'every-part-has-its-terms',
  'working-days-lie-between',
  'consolidated-after-the-reports',
] as const;

export function contentFault(calendar: CalendarInput, days: WorkDays) {
  const { validFrom, validTo, parts, terms } = calendar;
  if (validTo !== null && validTo < validFrom) return reject('validity-runs-forward');
  if (!periodScheme.safeParse({ code: 'any', name: calendar.names, parts }).success)
    return reject('parts-cut-the-year');
  const wanted = [...parts.map(({ code }) => code), 'year'].sort();
  const told = terms.map(({ part }) => part).sort();
  if (JSON.stringify(wanted) !== JSON.stringify(told)) return reject('every-part-has-its-terms');
  const found = termsOfAGeneration(calendar, days);
  if (found.some(({ cutOff, dueOn }) => dueOn < addWorkingDays(cutOff, calendar.leastWorkingDays, days))) {
    return reject('working-days-lie-between');
  }
  const isTooEarly = ({ dueOn, consolidatedDueOn }: ReportingTerm) =>
    consolidatedDueOn !== null && consolidatedDueOn < dueOn;
  return found.some(isTooEarly) ? reject('consolidated-after-the-reports') : null;
}

/** Of every year of a generation: which weekday a day falls on differs from year to year, and so do days off. */
function termsOfAGeneration(calendar: CalendarInput, days: WorkDays): readonly ReportingTerm[] {
  const years = Array.from({ length: 28 }, (_, index) => 2000 + index);
  return years.flatMap((year) => everyTermIn(calendar, year, days));
}
