import { z } from 'zod';
import { contract } from './contract.ts';
import { day, id } from './shapes.ts';

/** An audit assignment: who may look at what, and from which day the audited side sees the looks. */
export const assignment = contract(
  'audit.assignment',
  1,
  z.strictObject({
    assignment: id,
    decision: z.string(),
    auditors: z.array(id),
    /** Agencies audited; empty means the whole province. */
    agencies: z.array(id),
    period: z.strictObject({ from: day, to: day }),
    startsOn: day,
    endsOn: day.nullable(),
    looksShownFrom: day,
  }),
);
