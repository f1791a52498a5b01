import { restatingReasons } from '@lien-nganh/contracts/reporting';
import { day, id, obligationKey } from '@lien-nganh/contracts/shapes';
import { defineEvents, sealedForSubject, v } from '@lien-nganh/kernel';
import { z } from 'zod';
import { figuresSeen } from '../agency-report/events.ts';
import { reportKind } from '../kinds.ts';

const note = sealedForSubject('note', z.string());
const reasons = z.array(z.enum(restatingReasons));

const ofThePeriod = {
  ...{ regime: z.string(), period: z.string(), kind: reportKind },
  ...{ through: z.string(), obligation: obligationKey.nullable() },
};

/** Figures of all at one position: they follow from it, and the hash says whether they do. */
const made = {
  ...figuresSeen,
  /** How many figures were told. */
  figures: z.int().nonnegative(),
  /** Late records that wait under the regime, left out. */
  leftOut: z.array(z.string()),
  /** Agencies' own reports that were in, and where each was frozen. */
  reports: z.array(z.strictObject({ agency: id, position: z.string() })),
  reasons,
};
const signed = z.strictObject({ office: id, lines: z.array(z.string()) }).nullable();
/** `null`: it was made outside the platform. */
const makeUp = { made: z.strictObject(made).nullable(), signed };
const outside = { made: null, signed: null };

export const events = defineEvents('consolidation', {
  ConsolidationBegun: v(1, z.strictObject(ofThePeriod)),
  /** `null`: what stood there was taken away. */
  ConsolidatedNarrativeWritten: v(1, z.strictObject({ slot: z.string(), text: note.nullable() })),
  /** Frozen, to be issued by somebody else; after an edition was issued for another one, with reasons. */
  FiguresConsolidated: v(1, z.strictObject({ ...made, reason: note.nullable() })),
  ConsolidatedReportIssued: v(2, z.strictObject({ ...ofThePeriod, number: z.string(), dated: day, ...makeUp }), {
    1: (old: object) => ({ ...old, ...outside }),
  }),
  /** Another edition, after what the last one said had changed. */
  ConsolidatedReportRestated: v(
    2,
    z.strictObject({ number: z.string(), dated: day, reason: note, reasons, ...makeUp }),
    { 1: (old: object) => ({ ...old, reasons: [], ...outside }) },
  ),
  /** Number or date of the last edition had been entered wrongly. */
  ConsolidatedReportCorrected: v(1, z.strictObject({ number: z.string(), dated: day, reason: note })),
  /** Where what was signed is kept: a scan, or the paper. */
  EditionFiled: v(
    1,
    z.strictObject({
      edition: z.int().positive(),
      as: z.enum(['scan', 'paper']),
      reference: z.string(),
      sha256: z.string().nullable(),
    }),
  ),
  ConsolidatedReportWithdrawn: v(1, z.strictObject({ reason: note })),
});
