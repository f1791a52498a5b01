import { day, obligationKey } from '@lien-nganh/contracts/shapes';
import { defineEvents, sealedForSubject, v } from '@lien-nganh/kernel';
import { z } from 'zod';
import { reportKind } from '../kinds.ts';

const note = sealedForSubject('note', z.string());
const entered = {
  /** Number and date of the report, as they are written on it; a report by letter may have none. */
  number: z.string().nullable(),
  dated: day,
  receivedOn: day,
  content: z.enum(['figures', 'nothing-to-report']),
};

export const events = defineEvents('receipt', {
  /** Days and due day are those of the period when it was entered. */
  ReportReceived: v(
    2,
    z.strictObject({
      ...{ regime: z.string(), period: z.string(), agency: z.string(), ...entered },
      ...{ kind: reportKind, to: day, dueOn: day },
      ...{ group: z.string(), manner: z.enum(['obliged', 'asked']), obligation: obligationKey.nullable() },
      through: z.string(),
      /** Whether it follows from a submission here, or was entered of a paper. */
      from: z.enum(['submission', 'paper']),
    }),
    { 1: (old: object) => ({ ...old, from: 'paper' }) },
  ),
  ReceiptCorrected: v(1, z.strictObject({ changed: z.strictObject(entered).partial(), reason: note })),
  /** The submission that it followed from was taken back. */
  ReceiptTakenBack: v(1, z.strictObject({})),
  ReceiptWithdrawn: v(1, z.strictObject({ reason: note })),
});
