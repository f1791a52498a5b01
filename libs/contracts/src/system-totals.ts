import type { ContractData } from '@lien-nganh/kernel';
import { z } from 'zod';
import { contract } from './contract.ts';
import { day, id } from './shapes.ts';

const digits = z.string().regex(/^(0|[1-9]\d{0,14})$/);

/** What another system says for a place of its form: a whole number, or why none was read there. */
const said = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('read'), value: digits }),
  z.strictObject({
    is: z.literal('unread'),
    because: z.enum(['empty', 'worked-out', 'words', 'no-whole-number', 'an-error', 'ambiguous']),
  }),
]);

/**
 * Totals that another system exported for a period, as they were read from its file. They stand beside the figures of here and are
 * never part of them; behind them stands the file and nothing else.
 */
export const systemTotals = contract(
  'reporting.system-totals',
  2,
  z.strictObject({
    ...{ regime: id, period: z.string() },
    /** Of which agency's report; `null`: of the one that consolidates those of all. */
    reporter: id.nullable(),
    /** Which form it was read by: its version says what stands where. */
    ...{ form: id, version: z.int().positive() },
    /** The export, attached to the form, its SHA-256 in hexadecimal, and the day on which it was read. */
    ...{ file: z.uuid(), hash: z.string().regex(/^[0-9a-f]{64}$/), readOn: day },
    totals: z.array(
      z.strictObject({
        sheet: z.string(),
        cell: z.string(),
        said,
        /** Which of both counts, by whose decision; `null`: nobody has decided. */
        decided: z
          .strictObject({ counts: z.enum(['platform', 'system']), account: z.string(), agency: id, on: day })
          .nullable(),
      }),
    ),
    withdrawn: z.boolean(),
  }),
  // a reason more, of which the first version knew nothing
  { 1: (old) => old },
);

export type SystemTotalsRecord = ContractData<typeof systemTotals>;
