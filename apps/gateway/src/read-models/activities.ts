import type { ContractEvent, Day } from '@lien-nganh/kernel';
import { isDay } from '@lien-nganh/vocabulary';
import type pg from 'pg';
import { activityFrom, type Activity } from './activity.ts';
import { CursorUnknown, decodeCursor, encodeCursor, type Page, type PageAsked } from './page.ts';
import type { ReadModels } from './schema.ts';

/** An activity with the obligations that it is linked to now. */
export type ActivityRow = Activity;

/**
 * Keeps what a contract event says of an activity, if it is of one: {@link joinActivityLinks} then works out from when until
 * when it held. A second time changes nothing, nor does the order.
 *
 * @returns whether it is of one
 */
export async function putActivity(tx: pg.PoolClient, { schema }: ReadModels, event: ContractEvent): Promise<boolean> {
  const one = activityFrom(event);
  if (one === null) return false;
  await tx.query(
    `insert into ${schema}.activities
       (stream, position, told, occurred_on, stands_from, stands_until, agencies, own, obligations, withdrawn, same_as, plan, data)
     values ($1, $2, true, $3, $4, $5, $6, $7, '{}', $8, $9, $10, $11) on conflict do nothing`,
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
  return true;
}

const content = 'occurred_on, stands_from, stands_until, agencies, own, withdrawn, same_as, plan, data';
const contentAgain = content
  .split(', ')
  .map((column) => `${column} = excluded.${column}`)
  .join(', ');

/**
 * Works out from which position until which an activity was what: the record and its later links are two keys, and either
 * may come first. Only rows that become others are written.
 */
export async function joinActivityLinks(tx: pg.PoolClient, { schema }: ReadModels, stream: string): Promise<void> {
  await tx.query(
    `insert into ${schema}.activities as kept (stream, position, until, told, obligations, ${content})
     select $1, m.position, lead(m.position) over (order by m.position), m.position = s.position,
       array(select distinct obligation from unnest(s.own || coalesce(l.added, '{}')) as obligation
             where obligation <> all (coalesce(l.removed, '{}')) order by obligation),
       ${content}
     from (select position from ${schema}.activities where stream = $1 and told
           union select position from ${schema}.link_states where record = $1) m
     cross join lateral (
       select * from ${schema}.activities a where a.stream = $1 and a.told and a.position <= m.position
       order by a.position desc limit 1) s
     left join lateral (
       select added, removed from ${schema}.link_states where record = $1 and position <= m.position
       order by position desc limit 1) l on true
     on conflict (stream, position) do update
       set until = excluded.until, obligations = excluded.obligations, ${contentAgain}
       where (kept.until, kept.obligations, kept.data) is distinct from (excluded.until, excluded.obligations, excluded.data)`,
    [stream],
  );
}

/** What was known up to a position of the log; `null`: all that has arrived. */
export type KnownUpTo = bigint | null;

/** The rows of `a` that held then: of each activity at most one. */
export function held(asOf: KnownUpTo): string {
  return asOf === null ? 'a.until is null' : `a.position <= ${asOf} and (a.until is null or a.until > ${asOf})`;
}

export interface ActivityFilter {
  /** `<directive>/<code>`; `null`: whichever. */
  readonly obligation: string | null;
  readonly agency: string | null;
  readonly from: Day;
  readonly to: Day;
  readonly asOf: KnownUpTo;
}

interface Stored {
  readonly obligations: readonly string[];
  readonly data: Omit<Activity, 'position'> & { readonly position: string };
}

function rowFrom({ data, obligations }: Stored): ActivityRow {
  return { ...data, position: BigInt(data.position), obligations };
}

/** It counts in every period on some day of which it happened or stood, once for each obligation. */
export function countsBetween(from: string, to: string, asOf: KnownUpTo): string {
  return `${held(asOf)} and not a.withdrawn and a.same_as is null and a.occurred_on <= ${to}
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
  const { obligation, agency, from, to, asOf } = asked.filter;
  const [day, stream] = afterOf(asked.page);
  const { rows } = await db.query<Stored>(
    `select data, obligations from ${schema}.activities a
     where ($1::text is null or a.obligations @> array[$1::text]) and ($2::text is null or $2 = any(a.agencies))
       and ${countsBetween('$3::date', '$4::date', asOf)}
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

/** Activities by stream, as they are now; those that are not there are left out. */
export async function activitiesByStream(
  db: pg.Pool,
  { schema }: ReadModels,
  streams: readonly string[],
): Promise<ReadonlyMap<string, ActivityRow>> {
  const { rows } = await db.query<Stored>(
    `select data, obligations from ${schema}.activities a where stream = any($1) and ${held(null)}`,
    [streams],
  );
  return new Map(rows.map(rowFrom).map((row) => [row.stream, row]));
}
