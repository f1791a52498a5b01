import { day, obligationKey } from '@lien-nganh/contracts/shapes';
import { defineEvents, sealedForSubject, v } from '@lien-nganh/kernel';
import { z } from 'zod';

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
    1,
    z.strictObject({
      ...{ regime: z.string(), period: z.string(), agency: z.string(), ...entered },
      ...{ kind: z.enum(['six-monthly', 'yearly', 'quarterly']), to: day, dueOn: day },
      ...{ group: z.string(), manner: z.enum(['obliged', 'asked']), obligation: obligationKey.nullable() },
      through: z.string(),
    }),
  ),
  ReceiptCorrected: v(1, z.strictObject({ changed: z.strictObject(entered).partial(), reason: note })),
  ReceiptWithdrawn: v(1, z.strictObject({ reason: note })),
});
