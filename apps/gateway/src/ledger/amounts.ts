import type { Day } from '@lien-nganh/kernel';
import type { ClientBase } from 'pg';
import type { Amount } from '../figure/amount.ts';
import type { Ledger } from './schema.ts';
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
    `select s.indicator, s.line, c.place, c.subject, c.dimension_value as part, ${sums.join(', ')}
     from ${schema}.series s join ${schema}.cells c on c.series = s.id ${picture}
     where s.indicator = any($1) and s.axis = $2 and s.line = any($3) and c.dimension = $4 and c.year between $5 and $6
     group by 1, 2, 3, 4, 5`,
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

/** Stretches of days to be read from facts, each with its span, and the positions between which it is read. */
interface Stretch {
  readonly on: Day;
  readonly from: Day;
  readonly to: Day;
  readonly after: bigint;
}

const BEGINNING = '0001-01-01';

function stretchesOf({ cuts, snapshot }: Work): { edges: readonly Stretch[]; since: readonly Stretch[] } {
  const edges = cuts.flatMap(({ on, edges }) => edges.map((days) => ({ ...days, on, after: -1n })));
  if (snapshot === null) return { edges, since: [] };
  const since = cuts.flatMap((cut) => {
    const days = wholeDays(cut);
    return days === null ? [] : [{ on: cut.on, from: days.from ?? BEGINNING, to: days.to, after: snapshot.position }];
  });
  return { edges, since };
}

async function readEdges(tx: ClientBase, ledger: Ledger, work: Work): Promise<void> {
  const { edges, since } = stretchesOf(work);
  for (const stretches of [edges, since]) await readStretches(tx, ledger, { ...work, stretches });
}

async function readStretches(
  tx: ClientBase,
  { schema }: Ledger,
  { asked, amounts, stretches }: Work & { readonly stretches: readonly Stretch[] },
): Promise<void> {
  if (stretches.length === 0) return;
  const divided = asked.dimension !== '';
  const [part, having] = divided ? ['f.dimensions ->> $7', 'and f.dimensions ? $7'] : [`''`, ''];
  const { rows } = await tx.query<Record<string, string>>(
    `select s.indicator, s.line, f.place, f.subject, ${part} as part, d."on", sum(f.value)::text as value
     from unnest($4::text[], $5::date[], $6::date[]) as d("on", "from", "to")
     cross join ${schema}.series s
     join ${schema}.facts f on f.series = s.id and f.occurred_on between d."from" and d."to"
     where s.indicator = any($1) and s.axis = $2 and s.line = any($3)
       and f.position > ${stretches[0]!.after} ${asked.asOf === null ? '' : `and f.position <= ${asked.asOf}`}
       ${having}
     group by 1, 2, 3, 4, 5, 6`,
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

/** Reads observations and estimates up to a day: each with its own day, those that were taken back left out. */
export async function readObservations(
  tx: ClientBase,
  { schema }: Ledger,
  asked: Omit<AmountsAsked, 'spans'> & { readonly to: Day },
): Promise<Amounts> {
  const { rows } = await tx.query<Record<string, string>>(
    `select s.indicator, s.line, f.place, f.subject, coalesce(dimensions ->> $5, '') as part, occurred_on::text as on, sum(value)::text as value
     from ${schema}.facts f join ${schema}.series s on s.id = f.series
     where s.indicator = any($1) and s.axis = $2 and s.line = any($3) and f.occurred_on <= $4
       ${asked.asOf === null ? '' : `and position <= ${asked.asOf}`}
     group by 1, 2, 3, 4, 5, 6 having sum(sign) > 0`,
    [asked.indicators, asked.axis, asked.lines, asked.to, asked.dimension],
  );
  const amounts = new Map<string, Amount[]>();
  for (const row of rows) {
    const key = amountsKey(row['indicator']!, row['line']!);
    const { place, subject, part, on, value } = row as unknown as Record<keyof Amount, string>;
    amounts.set(key, [...(amounts.get(key) ?? []), { place, subject, part, on, value: BigInt(value) }]);
  }
  return amounts;
}
