import type { ClientBase } from 'pg';
import type { Counted, Fact } from '../booking.ts';
import type { CellChange } from '../cells.ts';
import { slotColumns, type Ledger } from '../schema.ts';
import { seriesName, type Series } from '../series.ts';

/** A fact with its record. */
export interface PlacedFact extends Fact {
  readonly record: bigint;
}

/** A row of facts as it is read. */
export interface FactRow extends Counted, Omit<PlacedFact, 'value' | 'counted'> {
  readonly value: string;
}

/** Columns of a fact, from facts `f` joined with their series `s`. */
export const factColumns = `f.record, f.position, f.n, f.version, f.occurred_on as "occurredOn", f.known_day as "knownDay",
  f.sign, s.indicator, s.axis, s.line, f.item, f.subject, f.place, f.sensitivity, f.value, f.dimensions`;

export function factFrom(row: FactRow): PlacedFact {
  const { indicator, version, item, subject, place, occurredOn, dimensions, sensitivity, value, ...rest } = row;
  const counted = { indicator, version, item, subject, place, occurredOn, dimensions, sensitivity };
  return { ...rest, counted, value: BigInt(value) };
}

function seriesOf({ counted, axis, line }: Fact): Series {
  return { indicator: counted.indicator, axis, line };
}

/** All facts of some records, in order. */
export async function readFacts(
  tx: ClientBase,
  { schema }: Ledger,
  records: readonly bigint[],
): Promise<ReadonlyMap<bigint, readonly PlacedFact[]>> {
  const { rows } = await tx.query<FactRow>(
    `select ${factColumns} from ${schema}.facts f join ${schema}.series s on s.id = f.series
     where f.record = any($1) order by f.record, f.position, f.n`,
    [records],
  );
  const facts = new Map<bigint, PlacedFact[]>();
  for (const row of rows) {
    const own = facts.get(row.record);
    if (own) own.push(factFrom(row));
    else facts.set(row.record, [factFrom(row)]);
  }
  return facts;
}

/** Takes out facts that an event of an earlier position has overtaken. They lie beyond the frontier: nobody was told them as final. */
export async function removeFacts(tx: ClientBase, { schema }: Ledger, facts: readonly PlacedFact[]): Promise<void> {
  if (facts.length === 0) return;
  await tx.query(
    `delete from ${schema}.facts f using unnest($1::bigint[], $2::bigint[], $3::int[]) as d(record, position, n)
     where f.record = d.record and f.position = d.position and f.n = d.n`,
    [facts.map(({ record }) => record), facts.map(({ position }) => position), facts.map(({ n }) => n)],
  );
}

interface Column<Row> {
  readonly name: string;
  readonly type: string;
  readonly of: (row: Row, series: number) => unknown;
}

/** Columns of the table of facts, in its order: rows are inserted, and copied in bulk, by the same list. */
export const factTable: readonly Column<PlacedFact>[] = [
  { name: 'record', type: 'bigint', of: ({ record }) => record },
  { name: 'position', type: 'bigint', of: ({ position }) => position },
  { name: 'series', type: 'int', of: (_, series) => series },
  { name: 'n', type: 'int', of: ({ n }) => n },
  { name: 'occurred_on', type: 'date', of: ({ counted }) => counted.occurredOn },
  { name: 'known_day', type: 'date', of: ({ knownDay }) => knownDay },
  { name: 'version', type: 'int', of: ({ counted }) => counted.version },
  { name: 'sign', type: 'smallint', of: ({ sign }) => sign },
  { name: 'item', type: 'text', of: ({ counted }) => counted.item },
  { name: 'subject', type: 'text', of: ({ counted }) => counted.subject },
  { name: 'place', type: 'text', of: ({ counted }) => counted.place },
  { name: 'sensitivity', type: 'text', of: ({ counted }) => counted.sensitivity },
  { name: 'value', type: 'numeric', of: ({ value }) => value },
  { name: 'dimensions', type: 'jsonb', of: ({ counted }) => JSON.stringify(counted.dimensions) },
];

/** Columns of the table of cells but its id and mark, in its order. */
export const cellTable: readonly Column<CellChange>[] = [
  { name: 'series', type: 'int', of: (_, series) => series },
  { name: 'year', type: 'int', of: ({ year }) => year },
  { name: 'place', type: 'text', of: ({ place }) => place },
  { name: 'subject', type: 'text', of: ({ subject }) => subject },
  { name: 'dimension', type: 'text', of: ({ dimension }) => dimension },
  { name: 'dimension_value', type: 'text', of: ({ dimensionValue }) => dimensionValue },
  ...slotColumns.map((name, slot) => ({ name, type: 'numeric', of: ({ slots }: CellChange) => slots[slot] || null })),
];

function insertInto<Row>(table: string, columns: readonly Column<Row>[]): string {
  const casts = columns.map(({ type }, index) => `$${index + 1}::${type}[]`).join(', ');
  return `insert into ${table} as c(${columns.map(({ name }) => name).join(', ')}) select * from unnest(${casts})`;
}

/** Ids of series by their names. */
export type SeriesIds = ReadonlyMap<string, number>;

export async function insertFacts(
  tx: ClientBase,
  { schema }: Ledger,
  { facts, ids }: { readonly facts: readonly PlacedFact[]; readonly ids: SeriesIds },
): Promise<void> {
  if (facts.length === 0) return;
  const series = facts.map((fact) => ids.get(seriesName(seriesOf(fact)))!);
  await tx.query(
    insertInto(`${schema}.facts`, factTable),
    factTable.map(({ of }) => facts.map((fact, index) => of(fact, series[index]!))),
  );
}

const sums = slotColumns
  .map((slot) => `${slot} = nullif(coalesce(c.${slot}, 0) + coalesce(excluded.${slot}, 0), 0)`)
  .join(', ');

/** Adds changes to the live cells. */
export async function changeCells(
  tx: ClientBase,
  { schema }: Ledger,
  { changes, ids }: { readonly changes: readonly CellChange[]; readonly ids: SeriesIds },
): Promise<void> {
  if (changes.length === 0) return;
  const series = changes.map((change) => ids.get(seriesName(change))!);
  await tx.query(
    `${insertInto(`${schema}.cells`, cellTable)}
     on conflict (series, dimension, year, place, subject, dimension_value) do update set changed = true, ${sums}`,
    cellTable.map(({ of }) => changes.map((change, index) => of(change, series[index]!))),
  );
}
