import { day, id, obligationKey } from '@lien-nganh/contracts/shapes';
import { defineEvents, v } from '@lien-nganh/kernel';
import { z } from 'zod';

export const events = defineEvents('reminder', {
  /** On a day near the due day nothing was there. Whether that is still so is asked whenever the reminder is read. */
  AgencyReminded: v(
    2,
    z.strictObject({
      /** `overdue`: a report, after its due day. */
      kind: z.enum(['follow-up', 'period', 'plan', 'overdue']),
      /** `<directive>.<code>`, a period's id, or the plan's record. */
      source: id,
      agency: id,
      dueOn: day,
      obligations: z.array(obligationKey),
    }),
    { 1: (old: object) => old },
  ),
});
