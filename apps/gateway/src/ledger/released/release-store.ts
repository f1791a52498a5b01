import type { ContractEvent } from '@lien-nganh/kernel';
import type { ClientBase } from 'pg';
import type { ReleasedSpan, ReleaseTable } from '../../figure/released/release-table.ts';
import { isRelease } from '../../measures/releases.ts';
import type { TablesLeftOut } from '../reading/left-out.ts';
import { takeReleases } from './release-rows.ts';
import type { Ledger } from '../schema.ts';

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
  /** Editions of tables that are left out. */
  readonly leftOut: TablesLeftOut;
}

/** Tables by indicator. */
export type Releases = ReadonlyMap<string, readonly ReleaseTable[]>;

const columns = (cells: string) =>
  `r.record as "recordId", r.position, r.indicator, r.type, r.from_day as "from", r.to_day as "to", r.edition, r.release,
   r.threshold, r.agency, r.released_on as "releasedOn", r.obligations, ${cells} as cells,
   t.event, t.recorded_at as "recordedAt", t.known_day as "knownDay", n.stream as record`;

export async function readReleases(
  tx: ClientBase,
  { schema }: Ledger,
  { within, last, from, to, asOf, divided, leftOut }: ReleasesAsked,
): Promise<Releases> {
  if (within.length + last.length === 0) return new Map();
  const known = `${schema}.releases where ($5::bigint is null or position <= $5) and ${notIn('$6', '$7')}`;
  const { rows } = await tx.query<ReleaseRow>(
    `select ${columns(`r.cells${divided ? ' || r.parts' : ''}`)}
     from ((select distinct on (indicator, type, to_day, from_day) * from ${known}
              and indicator = any($1) and from_day >= $3 and to_day <= $4
            order by indicator, type, to_day, from_day, edition desc, position desc)
           union all
           (select distinct on (indicator, type) * from ${known} and indicator = any($2) and to_day <= $4
            order by indicator, type, to_day desc, from_day, edition desc, position desc)) r
     join ${schema}.states t using (record, type, position)
     join ${schema}.records n on n.id = r.record
     order by r.indicator, r.to_day, r.from_day`,
    [within, last, from, to, asOf, ...leftOut],
  );
  return byIndicator(rows.map(tableIn));
}

/** Tables by their last day, as they were known. */
export interface ReleasesEnding extends Pick<ReleasesAsked, 'from' | 'to' | 'asOf'> {
  readonly indicators: readonly string[];
}

/** The tables whose last day lies in the asked days: of what was counted until that day. Each in its newest edition. */
export async function readReleasesEnding(
  tx: ClientBase,
  { schema }: Ledger,
  { indicators, from, to, asOf }: ReleasesEnding,
): Promise<Releases> {
  const { rows } = await tx.query<ReleaseRow>(
    `select ${columns('r.cells')}
     from (select distinct on (indicator, type, to_day, from_day) * from ${schema}.releases
             where indicator = any($1) and to_day between $2 and $3 and ($4::bigint is null or position <= $4)
           order by indicator, type, to_day, from_day, edition desc, position desc) r
     join ${schema}.states t using (record, type, position)
     join ${schema}.records n on n.id = r.record
     order by r.indicator, r.to_day, r.from_day`,
    [indicators, from, to, asOf],
  );
  return byIndicator(rows.map(tableIn));
}

/** Periods of tables that share days with the asked ones, whatever the tables say. */
export async function readReleasedSpans(
  tx: ClientBase,
  { schema }: Ledger,
  { within, from, to, asOf, leftOut }: Pick<ReleasesAsked, 'within' | 'from' | 'to' | 'asOf' | 'leftOut'>,
): Promise<ReadonlyMap<string, readonly ReleasedSpan[]>> {
  if (within.length === 0) return new Map();
  const { rows } = await tx.query<ReleasedSpan & { readonly indicator: string }>(
    `select distinct on (indicator, type, to_day, from_day) indicator, type, from_day as "from", to_day as "to", obligations
     from ${schema}.releases
     where indicator = any($1) and from_day <= $3 and to_day >= $2 and ($4::bigint is null or position <= $4)
       and ${notIn('$5', '$6')}
     order by indicator, type, to_day, from_day, edition desc, position desc`,
    [within, from, to, asOf, ...leftOut],
  );
  return byIndicator(rows);
}

function notIn(records: string, positions: string): string {
  return `not exists (select from unnest(${records}::bigint[], ${positions}::bigint[]) as o(r, p) where o.r = record and o.p = position)`;
}

interface ReleaseRow extends Omit<ReleaseTable, 'period'> {
  readonly from: string;
  readonly to: string;
}

function tableIn({ from, to, ...row }: ReleaseRow): ReleaseTable {
  return { ...row, period: { from, to } };
}

function byIndicator<T extends { readonly indicator: string }>(all: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const one of all) found.set(one.indicator, [...(found.get(one.indicator) ?? []), one]);
  return found;
}
