import type { Day } from '@lien-nganh/kernel';
import type { Reading } from '../reading/materials.ts';

/** Days of a period, and from which position on what first counts in them is asked for. */
export interface LateAsked {
  readonly from: Day;
  readonly to: Day;
  readonly after: bigint;
  readonly asOf: bigint;
}

/** A record that counts for an agency in some days, with where it first did. */
export interface LateRecord {
  readonly id: bigint;
  readonly record: string;
  readonly agency: string;
  readonly first: bigint;
  /** When it happened, and the day on which the log took it. */
  readonly occurredOn: Day;
  readonly knownDay: Day;
  /** Of a released table: where each of its editions was told, and the units that it has cells of. */
  readonly editions?: readonly bigint[];
  readonly units?: readonly string[];
}

/** A record that counts at a place in some days, whoever did it, with where it first did. */
export interface LatePlaced extends Omit<LateRecord, 'agency' | 'editions'> {
  /** Unit, then the site's own places on later maps, joined by `>`; empty for the province as a whole. */
  readonly place: string;
}

/**
 * Records of which a fact came after a position, with every agency for which they count in the days, and where they first did.
 * What a definition made count later is none: the record was there before. Taken back again is none either. Nor is what is told of
 * reporting itself: the receipt of a report always comes after what it is of. It reads what came after the position, never all
 * that there is.
 */
export async function readLateRecords({ tx, ledger }: Reading, asked: LateAsked): Promise<readonly LateRecord[]> {
  const { rows } = await tx.query<LateRecord>(lateBy(ledger.schema, { axis: 'agency', by: 's.line', as: 'agency' }), [
    ...[asked.from, asked.to, asked.after, asked.asOf],
  ]);
  return rows;
}

/** The same by the places where they count. What is restricted counts for whoever did it, and for no place. */
export async function readLatePlaced({ tx, ledger }: Reading, asked: LateAsked): Promise<readonly LatePlaced[]> {
  const { rows } = await tx.query<LatePlaced>(lateBy(ledger.schema, { axis: 'total', by: 'f.place', as: 'place' }), [
    ...[asked.from, asked.to, asked.after, asked.asOf],
  ]);
  return rows;
}

interface LateBy {
  readonly axis: 'agency' | 'total';
  readonly by: 's.line' | 'f.place';
  readonly as: 'agency' | 'place';
}

function lateBy(schema: string, { axis, by, as }: LateBy): string {
  const counts = axis === 'total' ? "and f.sensitivity <> 'restricted'" : '';
  return `with lines as (select id, line from ${schema}.series where axis = '${axis}'),
     candidates as (
       select distinct f.record from lines s
       cross join lateral (select record from ${schema}.facts f
         where f.series = s.id and f.position > $3 and f.position <= $4 and f.sign = 1
           and f.occurred_on between $1 and $2 offset 0) f)
     select f.record as id, n.stream as record, ${by} as ${as}, min(f.position) as first,
       min(f.occurred_on) as "occurredOn", min(f.known_day) as "knownDay"
     from candidates c
     join ${schema}.facts f on f.record = c.record and f.occurred_on between $1 and $2 and f.position <= $4 ${counts}
     join lines s on s.id = f.series
     join ${schema}.records n on n.id = f.record
     group by 1, 2, 3
     having sum(f.sign) > 0
       and exists (select from ${schema}.states t
         where t.record = f.record and t.position = min(f.position) and t.type not like 'reporting.%')
     order by 2, 3`;
}

/** Tables that were first released after a position, of counts until a day of the period. A later edition is none. */
export async function readLateReleases(
  { tx, ledger: { schema } }: Reading,
  { from, to, after, asOf }: LateAsked,
): Promise<readonly LateRecord[]> {
  const { rows } = await tx.query<LateRecord>(
    `select r.record as id, n.stream || '@' || r.from_day || '..' || r.to_day as record, r.agency,
       min(r.position) as first, r.to_day as "occurredOn", min(t.known_day) as "knownDay",
       array_agg(distinct r.position order by r.position) as editions, array_agg(distinct u.unit) as units
     from ${schema}.releases r
     join ${schema}.states t using (record, type, position)
     join ${schema}.records n on n.id = r.record
     cross join lateral (select c ->> 'unit' as unit from jsonb_array_elements(r.cells || r.parts) c union select '') u
     where r.position <= $4 and r.to_day between $1 and $2
     group by r.record, n.stream, r.agency, r.from_day, r.to_day having min(r.position) > $3 order by 2, 3`,
    [from, to, after, asOf],
  );
  // An array of large numbers comes as their digits.
  return rows.map((row) => ({ ...row, editions: (row.editions ?? []).map(BigInt) }));
}
