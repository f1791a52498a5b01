import { slug } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { names, validity } from './shapes.ts';

const month = z.int().min(1).max(12);
const dayOfMonth = z.int().min(1).max(31);
const dayOfYear = z.strictObject({ month, day: dayOfMonth, inYearAfter: z.boolean() });

/** `reporting-calendars.json`: how a reporting calendar cuts the year, and when reports are due. */
export const reportingCalendarsFile = z.strictObject({
  source: names,
  calendars: z
    .array(
      z.strictObject({
        calendar: slug,
        names,
        ...validity,
        parts: z.array(
          z.strictObject({
            code: z.string(),
            begins: z.strictObject({ month, day: dayOfMonth, inYearBefore: z.boolean() }),
          }),
        ),
        terms: z.array(z.strictObject({ part: z.string(), cutOff: dayOfYear, due: dayOfYear })),
        leastWorkingDays: z.int().nonnegative(),
        movesToWorkingDay: z.boolean(),
        sample: z.boolean(),
      }),
    )
    .min(1),
});
export type ReportingCalendarsFile = z.infer<typeof reportingCalendarsFile>;
