import { someAtATime } from '@lien-nganh/kernel';
import { readRow, type OutcomeName, type ReadRow, type Surveyed, type Understanding } from '@lien-nganh/registers';
import { carryOutEntries } from './carry-out-entries.ts';
import { carryOut } from './carry-out.ts';
import { patiently } from './patience.ts';
import type { Counts, ImportMode, ImportStore, RowOutcome, Working } from './import-store.ts';
import { keyOf, type ReadyRow, type Work } from './plan-row.ts';
import { Twins } from './twins.ts';
import { knownTo } from './understanding.ts';

/** Rows that are held at once. */
const CHUNK = 200;
/** Rows that are worked on at once: keys and appends of many go to the disk together. */
const AT_ONCE = 64;

export interface Run {
  readonly working: Working;
  readonly mode: ImportMode;
  readonly work: Work;
  readonly file: Surveyed;
  readonly store: ImportStore;
}

/**
 * Goes through the rows of a file in chunks: what came of one is kept before the next is read, so that memory does not grow with
 * the file. After a stop it begins anew: what was carried out is found there.
 */
export async function runImport(run: Run): Promise<void> {
  const { work, file, store, working } = run;
  const { signal } = work.request;
  const known = await patiently(() => knownTo(work.runtime, work.register, work.request.standing), { signal });
  const { agency } = work.importing;
  const by = { ...known, agency, from1904: file.from1904, merged: (row: number) => file.merged(row) };
  const reader = new ChunkReader(run, by);
  const counts: Partial<Record<OutcomeName, number>> = {};
  let [chunk, done] = [0, 0];
  for await (const rows of chunked(file, CHUNK)) {
    signal?.throwIfAborted();
    const outcomes = await reader.take(rows);
    count(counts, outcomes);
    done += outcomes.length;
    const came = { chunk, rows: outcomes, done, counts };
    await patiently(() => store.keep(working, came), { signal });
    chunk += 1;
  }
}

function count(counts: Partial<Record<OutcomeName, number>>, rows: readonly RowOutcome[]): Counts {
  for (const { outcome } of rows) counts[outcome.is] = (counts[outcome.is] ?? 0) + 1;
  return counts;
}

type SheetRows = Surveyed['rows'] extends () => AsyncGenerator<infer R> ? readonly R[] : never;

async function* chunked(file: Surveyed, size: number): AsyncGenerator<SheetRows> {
  let rows: SheetRows[number][] = [];
  for await (const row of file.rows()) {
    rows.push(row);
    if (rows.length < size) continue;
    yield rows;
    rows = [];
  }
  if (rows.length > 0) yield rows;
}

class ChunkReader {
  readonly #twins: Twins;
  /** In which row a key stood first. */
  readonly #seen = new Map<string, number>();

  constructor(
    private readonly run: Run,
    private readonly by: Understanding,
  ) {
    const { runtime, register, request } = run.work;
    this.#twins = new Twins(runtime, register, request.standing);
  }

  /** What comes of the next rows, in their order. */
  async take(rows: SheetRows): Promise<readonly RowOutcome[]> {
    const read = rows.map((row) => this.#once(readRow(row, this.run.file.heads, this.by)));
    const values = read.flatMap((row) => ('values' in row ? [row.values] : []));
    const records = await patiently(() => this.#twins.records(values), this.run.work.request);
    const ready = read.map((row) =>
      'values' in row ? { ...row, twins: this.#twins.of(row.values, row.number, records) } : row,
    );
    // what rows look up is looked up once for all of a chunk, and anew for the next
    const work = { ...this.run.work, request: { ...this.run.work.request, lookedAt: new Map() } };
    const { entries } = work.register;
    return entries === null ? eachAtOnce(ready, (row) => this.#outcomeOf(work, row)) : this.#ofEntries(work, ready);
  }

  /** Rows of one record are carried out together, so that their order is kept and the record is written once. */
  async #ofEntries(work: Work, rows: readonly Understood[]): Promise<readonly RowOutcome[]> {
    const { recordOf } = work.register.entries!;
    const groups = new Map<string, ReadyRow[]>();
    for (const row of rows) {
      if ('reasons' in row) continue;
      const id = recordOf(row.values);
      groups.set(id, [...(groups.get(id) ?? []), row]);
    }
    const { mode } = this.run;
    const found = await eachAtOnce([...groups.values()], (group) =>
      patiently(() => carryOutEntries(work, group, mode), work.request),
    );
    const outcomes = [...found.flat(), ...rows.flatMap((row) => ('reasons' in row ? unread(row) : []))];
    return outcomes.sort((a, b) => a.row - b.row);
  }

  /** A key that stood in the file before is refused: which of the two rows is right cannot be known. */
  #once(row: ReadRow): ReadRow {
    if (!('values' in row)) return row;
    const key = keyOf(this.run.work.register, row.values);
    const before = this.#seen.get(key);
    if (before === undefined) this.#seen.set(key, row.number);
    if (before === undefined) return row;
    const { columns, key: fields } = this.run.work.register;
    const reasons = columns
      .filter(({ field }) => fields.includes(field))
      .map(({ head }) => ({ head, vi: `Trùng với dòng ${before}.`, en: `Is that of row ${before}.` }));
    return { number: row.number, reasons };
  }

  async #outcomeOf(work: Work, row: Understood): Promise<RowOutcome> {
    if ('reasons' in row) return unread(row);
    return patiently(() => carryOut(work, row, this.run.mode), work.request);
  }
}

type Unread = Exclude<ReadRow, { values: unknown }>;
type Understood = ReadyRow | Unread;

function unread({ number: row, reasons }: Unread): RowOutcome {
  return { row, record: null, outcome: { is: 'refused', reasons } };
}

/** Results in the order of the items, of which a few are worked on at a time. */
async function eachAtOnce<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<readonly R[]> {
  const results = new Array<R>(items.length);
  await someAtATime(items.entries(), AT_ONCE, async ([at, item]) => {
    results[at] = await work(item);
  });
  return results;
}
