import { day, id, obligationKey } from '@lien-nganh/contracts/shapes';
import { defineEvents, v } from '@lien-nganh/kernel';
import { z } from 'zod';

/**
 * What is due, and what was: `overdue` is a report after its due day, `overdue-…` the others after theirs. `escalated` is a report on
 * paper of which those above are told.
 */
export const remindedKind = z.enum([
  ...(['follow-up', 'period', 'plan', 'task'] as const),
  ...(['overdue', 'overdue-follow-up', 'overdue-plan', 'overdue-task', 'escalated'] as const),
]);
export type RemindedKind = z.output<typeof remindedKind>;

export const events = defineEvents('reminder', {
  /** On a day near the due day, or after it, nothing was there. Whether that is still so is asked whenever the reminder is read. */
  AgencyReminded: v(
    4,
    z.strictObject({
      kind: remindedKind,
      /** `<directive>.<code>`, a period's id, or the record of a plan or task. */
      source: id,
      agency: id,
      dueOn: day,
      obligations: z.array(obligationKey),
    }),
    { 1: (old: object) => old, 2: (old: object) => old, 3: (old: object) => old },
  ),
});
