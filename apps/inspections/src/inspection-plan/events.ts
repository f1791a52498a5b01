import { day, id, unitKey } from '@lien-nganh/contracts/shapes';
import { defineEvents, sealedForSubject, v } from '@lien-nganh/kernel';
import { z } from 'zod';

const note = sealedForSubject('note', z.string());

export const planLine = z.strictObject({
  establishment: id,
  kind: z.string(),
  unit: unitKey,
  /** Until when it is to be inspected; `null`: any day of the period. */
  by: day.nullable(),
});

/** A plan names targets: it is sealed as the inspections are that follow it. */
function sealed<S extends z.ZodType>(schema: S) {
  return v(1, schema, {}, { sealed: 'service' });
}

export const events = defineEvents('inspectionPlan', {
  PlanDrafted: sealed(
    z.strictObject({
      number: z.string(),
      period: z.strictObject({ from: day, to: day }),
      team: id.nullable(),
      /** The agency whose plan it is. */
      lead: id,
      /** Accounts that may know it: who prepares it and who goes. */
      members: z.array(id),
      /** Account of the chairman who approves it. */
      approver: id,
      lines: z.array(planLine),
    }),
  ),
  PlanLinesChanged: sealed(z.strictObject({ lines: z.array(planLine), reason: note })),
  PlanApproved: sealed(z.strictObject({ approver: id, document: z.string() })),
  PlanReturned: sealed(z.strictObject({ reason: note })),
  /** With what may be known of it from then on: how many places it had set, by district and kind. Earlier ones said nothing of that. */
  PlanClosed: v(
    2,
    z.strictObject({
      on: day,
      numbers: z
        .array(z.strictObject({ unit: unitKey.nullable(), kind: z.string(), number: z.int().positive() }))
        .nullable(),
    }),
    { 1: (old: object) => ({ ...old, numbers: null }) },
    { sealed: 'service' },
  ),
  PlanWithdrawn: sealed(z.strictObject({ reason: note })),
});
