import type { ContractEvent } from '@lien-nganh/kernel';
import type { ClientBase } from 'pg';
import type { ReleaseTable } from '../figure/release-table.ts';
import { isRelease } from '../measures/releases.ts';
import { takeReleases } from './release-rows.ts';
import type { Ledger } from './schema.ts';

/**
 * Keeps the tables of releases among events whose states are kept already.
 * @returns indicators of which a table is new; of one that was kept before nothing is
 */
export async function keepReleases(
  tx: ClientBase,
  { schema }: Ledger,
  events: readonly ContractEvent[],
): Promise<readonly string[]> {
  const positions = events.filter(({ type }) => isRelease(type)).map(({ position }) => position);
  if (positions.length === 0) return [];
  const { rows } = await tx.query<{ indicator: string }>(
    `${takeReleases(schema, 'and position = any($1)')} returning indicator`,
    [positions],
  );
  return rows.map(({ indicator }) => indicator);
}

/** Which tables to read, each in the newest edition up to a position, of whichever service. */
export interface ReleasesAsked {
  /** Of these, the tables whose period lies within the asked one. */
  readonly within: readonly string[];
  /** Of these, the last table that is not later than the asked one ends. */
  readonly last: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly asOf: bigint | null;
  /** Whether parts of units are asked for. */
  readonly divided: boolean;
}

/** Tables by indicator. */
export type Releases = ReadonlyMap<string, readonly ReleaseTable[]>;

export async function readReleases(
  tx: ClientBase,
  { schema }: Ledger,
  { within, last, from, to, asOf, divided }: ReleasesAsked,
): Promise<Releases> {
  if (within.length + last.length === 0) return new Map();
  const known = `${schema}.releases where ($5::bigint is null or position <= $5)`;
  const { rows } = await tx.query<ReleaseRow>(
    `select r.record as "recordId", r.position, r.indicator, r.type, r.from_day as "from", r.to_day as "to", r.edition, r.release,
       r.threshold, r.agency, r.released_on as "releasedOn", r.obligations, r.cells${divided ? ' || r.parts' : ''} as cells,
       t.event, t.recorded_at as "recordedAt", t.known_day as "knownDay", n.stream as record
     from ((select distinct on (indicator, type, to_day, from_day) * from ${known}
              and indicator = any($1) and from_day >= $3 and to_day <= $4
            order by indicator, type, to_day, from_day, edition desc, position desc)
           union all
           (select distinct on (indicator, type) * from ${known} and indicator = any($2) and to_day <= $4
            order by indicator, type, to_day desc, from_day, edition desc, position desc)) r
     join ${schema}.states t using (record, type, position)
     join ${schema}.records n on n.id = r.record
     order by r.indicator, r.to_day, r.from_day`,
    [within, last, from, to, asOf],
  );
  const tables = new Map<string, ReleaseTable[]>();
  for (const { from, to, ...row } of rows) {
    const table = { ...row, period: { from, to } };
    tables.set(table.indicator, [...(tables.get(table.indicator) ?? []), table]);
  }
  return tables;
}

interface ReleaseRow extends Omit<ReleaseTable, 'period'> {
  readonly from: string;
  readonly to: string;
}
