import type { ActsFor } from '@lien-nganh/contracts/reference';
import type { Day } from '@lien-nganh/kernel';
import { isDay } from '@lien-nganh/vocabulary';
import type pg from 'pg';
import type { Activity } from './activity.ts';
import { CursorUnknown, decodeCursor, encodeCursor, type Page, type PageAsked } from './page.ts';
import type { ReadModels } from './schema.ts';

/** An activity with the obligations that it is linked to now. */
export type ActivityRow = Activity;

/**
 * Keeps what is told of activities: {@link joinActivityLinks} then works out from when until when each held. A second time
 * changes nothing, nor does the order.
 */
export async function putActivities(
  tx: pg.PoolClient,
  { schema }: ReadModels,
  told: readonly Activity[],
): Promise<void> {
  if (told.length === 0) return;
  await tx.query(
    `insert into ${schema}.activities
       (stream, position, told, occurred_on, stands_from, stands_until, agencies, own, obligations, withdrawn, same_as, plan, data)
     select stream, position, true, "occurredOn", "standsFrom", "standsUntil", agencies, obligations, '{}', withdrawn, "sameAs",
       plan, one
     from jsonb_array_elements($1::jsonb) one cross join lateral jsonb_to_record(one) as _(stream text, position bigint,
       "occurredOn" date, "standsFrom" date, "standsUntil" date, agencies text[], obligations text[], withdrawn boolean,
       "sameAs" text, plan jsonb)
     on conflict do nothing`,
    [JSON.stringify(told.map((one) => ({ ...one, position: String(one.position) })))],
  );
}

const content = 'occurred_on, stands_from, stands_until, agencies, own, withdrawn, same_as, plan, data';
const contentAgain = content
  .split(', ')
  .map((column) => `${column} = excluded.${column}`)
  .join(', ');

/**
 * Works out from which position until which activities were what: the record and its later links are two keys, and either
 * may come first. Only rows that become others are written.
 */
export async function joinActivityLinks(
  tx: pg.PoolClient,
  { schema }: ReadModels,
  streams: readonly string[],
): Promise<void> {
  if (streams.length === 0) return;
  await tx.query(
    `insert into ${schema}.activities as kept (stream, position, until, told, obligations, ${content})
     select m.stream, m.position, lead(m.position) over (partition by m.stream order by m.position), m.position = s.position,
       array(select distinct obligation from unnest(s.own || coalesce(l.added, '{}')) as obligation
             where obligation <> all (coalesce(l.removed, '{}')) order by obligation),
       ${content}
     from (select stream, position from ${schema}.activities where stream = any($1) and told
           union select record, position from ${schema}.link_states where record = any($1)) m
     cross join lateral (
       select * from ${schema}.activities a where a.stream = m.stream and a.told and a.position <= m.position
       order by a.position desc limit 1) s
     left join lateral (
       select added, removed from ${schema}.link_states where record = m.stream and position <= m.position
       order by position desc limit 1) l on true
     on conflict (stream, position) do update
       set until = excluded.until, obligations = excluded.obligations, ${contentAgain}
       where (kept.until, kept.obligations, kept.data) is distinct from (excluded.until, excluded.obligations, excluded.data)`,
    [streams],
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
  /** Who acts for whom, where their work is the agency's too; absent: that in which it took part alone. */
  readonly actsFor?: readonly ActsFor[];
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

/** Whose an activity `a` is: of those who took part, and of whom they act for on its day. @param first number of the first of {@link actingValues} */
export function countedFor(first: number): string {
  return `array(select unnest(a.agencies) union select f.addressee from ${acting(first)})`;
}

/** Whose line an activity `a` is in, and by whose work: one's own, or that of who acts for it on its day. @param first as above */
export function doneFor(first: number): string {
  return `(select took_part as addressee, took_part as doer from unnest(a.agencies) as took_part
    union select f.addressee, f.agency from ${acting(first)})`;
}

function acting(first: number): string {
  const [agency, addressee, since, until] = [0, 1, 2, 3].map((more) => `$${first + more}`);
  return `unnest(${agency}::text[], ${addressee}::text[], ${since}::date[], ${until}::date[]) as f(agency, addressee, since, until)
    where f.agency = any(a.agencies) and a.occurred_on >= f.since and (f.until is null or a.occurred_on <= f.until)`;
}

export function actingValues(actsFor: readonly ActsFor[]): readonly unknown[] {
  return [
    ...[actsFor.map(({ agency }) => agency), actsFor.map(({ addressee }) => addressee)],
    ...[actsFor.map(({ from }) => from), actsFor.map(({ to }) => to)],
  ];
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
  const { obligation, agency, from, to, asOf, actsFor = [] } = asked.filter;
  const whose = actsFor.length === 0 ? 'a.agencies' : countedFor(5);
  const acting = actsFor.length === 0 ? [] : actingValues(actsFor);
  const [day, stream] = afterOf(asked.page);
  const { rows } = await db.query<Stored>(
    `select data, obligations from ${schema}.activities a
     where ($1::text is null or a.obligations @> array[$1::text]) and ($2::text is null or $2 = any(${whose}))
       and ${countsBetween('$3::date', '$4::date', asOf)}
     order by a.occurred_on desc, a.stream`,
    [obligation, agency, from, to, ...acting],
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
