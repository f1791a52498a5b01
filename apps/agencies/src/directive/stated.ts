import { day, slug, text } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { bilingual, slugs } from '../inputs.ts';
import { obligationCode } from './obligations.ts';

/** What a directive says besides its obligations. */
export const subjectInput = bilingual;

export const legalBasesInput = z
  .array(z.strictObject({ reference: text(80), issuedOn: day, issuer: bilingual, subject: bilingual }))
  .max(50);

export const recipientsInput = z
  .array(
    z.strictObject({
      ...bilingual.shape,
      purpose: z.enum(['action', 'for-report', 'information', 'file']).default('action'),
    }),
  )
  .max(100);

/** The whole text, as issued. */
export const textInput = text(100_000, { multiline: true }).nullable();

const dayOfYear = z.strictObject({ month: z.int().min(1).max(12), day: z.int().min(1).max(31) });

export const regimeInput = z.strictObject({
  name: bilingual,
  periodicities: z
    .array(z.enum(['quarterly', 'six-monthly', 'yearly']))
    .min(1)
    .max(3),
  reporters: slugs,
  requested: slugs.default([]),
  through: slug.nullable(),
  to: slug,
  obligations: z.array(obligationCode).max(20).default([]),
  consolidation: obligationCode.nullable().default(null),
  calendars: z
    .array(
      z.strictObject({
        scheme: slug,
        validFrom: day,
        validTo: day.nullable(),
        dueDays: z.record(z.string().max(10), dayOfYear).nullable().default(null),
        sample: z.boolean().default(false),
      }),
    )
    .max(20)
    .default([]),
});
export type RegimeInput = z.output<typeof regimeInput>;
