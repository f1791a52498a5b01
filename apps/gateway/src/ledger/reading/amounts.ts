import type { Day } from '@lien-nganh/kernel';
import type { ClientBase } from 'pg';
import type { Amount } from '../../figure/counting/amount.ts';
import type { PairsLeftOut } from './left-out.ts';
import type { Ledger } from '../schema.ts';
import { cutSpan, sumOf, wholeDays, type CutSpan, type Span } from './spans.ts';

/** Which sums to read: those of some indicators on some lines of one axis. */
export interface AmountsAsked {
  readonly indicators: readonly string[];
  readonly axis: 'total' | 'agency' | 'obligation';
  readonly lines: readonly string[];
  /** Undivided where empty. */
  readonly dimension: string;
  readonly spans: readonly Span[];
  readonly asOf: bigint | null;
  /** Records that some of the lines leave out; `null`: none. */
  readonly leftOut: PairsLeftOut | null;
}

/** Sums by what they are of. */
export type Amounts = ReadonlyMap<string, readonly Amount[]>;

export function amountsKey(indicator: string, line: string): string {
  return `${indicator}\n${line}`;
}

interface Cut extends CutSpan {
  /** A day of the span: all its days lie alike. */
  readonly on: Day;
}

/** Reads sums: whole half-months from cells, the days at the edges from facts. */
export async function readAmounts(tx: ClientBase, ledger: Ledger, asked: AmountsAsked): Promise<Amounts> {
  const cuts = asked.spans.map((span) => ({ ...cutSpan(span), on: span.to }));
  const amounts = new Map<string, Amount[]>();
  const snapshot = asked.asOf === null ? null : await snapshotAt(tx, ledger, asked.asOf);
  await readCells(tx, ledger, { asked, cuts, snapshot, amounts });
  await readEdges(tx, ledger, { asked, cuts, snapshot, amounts });
  if (asked.leftOut !== null) await takeOut(tx, ledger, { ...asked, leftOut: asked.leftOut }, amounts);
  return amounts;
}

interface Snapshot {
  readonly snapshot: number;
  readonly position: bigint;
}

/** The last picture of the cells that is not later than a position. */
async function snapshotAt(tx: ClientBase, { schema }: Ledger, position: bigint): Promise<Snapshot> {
  const { rows } = await tx.query<Snapshot>(
    `select snapshot, position from ${schema}.snapshots where position <= $1 order by position desc limit 1`,
    [position],
  );
  return rows[0] ?? { snapshot: 0, position: 0n };
}

interface Work {
  readonly asked: AmountsAsked;
  readonly cuts: readonly Cut[];
  /** `null`: the live cells. */
  readonly snapshot: Snapshot | null;
  readonly amounts: Map<string, Amount[]>;
}

async function readCells(tx: ClientBase, { schema }: Ledger, { asked, cuts, snapshot, amounts }: Work): Promise<void> {
  const sums = cuts.map((cut, index) => `(${sumOf(cut, snapshot === null ? 'c' : 'v')})::text as s${index}`);
  const picture =
    snapshot === null
      ? ''
      : `cross join lateral (
           select p.* from ${schema}.cell_snapshots p where p.cell = c.id and p.snapshot <= ${snapshot.snapshot}
           order by p.snapshot desc limit 1) v`;
  const { rows } = await tx.query<Record<string, string>>(
    `select s.indicator, s.line, x.*
     from (select c.series, c.place, c.subject, c.dimension_value as part, ${sums.join(', ')}
           from ${schema}.cells c ${picture}
           where c.series = any(${seriesIn(schema)}) and c.dimension = $4 and c.year between $5 and $6
           group by 1, 2, 3, 4) x
     join ${schema}.series s on s.id = x.series`,
    [asked.indicators, asked.axis, asked.lines, asked.dimension, ...yearsOf(cuts)],
  );
  for (const row of rows) cuts.forEach(({ on }, index) => add(amounts, row, { on, value: row[`s${index}`]! }));
}

function yearsOf(cuts: readonly Cut[]): readonly [number, number] {
  const days = cuts.map(wholeDays).filter((days) => days !== null);
  if (days.length === 0) return [1, 0];
  const first = days.some(({ from }) => from === null)
    ? 0
    : Math.min(...days.map(({ from }) => Number(from!.slice(0, 4))));
  return [first, Math.max(...days.map(({ to }) => Number(to.slice(0, 4))))];
}

/** Days to be read from facts, each with a day of its span. */
interface Stretch {
  readonly on: Day;
  readonly from: Day;
  readonly to: Day;
}

const BEGINNING = '0001-01-01';

/** The days at the edges, however they became known; and what became known between the picture and the asked position. */
async function readEdges(tx: ClientBase, { schema }: Ledger, work: Work): Promise<void> {
  const { cuts, snapshot, asked } = work;
  const edges = cuts.flatMap(({ on, edges }) => edges.map((days) => ({ ...days, on })));
  const upTo = asked.asOf === null ? '' : `and f.position <= ${asked.asOf}`;
  // Each in its own shape, so that the planner takes the index by day for the one and the index by position for the other.
  await readStretches(tx, schema, {
    ...work,
    stretches: edges,
    facts: `cross join lateral (
        select * from ${schema}.facts f
        where f.series = any(${seriesIn(schema)}) and f.occurred_on between d."from" and d."to" ${upTo} offset 0) f`,
  });
  if (snapshot === null) return;
  const whole = cuts.flatMap((cut) => {
    const days = wholeDays(cut);
    return days === null ? [] : [{ on: cut.on, from: days.from ?? BEGINNING, to: days.to }];
  });
  await readStretches(tx, schema, {
    ...work,
    stretches: whole,
    facts: `join (
        select * from ${schema}.facts f
        where f.series = any(${seriesIn(schema)}) and f.position > ${snapshot.position} ${upTo} offset 0) f
      on f.occurred_on between d."from" and d."to"`,
  });
}

