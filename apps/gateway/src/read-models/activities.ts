import type { ContractEvent, Day } from '@lien-nganh/kernel';
import { isDay } from '@lien-nganh/vocabulary';
import type pg from 'pg';
import { activityFrom, type Activity } from './activity.ts';
import { CursorUnknown, decodeCursor, encodeCursor, type Page, type PageAsked } from './page.ts';
import type { ReadModels } from './schema.ts';

/** An activity with the obligations that it is linked to now. */
export type ActivityRow = Activity;

/** Writes what a contract event says of an activity, if it is of one. What is older than what is written changes nothing. */
export async function putActivity(tx: pg.PoolClient, place: ReadModels, event: ContractEvent): Promise<void> {
  const one = activityFrom(event);
  if (one === null) return;
  await tx.query(
    `insert into ${place.schema}.activities as a
       (stream, position, occurred_on, stands_from, stands_until, agencies, own, obligations, withdrawn, same_as, plan, data)
     values ($1, $2, $3, $4, $5, $6, $7, '{}', $8, $9, $10, $11)
     on conflict (stream) do update set position = excluded.position, occurred_on = excluded.occurred_on,
       stands_from = excluded.stands_from, stands_until = excluded.stands_until, agencies = excluded.agencies,
       own = excluded.own, withdrawn = excluded.withdrawn, same_as = excluded.same_as, plan = excluded.plan, data = excluded.data
     where a.position < excluded.position`,
    [
      one.stream,
      one.position,
      one.occurredOn,
      one.standsFrom,
      one.standsUntil,
      one.agencies,
      one.obligations,
      one.withdrawn,
      one.sameAs,
      one.plan && JSON.stringify(one.plan),
      JSON.stringify({ ...one, position: String(one.position) }),
    ],
  );
  await joinActivityLinks(tx, place, one.stream);
}

/** The record and its later links are two keys: either may come first. */
export async function joinActivityLinks(tx: pg.PoolClient, { schema }: ReadModels, stream: string): Promise<void> {
  await tx.query(
    `update ${schema}.activities a set obligations = array(
       select distinct obligation from (
         select unnest(a.own) as obligation
         union all select unnest(l.added) from ${schema}.links l where l.record = a.stream) linked
       where not exists (select from ${schema}.links l where l.record = a.stream and linked.obligation = any(l.removed))
       order by obligation)
     where a.stream = $1`,
    [stream],
  );
}

export interface ActivityFilter {
  /** `<directive>/<code>`; `null`: whichever. */
  readonly obligation: string | null;
  readonly agency: string | null;
  readonly from: Day;
  readonly to: Day;
}

interface Stored {
  readonly obligations: readonly string[];
  readonly data: Omit<Activity, 'position'> & { readonly position: string };
}

function rowFrom({ data, obligations }: Stored): ActivityRow {
  return { ...data, position: BigInt(data.position), obligations };
}

/** It counts in every period on some day of which it happened or stood, once for each obligation. */
export function countsBetween(from: string, to: string): string {
  return `not a.withdrawn and a.same_as is null and a.occurred_on <= ${to}
    and (a.occurred_on >= ${from}
      or (a.stands_from <= ${to} and (a.stands_until is null or a.stands_until > ${from})))`;
}

export function activityCursor({ occurredOn, stream }: Pick<Activity, 'occurredOn' | 'stream'>): string {
  return encodeCursor([occurredOn, stream]);
}

const LAST_DAY = '9999-12-31';

/**
 * Activities of a period, the latest first. Rows that may not be seen are neither shown nor counted.
 * @throws CursorUnknown
 */
export async function pageOfActivities(
  db: pg.Pool,
  { schema }: ReadModels,
  asked: { readonly filter: ActivityFilter; readonly page: PageAsked; maySee(row: ActivityRow): boolean },
): Promise<Page<ActivityRow>> {
  const { obligation, agency, from, to } = asked.filter;
  const [day, stream] = afterOf(asked.page);
  const { rows } = await db.query<Stored>(
    `select data, obligations from ${schema}.activities a
     where ($1::text is null or a.obligations @> array[$1::text]) and ($2::text is null or $2 = any(a.agencies))
       and ${countsBetween('$3::date', '$4::date')}
     order by a.occurred_on desc, a.stream`,
    [obligation, agency, from, to],
  );
  const visible = rows.map(rowFrom).filter((row) => asked.maySee(row));
  const behind = visible.filter((row) => row.occurredOn < day || (row.occurredOn === day && row.stream > stream));
  const { first } = asked.page;
  return { totalCount: visible.length, rows: behind.slice(0, first), hasMore: behind.length > first };
}

function afterOf({ after }: PageAsked): readonly [Day, string] {
  if (after === null) return [LAST_DAY, ''];
  const [day, stream] = decodeCursor(after, 2) as [string, string];
  if (!isDay(day)) throw new CursorUnknown();
  return [day, stream];
}

/** Activities by stream; those that are not there are left out. */
export async function activitiesByStream(
  db: pg.Pool,
  { schema }: ReadModels,
  streams: readonly string[],
): Promise<ReadonlyMap<string, ActivityRow>> {
  const { rows } = await db.query<Stored>(`select data, obligations from ${schema}.activities where stream = any($1)`, [
    streams,
  ]);
  return new Map(rows.map(rowFrom).map((row) => [row.stream, row]));
}
