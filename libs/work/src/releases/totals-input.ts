import { slug } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { AREA, FACILITY, type Breakdown, type CountTable, type CountTables } from './count-table.ts';

/** Id of a facility's record. No text: nothing that could describe anybody fits. */
const facility = z.string().regex(/^[a-z0-9-]{1,64}$/);

type Shape = z.ZodObject;

/**
 * The figures of one table, and no others: neither another dimension, nor another member, nor two breakdowns crossed, nor
 * any text can be entered.
 */
export function figuresInput(tables: CountTables) {
  const [first, ...others] = Object.entries(tables).map(([code, table]) => inputOf(code, table));
  if (!first) throw new Error('a service that keeps totals declares at least one table of figures');
  return z.discriminatedUnion('table', [first, ...others]);
}

function inputOf(code: string, table: CountTable) {
  const [whole, ...narrower] = narrowings(table);
  const line = z.strictObject({
    by: z.union([whole!, ...narrower]),
    count: z.int().min(0).max(1_000_000_000),
  });
  return z.strictObject({ table: z.literal(code), lines: z.array(line).min(1).max(500) });
}

function narrowings({ breakdowns, byFacility }: CountTable): readonly Shape[] {
  return [
    z.strictObject({}),
    ...breakdowns.map((breakdown) => z.strictObject(memberOf(breakdown))),
    ...(breakdowns.some(({ byArea }) => byArea) ? [z.strictObject({ [AREA]: slug })] : []),
    ...breakdowns
      .filter(({ byArea }) => byArea)
      .map((breakdown) => z.strictObject({ [AREA]: slug, ...memberOf(breakdown) })),
    ...(byFacility ? [z.strictObject({ [FACILITY]: facility })] : []),
  ];
}

function memberOf({ dimension, members }: Breakdown) {
  return { [dimension]: z.enum(members as [string, ...string[]]) };
}
