import type { ClientBase } from 'pg';
import type { Ledger } from '../schema.ts';
import { seriesName, type Series } from '../series.ts';

/** Ids of different series by name; those that are new are made. */
export async function seriesIds(
  tx: ClientBase,
  { schema }: Ledger,
  series: readonly Series[],
): Promise<ReadonlyMap<string, number>> {
  if (series.length === 0) return new Map();
  const columns = [series.map((one) => one.indicator), series.map((one) => one.axis), series.map((one) => one.line)];
  const known = `select s.* from ${schema}.series s join unnest($1::text[], $2::text[], $3::text[]) as w(indicator, axis, line)
    using (indicator, axis, line)`;
  const found = await tx.query<Series & { id: number }>(known, columns);
  if (found.rows.length === series.length) return byName(found.rows);
  await tx.query(
    `insert into ${schema}.series(indicator, axis, line) select * from unnest($1::text[], $2::text[], $3::text[])
     on conflict do nothing`,
    columns,
  );
  return byName((await tx.query<Series & { id: number }>(known, columns)).rows);
}

/** Every line of an axis on which something was ever booked. */
export async function linesBooked(
  tx: ClientBase,
  { schema }: Ledger,
  axis: Series['axis'],
): Promise<readonly string[]> {
  const { rows } = await tx.query<Pick<Series, 'line'>>(
    `select distinct line from ${schema}.series where axis = $1 order by line`,
    [axis],
  );
  return rows.map(({ line }) => line);
}

function byName(rows: readonly (Series & { readonly id: number })[]): ReadonlyMap<string, number> {
  return new Map(rows.map((row) => [seriesName(row), row.id]));
}
