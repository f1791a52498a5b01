import { day, obligationKey } from '@lien-nganh/contracts/shapes';
import { defineEvents, sealedForSubject, v } from '@lien-nganh/kernel';
import { z } from 'zod';

const note = sealedForSubject('note', z.string());

const content = {
  regime: z.string(),
  calendar: z.string(),
  /** `2013-H2`, or `2013` for the year. */
  period: z.string(),
  kind: z.enum(['six-monthly', 'yearly', 'quarterly']),
  from: day,
  to: day,
  cutOff: day,
  dueOn: day,
  /** Of the report that consolidates those of the period; `null`: the calendar sets no day for it. */
  consolidatedDueOn: day.nullable(),
  through: z.string(),
  obligation: obligationKey.nullable(),
  consolidation: obligationKey.nullable(),
  /** Who reports, as the regime says on the last day of the period. */
  addressees: z.array(z.strictObject({ agency: z.string(), group: z.string(), manner: z.enum(['obliged', 'asked']) })),
};

const fromV1 = (old: object) => ({ ...old, consolidatedDueOn: null });

export const events = defineEvents('reportingPeriod', {
  ReportingPeriodOpened: v(2, z.strictObject(content), { 1: fromV1 }),
  /** Regime or calendar came to say otherwise. */
  ReportingPeriodRenewed: v(2, z.strictObject(content), { 1: fromV1 }),
  ReportingPeriodWithdrawn: v(1, z.strictObject({ reason: note })),
});
