import { day, slug } from '@lien-nganh/vocabulary';
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

const asked = {
  indicator: slug,
  part: z.strictObject({ dimension: slug, value: z.string() }).optional(),
};
/** What a column shows: checked in whole when it is entered, and here for what it asks. */
const shows = z.object({ is: z.string(), ...asked, indicator: slug.optional() }).catchall(z.json());

/** `report-templates.json`: what reports are made of. */
export const reportTemplatesFile = z.strictObject({
  source: names,
  templates: z
    .array(
      z.strictObject({
        template: slug,
        names,
        from: day,
        kind: z.enum(['six-monthly', 'yearly']),
        title: names,
        sections: z.array(
          z.strictObject({
            code: z.string(),
            heading: names,
            prompt: names.optional(),
            figures: z.array(z.strictObject(asked)).default([]),
            restricted: z.boolean().optional(),
          }),
        ),
        beside: z.array(z.string()),
        annexes: z.array(
          z.strictObject({
            code: z.string(),
            title: names,
            rows: z.string(),
            by: slug.optional(),
            indicators: z.array(slug).default([]),
            rowHeading: names,
            columns: z.array(
              z.strictObject({ heading: names, group: names.optional(), shows, restricted: z.boolean().optional() }),
            ),
            totalFirst: z.boolean().optional(),
            wide: z.boolean().optional(),
            restricted: z.boolean().optional(),
            note: names.optional(),
          }),
        ),
      }),
    )
    .min(1),
});
export type ReportTemplatesFile = z.infer<typeof reportTemplatesFile>;

/** Every indicator that a template asks for, each with the part or the dimension that it is asked by. */
export function askedBy({ sections, annexes }: ReportTemplatesFile['templates'][number]): readonly AskedFor[] {
  return [
    ...sections.flatMap(({ figures }) => figures.map(askedFor)),
    ...annexes.flatMap(({ indicators, columns, by }) => [
      ...indicators.map((indicator) => ({ indicator, dimension: null })),
      ...columns.flatMap(({ shows: { indicator, part } }) =>
        indicator === undefined ? [] : [{ indicator, dimension: part?.dimension ?? by ?? null }],
      ),
    ]),
  ];
}

interface AskedFor {
  readonly indicator: string;
  readonly dimension: string | null;
}

function askedFor({ indicator, part }: { indicator: string; part?: { dimension: string } | undefined }): AskedFor {
  return { indicator, dimension: part?.dimension ?? null };
}