/** $1 indicators, $2 axis, $3 lines. */
function seriesIn(schema: string): string {
  return `array(select id from ${schema}.series where indicator = any($1) and axis = $2 and line = any($3))`;
}

async function readStretches(
  tx: ClientBase,
  schema: string,
  { asked, amounts, stretches, facts }: Work & { readonly stretches: readonly Stretch[]; readonly facts: string },
): Promise<void> {
  if (stretches.length === 0) return;
  const divided = asked.dimension !== '';
  const [part, where] = divided ? ['f.dimensions ->> $7', 'where f.dimensions ? $7'] : [`''`, ''];
  const { rows } = await tx.query<Record<string, string>>(
    `select s.indicator, s.line, x.*
     from (select f.series, f.place, f.subject, ${part} as part, d."on", sum(f.value)::text as value
           from unnest($4::text[], $5::date[], $6::date[]) as d("on", "from", "to") ${facts} ${where}
           group by 1, 2, 3, 4, 5) x
     join ${schema}.series s on s.id = x.series`,
    [
      asked.indicators,
      asked.axis,
      asked.lines,
      stretches.map(({ on }) => on),
      stretches.map(({ from }) => from),
      stretches.map(({ to }) => to),
      ...(divided ? [asked.dimension] : []),
    ],
  );
  for (const row of rows) add(amounts, row, { on: row['on']!, value: row['value']! });
}

function add(
  amounts: Map<string, Amount[]>,
  row: Record<string, string>,
  { on, value }: { on: Day; value: string },
): void {
  if (value === '0') return;
  const { place, subject, part } = row as unknown as Amount;
  const amount = { place, subject, part, on, value: BigInt(value) };
  const key = amountsKey(row['indicator']!, row['line']!);
  const own = amounts.get(key);
  if (own) own.push(amount);
  else amounts.set(key, [amount]);
}

/** Takes out again what records that are left out brought: read by record, in as much time as they have facts. */
async function takeOut(
  tx: ClientBase,
  { schema }: Ledger,
  { leftOut, ...asked }: AmountsAsked & { readonly leftOut: PairsLeftOut },
  amounts: Map<string, Amount[]>,
): Promise<void> {
  const [part, where] = asked.dimension === '' ? [`''`, ''] : ['f.dimensions ->> $8', 'and f.dimensions ? $8'];
  const { rows } = await tx.query<Record<string, string>>(
    `select s.indicator, s.line, f.place, f.subject, ${part} as part, d."on", (-sum(f.value))::text as value
     from unnest($3::text[], $4::bigint[]) as o(line, record)
     join ${schema}.facts f on f.record = o.record
     join ${schema}.series s on s.id = f.series and s.indicator = any($1) and s.axis = $2 and s.line = o.line
     join unnest($5::date[], $6::date[], $7::date[]) as d("on", "from", "to") on f.occurred_on between d."from" and d."to"
     where true ${where} ${asked.asOf === null ? '' : `and f.position <= ${asked.asOf}`}
     group by 1, 2, 3, 4, 5, 6`,
    [
      ...[asked.indicators, asked.axis, leftOut.lines, leftOut.records],
      asked.spans.map(({ to }) => to),
      asked.spans.map(({ from }) => from ?? BEGINNING),
      asked.spans.map(({ to }) => to),
      ...(asked.dimension === '' ? [] : [asked.dimension]),
    ],
  );
  for (const row of rows) add(amounts, row, { on: row['on']!, value: row['value']! });
}

interface ObservationRow extends Pick<Amount, 'place' | 'subject' | 'part' | 'on'> {
  readonly value: string;
  readonly method: string | null;
  readonly author: string | null;
}

/** Reads observations and estimates up to a day: each with its own day, those that were taken back left out. */
export async function readObservations(
  tx: ClientBase,
  { schema }: Ledger,
  asked: Omit<AmountsAsked, 'spans'> & { readonly to: Day },
): Promise<Amounts> {
  const { rows } = await tx.query<Record<string, string>>(
    `select s.indicator, s.line, f.place, f.subject, coalesce(dimensions ->> $5, '') as part, occurred_on::text as on,
       dimensions ->> 'method' as method, dimensions ->> 'author' as author, sum(value)::text as value
     from ${schema}.facts f join ${schema}.series s on s.id = f.series
     where f.series = any(${seriesIn(schema)}) and f.occurred_on <= $4
       ${asked.asOf === null ? '' : `and position <= ${asked.asOf}`}
       and not exists (select from unnest($6::text[], $7::bigint[]) as o(line, record)
                       where o.line = s.line and o.record = f.record)
     group by 1, 2, 3, 4, 5, 6, 7, 8 having sum(sign) > 0`,
    [...[asked.indicators, asked.axis, asked.lines, asked.to, asked.dimension], ...pairs(asked.leftOut)],
  );
  return observed(rows);
}

function pairs(leftOut: PairsLeftOut | null): readonly [readonly string[], readonly bigint[]] {
  return leftOut === null ? [[], []] : [leftOut.lines, leftOut.records];
}

function observed(rows: readonly Record<string, string>[]): Amounts {
  const amounts = new Map<string, Amount[]>();
  for (const row of rows) {
    const key = amountsKey(row['indicator']!, row['line']!);
    const { place, subject, part, on, value, method, author } = row as unknown as ObservationRow;
    const made = method === null || author === null ? {} : { made: { method, author } };
    amounts.set(key, [...(amounts.get(key) ?? []), { place, subject, part, on, value: BigInt(value), ...made }]);
  }
  return amounts;
}
