import { z } from 'zod';
import { contract } from './contract.ts';
import { day, id } from './shapes.ts';

/** An audit assignment: who may look at what, and from which day the audited side sees the looks. */
export const assignment = contract(
  'audit.assignment',
  1,
  z.strictObject({
    assignment: id,
    /** Number and symbol of the decision that orders the audit. */
    decision: z.string(),
    subject: z.string(),
    /** The agency that audits. */
    agency: id,
    auditors: z.array(id),
    /** Agencies audited; empty means the whole province. */
    agencies: z.array(id),
    /** The time that is audited. */
    period: z.strictObject({ from: day, to: day }),
    /** First and last day on which the auditors may look; `endsOn` is null while it has no end. */
    startsOn: day,
    endsOn: day.nullable(),
    looksShownFrom: day,
  }),
);
