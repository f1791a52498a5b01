import { establishment } from '@lien-nganh/contracts/inspections';
import type { Day, Instant } from '@lien-nganh/kernel';
import type { Reading } from '../reading/materials.ts';

/** Which facts are asked for: of some indicators, that came after one position and up to another. */
export interface BetweenAsked {
  readonly indicators: readonly string[];
  readonly after: bigint;
  readonly upTo: bigint;
  /** Nothing that happened later is looked at. */
  readonly to: Day;
}

/** A fact that came in between, with what was of its record before and is left of it after. */
export interface FactBetween {
  readonly record: string;
  readonly position: bigint;
  /** Id of the domain event that caused it. */
  readonly event: string;
  readonly recordedAt: Instant;
  readonly indicator: string;
  readonly axis: 'total' | 'agency' | 'obligation';
  readonly line: string;
  readonly occurredOn: Day;
  readonly place: string;
  readonly dimensions: Readonly<Record<string, string>>;
  /** It counted for something before. */
  readonly before: boolean;
  /** It counts for something at the end. */
  readonly after: boolean;
  /** What changed there: the record itself, what is merged with its establishment, or a definition. */
  readonly cause: 'record' | 'merging' | 'definition';
}

/** So many at most; whoever asks says when there are more. */
export const MOST_BETWEEN = 20_000;

/** Facts that came between two positions, in order: it reads them alone, however many there are before. */
export async function readBetween(
  { tx, ledger: { schema } }: Reading,
  { indicators, after, upTo, to }: BetweenAsked,
): Promise<readonly FactBetween[]> {
  const { rows } = await tx.query<FactBetween>(
    `with found as (
       select f.record, f.position, f.n, s.indicator, s.axis, s.line, f.occurred_on, f.place, f.dimensions
       from ${schema}.series s
       cross join lateral (select * from ${schema}.facts f
         where f.series = s.id and f.position > $2 and f.position <= $3 and f.occurred_on <= $4 offset 0) f
       where s.indicator = any($1)
       order by f.position, f.record, f.n limit ${MOST_BETWEEN}),
     records as (
       select r.record, exists (select from ${schema}.facts b where b.record = r.record and b.position <= $2) as before,
         (select sum(a.sign) > 0 from ${schema}.facts a where a.record = r.record and a.position <= $3) as after
       from (select distinct record from found) r)
     select n.stream as record, f.position, e.event, e.recorded_at as "recordedAt", f.indicator, f.axis, f.line,
       f.occurred_on as "occurredOn", f.place, f.dimensions, r.before, r.after,
       case when e.record = f.record then 'record' when e.type = $5 then 'merging' else 'definition' end as cause
     from found f
     join records r using (record)
     join ${schema}.records n on n.id = f.record
     join lateral (select event, recorded_at, record, type from ${schema}.states t where t.position = f.position
       order by t.record = f.record desc limit 1) e on true
     order by f.position, f.record, f.n`,
    [indicators, after, upTo, to, establishment.type],
  );
  return rows;
}

/** Editions of released tables that came in between: what they tell is told anew. */
export interface ReleaseBetween extends Pick<
  FactBetween,
  'record' | 'position' | 'event' | 'recordedAt' | 'indicator'
> {
  readonly edition: number;
  readonly from: Day;
  readonly to: Day;
}

export async function readReleasesBetween(
  { tx, ledger: { schema } }: Reading,
  { indicators, after, upTo, to }: BetweenAsked,
): Promise<readonly ReleaseBetween[]> {
  const { rows } = await tx.query<ReleaseBetween>(
    `select n.stream as record, r.position, t.event, t.recorded_at as "recordedAt", r.indicator, r.edition,
       r.from_day as "from", r.to_day as "to"
     from ${schema}.releases r
     join ${schema}.states t using (record, type, position)
     join ${schema}.records n on n.id = r.record
     where r.indicator = any($1) and r.position > $2 and r.position <= $3 and r.to_day <= $4
     order by r.position limit ${MOST_BETWEEN}`,
    [indicators, after, upTo, to],
  );
  return rows;
}
