import { obligationRole } from '@lien-nganh/contracts/agencies';
import { day, id } from '@lien-nganh/contracts/shapes';
import { defineEvents, v } from '@lien-nganh/kernel';
import { z } from 'zod';
import { bilingual, documentShape, slugs } from '../shapes.ts';

export const obligation = z.strictObject({
  code: z.string(),
  /** What it is about, in a few words of code. */
  slug: z.string(),
  clause: z.string(),
  /** Exactly as the document has it. */
  words: z.string(),
  gloss: z.string(),
  role: obligationRole,
  addressees: slugs,
  leads: slugs,
  coordinators: slugs,
  periodicity: z.enum(['once', 'continuous', 'six-monthly', 'yearly']),
  /** Whether the document states the periodicity, or it is our reading of it. */
  periodicityFrom: z.enum(['dispatch', 'ours']),
  dueOn: day.nullable(),
  /** What would show that it was carried out. */
  evidence: bilingual.nullable(),
});

const dayOfYear = z.strictObject({ month: z.number().int(), day: z.number().int() });

/** Who reports, how often, through whom to whom, and on which calendar. */
export const regime = z.strictObject({
  name: bilingual,
  periodicities: z.array(z.enum(['quarterly', 'six-monthly', 'yearly'])),
  reporters: slugs,
  /** Asked to report, not ordered. */
  requested: slugs,
  through: id.nullable(),
  to: id,
  /** Codes of the obligations to report, and of the one to consolidate. */
  obligations: z.array(z.string()),
  consolidation: z.string().nullable(),
  calendars: z.array(
    z.strictObject({
      scheme: z.string(),
      validFrom: day,
      validTo: day.nullable(),
      /** Due day of each part of the year, where one is set. */
      dueDays: z.record(z.string(), dayOfYear).nullable(),
      sample: z.boolean(),
    }),
  ),
});

const legalBasis = z.strictObject({ reference: z.string(), issuedOn: day, issuer: bilingual, subject: bilingual });
const recipient = z.strictObject({
  ...bilingual.shape,
  purpose: z.enum(['action', 'for-report', 'information', 'file']),
});

const stated = {
  subject: bilingual,
  legalBases: z.array(legalBasis),
  recipients: z.array(recipient),
  /** The whole text, where it was entered. */
  text: z.string().nullable(),
  obligations: z.array(obligation),
};

/** An amending or revoking document, and from which day it holds. */
const amending = { on: day, document: documentShape };

/** A directive as it was issued. */
export const issuedShape = {
  number: z.string(),
  symbol: z.string(),
  issuedOn: day,
  issuer: id,
  kind: z.string(),
  /** In whose name it is signed; never by whom. */
  signatory: z.strictObject({ capacity: z.string().nullable(), body: bilingual }),
  regime: regime.nullable(),
  ...stated,
};

export const events = defineEvents('directive', {
  DirectiveIssued: v(1, z.strictObject(issuedShape)),
  DirectiveAmended: v(
    1,
    z.strictObject({
      ...amending,
      added: z.array(obligation),
      changed: z.array(obligation),
      /** Codes that bind no longer from the day of the amendment. */
      ended: z.array(z.string()),
    }),
  ),
  /** What had been entered was not what the document says. */
  DirectiveCorrected: v(1, z.strictObject({ ...stated, reason: z.string() })),
  DirectiveRevoked: v(1, z.strictObject(amending)),
});
