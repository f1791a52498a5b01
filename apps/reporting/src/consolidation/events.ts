import { day, obligationKey } from '@lien-nganh/contracts/shapes';
import { defineEvents, sealedForSubject, v } from '@lien-nganh/kernel';
import { z } from 'zod';

const note = sealedForSubject('note', z.string());

export const events = defineEvents('consolidation', {
  ConsolidatedReportIssued: v(
    1,
    z.strictObject({
      ...{ regime: z.string(), period: z.string(), kind: z.enum(['six-monthly', 'yearly', 'quarterly']) },
      ...{ through: z.string(), obligation: obligationKey.nullable(), number: z.string(), dated: day },
    }),
  ),
  /** Another edition, after what the last one said had changed. */
  ConsolidatedReportRestated: v(1, z.strictObject({ number: z.string(), dated: day, reason: note })),
  /** Number or date of the last edition had been entered wrongly. */
  ConsolidatedReportCorrected: v(1, z.strictObject({ number: z.string(), dated: day, reason: note })),
  ConsolidatedReportWithdrawn: v(1, z.strictObject({ reason: note })),
});
