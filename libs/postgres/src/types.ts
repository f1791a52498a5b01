import pg from 'pg';

const { builtins } = pg.types;

/** How a column's text becomes a value, by type oid. Given to each client, so no global parser of pg is ever changed. */
const parsers = new Map<number, (text: string) => unknown>([
  [builtins.INT8, BigInt],
  [builtins.DATE, String],
  [builtins.TIMESTAMPTZ, (text: string) => new Date(text).toISOString()],
]);

/**
 * Our reading of PostgreSQL types: `int8` is a bigint (positions and sums of dong exceed 2^53), `date` is the text
 * `YYYY-MM-DD` (pg's own parser shifts it by the local zone), `timestamptz` is an ISO instant in UTC with milliseconds,
 * `numeric` stays a string. Counts: write `count(*)::int`.
 */
export const typeParsers: pg.CustomTypesConfig = {
  getTypeParser(oid, format) {
    const own = format === 'binary' ? undefined : parsers.get(oid);
    return own ?? pg.types.getTypeParser(oid, format);
  },
};
