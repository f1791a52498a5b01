import { z } from 'zod';
import { contract } from './contract.ts';
import { day, id, obligationKey } from './shapes.ts';

const periodKind = z.enum(['six-monthly', 'yearly', 'quarterly']);
/** `asked`: requested and not ordered, so never due. */
const manner = z.enum(['obliged', 'asked']);
/** `2013-H2`, or `2013` for the year. */
const code = z.string();

/** A period of a reporting regime: its days, and who reports. */
export const reportingPeriod = contract(
  'reporting.period',
  2,
  z.strictObject({
    ...{ regime: id, calendar: id, period: code, kind: periodKind, from: day, to: day, cutOff: day, dueOn: day },
    through: id,
    obligation: obligationKey.nullable(),
    /** What asks `through` for the report that consolidates those of the period, and when; `null`: nothing, and no day. */
    consolidation: obligationKey.nullable(),
    consolidatedDueOn: day.nullable(),
    addressees: z.array(z.strictObject({ agency: id, group: z.string(), manner })),
    withdrawn: z.boolean(),
  }),
  { 1: (old: object) => ({ ...old, consolidation: null, consolidatedDueOn: null }) },
);

/** An agency's report of a period, as it came in. */
export const receipt = contract(
  'reporting.receipt',
  1,
  z.strictObject({
    ...{ regime: id, period: code, kind: periodKind, to: day, agency: id, group: z.string(), manner, through: id },
    receivedOn: day,
    timeliness: z.enum(['on-time', 'late']),
    content: z.enum(['figures', 'nothing-to-report']),
    obligation: obligationKey.nullable(),
    withdrawn: z.boolean(),
  }),
);

/** The report that consolidates those of a period. Another edition takes the place of the last, and both were issued. */
export const consolidation = contract(
  'reporting.consolidation',
  1,
  z.strictObject({
    ...{ regime: id, period: code, kind: periodKind, through: id, obligation: obligationKey.nullable() },
    editions: z.array(z.strictObject({ number: z.string(), dated: day })).min(1),
    withdrawn: z.boolean(),
  }),
);
