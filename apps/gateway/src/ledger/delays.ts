import type { Day } from '@lien-nganh/kernel';
import type { Reading } from './materials.ts';

export interface DelaysAsked {
  readonly agencies: readonly string[];
  readonly from: Day;
  readonly to: Day;
  readonly asOf: bigint;
}

/** How long it took from the happening of an agency's work until the log had it, in days. */
export interface Delay {
  readonly agency: string;
  readonly records: number;
  readonly median: number;
  /** Nine of ten were entered within so many. */
  readonly p90: number;
}

/**
 * Each record once, from the first day on which it counted; those that were taken back too: they were entered. That a report is due
 * of an agency, and that it came, is no work of it.
 */
export async function readDelays(
  { tx, ledger: { schema } }: Reading,
  { agencies, from, to, asOf }: DelaysAsked,
): Promise<readonly Delay[]> {
  const { rows } = await tx.query<Delay>(
    `select agency, count(*)::int as records, percentile_disc(0.5) within group (order by days) as median,
       percentile_disc(0.9) within group (order by days) as p90
     from (select s.line as agency, f.record, min(f.position) as first, min(f.known_day) - min(f.occurred_on) as days
           from ${schema}.series s join ${schema}.facts f on f.series = s.id
           where s.axis = 'agency' and s.line = any($1) and f.occurred_on between $2 and $3 and f.position <= $4
           group by 1, 2) one
     where not exists (select from ${schema}.states t
       where t.record = one.record and t.position = one.first and t.type like 'reporting.%')
     group by agency order by agency`,
    [agencies, from, to, asOf],
  );
  return rows;
}
