import type { ContractEvent, Day } from '@lien-nganh/kernel';
import { dayOf, daysFrom } from '@lien-nganh/vocabulary';
import type pg from 'pg';
import { activityFrom } from './activity.ts';
import type { ReadModels } from './schema.ts';

/** How many records an agency entered so many days after they happened. */
export interface EnteredAfter {
  readonly days: number;
  readonly records: number;
}

/** When work was first told of: of each record once, also of one that was taken back. A second time changes nothing, nor does the order. */
export async function putEntries(
  tx: pg.PoolClient,
  { schema }: ReadModels,
  events: readonly ContractEvent[],
): Promise<void> {
  const told = events.flatMap((event) => {
    const activity = activityFrom(event);
    if (activity === null) return [];
    const { stream, position, occurredOn, agencies } = activity;
    const days = Math.max(0, daysFrom(occurredOn, dayOf(event.recordedAt)));
    return { stream, position: String(position), occurred_on: occurredOn, days, agencies };
  });
  if (told.length === 0) return;
  await tx.query(
    `with told as (
       select distinct on (stream) * from jsonb_to_recordset($1::jsonb)
         as _(stream text, position bigint, occurred_on date, days int, agencies text[])
       order by stream, position),
     later as (
       select e.* from ${schema}.entries e join told t on t.stream = e.stream and t.position < e.position),
     put as (
       insert into ${schema}.entries as kept (stream, position, month, occurred_on, days, agencies)
       select stream, position, ${monthOf('occurred_on')}, occurred_on, days, agencies from told
       on conflict (stream) do update set position = excluded.position, month = excluded.month,
         occurred_on = excluded.occurred_on, days = excluded.days, agencies = excluded.agencies
         where excluded.position < kept.position
       returning occurred_on, days, agencies),
     changes as (
       select unnest(agencies) as agency, occurred_on, days, 1 as records from put
       union all select unnest(agencies), occurred_on, days, -1 from later)
     insert into ${schema}.entry_counts as kept (agency, occurred_on, days, records)
     select agency, occurred_on, days, sum(records) from changes group by 1, 2, 3 having sum(records) <> 0
     on conflict (agency, occurred_on, days) do update set records = kept.records + excluded.records`,
    [JSON.stringify(told)],
  );
}

export interface EntriesAsked {
  readonly agencies: readonly string[];
  readonly from: Day;
  readonly to: Day;
  readonly asOf: bigint;
}

/**
 * What was known at a position, by agency and in order of the days. All that there is by day, less what came after the position: what
 * is read grows with the days of a period and with what was entered late, not with the records.
 */
export async function entriesOf(
  db: pg.Pool,
  { schema }: ReadModels,
  { agencies, from, to, asOf }: EntriesAsked,
): Promise<ReadonlyMap<string, readonly EnteredAfter[]>> {
  const { rows } = await db.query<EnteredAfter & { readonly agency: string }>(
    `select agency, days, sum(records)::int as records from (
       select agency, days, records from ${schema}.entry_counts
       where agency = any($1) and occurred_on between $2::date and $3::date
       union all
       select agency, e.days, -1 from ${schema}.entries e cross join lateral unnest(e.agencies) as agency
       where e.month = any(array(select generate_series(${monthOf('$2::date')}, ${monthOf('$3::date')}))) and e.position > $4
         and e.occurred_on between $2::date and $3::date and agency = any($1)) one
     group by agency, days having sum(records) > 0 order by agency, days`,
    [agencies, from, to, asOf],
  );
  const known = new Map<string, EnteredAfter[]>(agencies.map((agency) => [agency, []]));
  for (const { agency, days, records } of rows) known.get(agency)!.push({ days, records });
  return known;
}

/** Months are numbers, so that those of a period are asked for one by one, each from a position on. */
function monthOf(day: string): string {
  return `(extract(year from ${day}) * 12 + extract(month from ${day}))::int`;
}
