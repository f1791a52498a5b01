import { day, id, obligationKey } from '@lien-nganh/contracts/shapes';
import { defineEvents, v } from '@lien-nganh/kernel';
import { z } from 'zod';

export const events = defineEvents('reminder', {
  /** On a day near the due day nothing was there. Whether that is still so is asked whenever the reminder is read. */
  AgencyReminded: v(
    1,
    z.strictObject({
      kind: z.enum(['follow-up', 'period', 'plan']),
      /** `<directive>.<code>`, the period's id, or the plan's record. */
      source: id,
      agency: id,
      dueOn: day,
      obligations: z.array(obligationKey),
    }),
  ),
});
