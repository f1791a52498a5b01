import type { ClientBase } from 'pg';
import type { Fact } from './booking.ts';
import type { CellChange } from './cells.ts';
import { slotColumns, type Ledger } from './schema.ts';

/** A fact of a record, in its place among those of one position. */
export interface PlacedFact extends Fact {
  readonly record: bigint;
  readonly n: number;
}

/** Numbers the facts of one record within each position. */
export function numbered(record: bigint, facts: readonly Fact[]): readonly PlacedFact[] {
  let position = -1n;
  let n = 0;
  return facts.map((fact) => {
    n = fact.position === position ? n + 1 : 0;
    position = fact.position;
    return { ...fact, record, n };
  });
}

interface FactRow extends Omit<PlacedFact, 'value'> {
  readonly value: string;
}

export const factColumns = `record, position, n, version, occurred_on as "occurredOn", known_day as "knownDay", sign,
  indicator, axis, line, item, subject, place, sensitivity, value, dimensions`;

export function factFrom(row: FactRow): PlacedFact {
  return { ...row, value: BigInt(row.value) };
}

/** All facts of some records, in order. */
export async function readFacts(
  tx: ClientBase,
  { schema }: Ledger,
  records: readonly bigint[],
): Promise<ReadonlyMap<bigint, readonly PlacedFact[]>> {
  const { rows } = await tx.query<FactRow>(
    `select ${factColumns} from ${schema}.facts where record = any($1) order by record, position, n`,
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

const columns: readonly { name: string; type: string; of: (fact: PlacedFact) => unknown }[] = [
  { name: 'record', type: 'bigint', of: ({ record }) => record },
  { name: 'position', type: 'bigint', of: ({ position }) => position },
  { name: 'n', type: 'int', of: ({ n }) => n },
  { name: 'version', type: 'int', of: ({ version }) => version },
  { name: 'occurred_on', type: 'date', of: ({ occurredOn }) => occurredOn },
  { name: 'known_day', type: 'date', of: ({ knownDay }) => knownDay },
  { name: 'sign', type: 'smallint', of: ({ sign }) => sign },
  { name: 'indicator', type: 'text', of: ({ indicator }) => indicator },
  { name: 'axis', type: 'text', of: ({ axis }) => axis },
  { name: 'line', type: 'text', of: ({ line }) => line },
  { name: 'item', type: 'text', of: ({ item }) => item },
  { name: 'subject', type: 'text', of: ({ subject }) => subject },
  { name: 'place', type: 'text', of: ({ place }) => place },
  { name: 'sensitivity', type: 'text', of: ({ sensitivity }) => sensitivity },
  { name: 'value', type: 'numeric', of: ({ value }) => value },
  { name: 'dimensions', type: 'jsonb', of: ({ dimensions }) => JSON.stringify(dimensions) },
];

export async function insertFacts(tx: ClientBase, { schema }: Ledger, facts: readonly PlacedFact[]): Promise<void> {
  if (facts.length === 0) return;
  const casts = columns.map(({ type }, index) => `$${index + 1}::${type}[]`).join(', ');
  await tx.query(
    `insert into ${schema}.facts(${columns.map(({ name }) => name).join(', ')}) select * from unnest(${casts})`,
    columns.map(({ of }) => facts.map(of)),
  );
}

const sums = slotColumns
  .map((slot) => `${slot} = nullif(coalesce(c.${slot}, 0) + coalesce(excluded.${slot}, 0), 0)`)
  .join(', ');

/** Adds changes to the live cells. */
export async function changeCells(tx: ClientBase, { schema }: Ledger, changes: readonly CellChange[]): Promise<void> {
  if (changes.length === 0) return;
  const keys = ['indicator', 'axis', 'line', 'dimension', 'place', 'subject', 'dimension_value'];
  const casts = [...keys.map((_, index) => `$${index + 1}::text[]`), '$8::int[]'];
  const slots = slotColumns.map((_, slot) => `$${9 + slot}::numeric[]`);
  await tx.query(
    `insert into ${schema}.cells as c(${[...keys, 'year', ...slotColumns].join(', ')})
     select * from unnest(${[...casts, ...slots].join(', ')})
     on conflict (indicator, axis, line, dimension, year, place, subject, dimension_value)
     do update set changed = true, ${sums}`,
    [
      changes.map(({ indicator }) => indicator),
      changes.map(({ axis }) => axis),
      changes.map(({ line }) => line),
      changes.map(({ dimension }) => dimension),
      changes.map(({ place }) => place),
      changes.map(({ subject }) => subject),
      changes.map(({ dimensionValue }) => dimensionValue),
      changes.map(({ year }) => year),
      ...slotColumns.map((_, slot) => changes.map(({ slots: own }) => own[slot] || null)),
    ],
  );
}
