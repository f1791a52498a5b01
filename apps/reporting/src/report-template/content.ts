import { reportColumns } from '@lien-nganh/contracts/reporting-regime';
import { day, slug, text } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { reportKind } from '../kinds.ts';

const names = z.strictObject({ vi: text(500), en: text(500) });
const column = z.enum(reportColumns);
const asked = {
  indicator: slug,
  part: z
    .strictObject({ dimension: slug, value: text(100) })
    .nullable()
    .default(null),
};

const section = z.strictObject({
  code: text(20),
  heading: names,
  prompt: names.nullable().default(null),
  figures: z.array(z.strictObject(asked)).max(60).default([]),
  restricted: z.boolean().default(false),
});

const level = z.enum(['commune', 'district']);
export const told = [
  ...(['decision', 'decided-on', 'members'] as const),
  ...(['addressee', 'state', 'evidence', 'evidence-figures'] as const),
  ...(['due-on', 'received-on', 'timeliness', 'submission', 'content'] as const),
] as const;

const cell = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('figure'), ...asked, column: column.default('period') }),
  z.strictObject({ is: z.literal('own-figure'), column }),
  z.strictObject({ is: z.literal('units'), level }),
  z.strictObject({ is: z.literal('share-of-units'), ...asked, level }),
  z.strictObject({ is: z.literal('told'), what: z.enum(told) }),
  z.strictObject({ is: z.literal('entry'), what: z.enum(['records', 'median', 'p90']) }),
  z.strictObject({ is: z.literal('entered-later'), days: z.int().min(1).max(365) }),
]);

const annex = z.strictObject({
  code: text(20),
  title: names,
  rows: z.enum(['units', 'agencies', 'obligations', 'indicators', 'addressees', 'teams', 'parts', 'quarters']),
  /** Where rows are parts: of which dimension. */
  by: slug.nullable().default(null),
  indicators: z.array(slug).max(120).default([]),
  rowHeading: names,
  columns: z
    .array(
      z.strictObject({
        heading: names,
        group: names.nullable().default(null),
        shows: cell,
        restricted: z.boolean().default(false),
      }),
    )
    .min(1)
    .max(40),
  totalFirst: z.boolean().default(false),
  wide: z.boolean().default(false),
  restricted: z.boolean().default(false),
  note: names.nullable().default(null),
});

/** What reports are made of, from a day on. */
export const templateInput = {
  names,
  from: day,
  kind: reportKind,
  title: names,
  sections: z.array(section).min(1).max(80),
  beside: z.array(column).max(reportColumns.length).default(['period']),
  annexes: z.array(annex).max(40).default([]),
};
export type TemplateInput = z.output<z.ZodObject<typeof templateInput>>;
export type Annex = TemplateInput['annexes'][number];
export type Cell = Annex['columns'][number]['shows'];
