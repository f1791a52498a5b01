import { day, id } from '@lien-nganh/contracts/shapes';
import { defineEvents, sealedForSubject, v } from '@lien-nganh/kernel';
import { z } from 'zod';

const note = sealedForSubject('note', z.string());

export const events = defineEvents('auditAssignment', {
  AuditAssigned: v(
    1,
    z.strictObject({
      decision: z.string(),
      subject: z.string(),
      /** The agency that audits. */
      agency: id,
      auditors: z.array(id),
      /** Agencies audited; empty means the whole province. */
      agencies: z.array(id),
      period: z.strictObject({ from: day, to: day }),
      startsOn: day,
      endsOn: day.nullable(),
      looksShownFrom: day,
    }),
  ),
  AuditorsNamed: v(1, z.strictObject({ auditors: z.array(id), decision: z.string() })),
  AssignmentProlonged: v(1, z.strictObject({ endsOn: day.nullable(), decision: z.string() })),
  /** By whom stands in the event's actor; `by` says on whose side that was. */
  AssignmentEnded: v(
    1,
    z.strictObject({
      lastDay: day,
      by: z.enum(['auditing-agency', 'province']),
      decision: z.string().nullable(),
      reason: note,
    }),
  ),
});
