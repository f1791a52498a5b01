import type pg from 'pg';
import type { Counted, Fact } from '../booking.ts';
import { placesOf, SLOTS, type CellKey, type Place, type Places } from '../cells.ts';
import { copyAll } from './copy.ts';
import { cellTable } from '../writing/fact-store.ts';
import { slotColumns, type Ledger } from '../schema.ts';
import { plus, type Sum } from './exact-sum.ts';
import { SeriesNames } from '../series.ts';
import { LEAST_FACTS_BETWEEN_SNAPSHOTS } from '../writing/snapshot.ts';

const MOST_SNAPSHOTS = 24;
/** A picture in a load is worth it after so many events. */
const LEAST_EVENTS_BETWEEN = 1_000;

/** A cell with what changed it: by stretch of the log and half-month, in one number. */
interface BulkCell extends CellKey {
  readonly id: number;
  readonly series: number;
  readonly sums: Map<number, Sum>;
}

/** Sums up the cells of a bulk load, stretch by stretch of the log, so that it has pictures of past positions too. */
export class BulkSums {
  readonly #names = new SeriesNames();
  readonly #cells = new Map<number, Map<string, BulkCell>>();
  #count = 0;
  #borders: readonly bigint[] = [];
  /** Facts of each stretch. */
  #facts: number[] = [0];
  #counted: Counted | null = null;
  #places: Places = { slot: 0, cells: [] };

  /**
   * @param positions a sample of the log's, evenly taken, in any order
   * @param of how many events they are a sample, and the frontier: no picture is taken beyond it
   */
  divide(positions: readonly bigint[], { frontier, events }: { frontier: bigint; events: number }): void {
    const sorted = [...positions].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    const count = Math.min(MOST_SNAPSHOTS, Math.floor(events / LEAST_EVENTS_BETWEEN));
    const at = (n: number) => sorted[Math.ceil(((n + 1) * (sorted.length - 1)) / count)]!;
    const borders = Array.from({ length: count }, (_, n) => at(n));
    this.#borders = [...new Set(borders)].filter((border) => border <= frontier);
    this.#facts = [...this.#borders.map(() => 0), 0];
  }

  /** Adds a fact, and gives the id of its series. */
  add(fact: Fact): number {
    const { counted, axis, line, value } = fact;
    const series = this.#names.numberOf(counted.indicator, axis, line);
    // Facts come thing by thing, so what its lines share is worked out once.
    if (this.#counted !== counted) {
      this.#counted = counted;
      this.#places = placesOf(counted);
    }
    const stretch = this.#stretchOf(fact.position);
    this.#facts[stretch]! += 1;
    const code = stretch * SLOTS + this.#places.slot;
    for (const place of this.#places.cells) {
      const { sums } = this.#cellOf(series, place, fact);
      sums.set(code, plus(sums.get(code) ?? 0, value));
    }
    return series;
  }

  #stretchOf(position: bigint): number {
    let [low, high] = [0, this.#borders.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (position <= this.#borders[middle]!) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  #cellOf(series: number, place: Place, { counted: { indicator }, axis, line }: Fact): BulkCell {
    let cells = this.#cells.get(series);
    if (cells === undefined) this.#cells.set(series, (cells = new Map()));
    let cell = cells.get(place.name);
    if (cell === undefined) {
      this.#count += 1;
      cell = { ...place, indicator, axis, line, series, id: this.#count, sums: new Map() };
      cells.set(place.name, cell);
    }
    return cell;
  }

  *#all(): Generator<BulkCell> {
    for (const cells of this.#cells.values()) yield* cells.values();
  }

  /** Writes series, cells and pictures. */
  async write(client: pg.PoolClient, { schema }: Ledger): Promise<void> {
    await copyAll(client, `${schema}.series(id, indicator, axis, line)`, this.#seriesRows());
    await copyAll(client, `${schema}.snapshots(snapshot, position)`, this.#borderRows());
    await copyAll(client, `${schema}.cell_snapshots(cell, snapshot, ${slotColumns.join(', ')})`, this.#pictureRows());
    const columns = cellTable.map(({ name }) => name).join(', ');
    await copyAll(client, `${schema}.cells(id, changed, ${columns})`, this.#cellRows());
    await client.query(
      `update ${schema}.ledger set snapshot = $1, facts_since_snapshot = $2, next_snapshot_after = $3`,
      [this.#borders.length, this.#facts.at(-1), Math.max(LEAST_FACTS_BETWEEN_SNAPSHOTS, this.#count)],
    );
  }

  *#seriesRows(): Generator<readonly unknown[]> {
    for (const [index, { indicator, axis, line }] of this.#names.all().entries())
      yield [index + 1, indicator, axis, line];
  }

  *#borderRows(): Generator<readonly unknown[]> {
    for (const [index, position] of this.#borders.entries()) yield [index + 1, position];
  }

  /** A row for each stretch in which a cell changed: what it came to by its end. */
  *#pictureRows(): Generator<readonly unknown[]> {
    for (const cell of this.#all()) {
      for (const { stretch, slots } of totalsOf(cell)) {
        if (stretch < this.#borders.length) yield [cell.id, stretch + 1, ...slots.map((value) => value || null)];
      }
    }
  }

  *#cellRows(): Generator<readonly unknown[]> {
    for (const cell of this.#all()) {
      const last = totalsOf(cell).at(-1)!;
      const values = cellTable.map(({ of }) => of({ ...cell, slots: last.slots }, cell.series));
      yield [cell.id, last.stretch === this.#borders.length, ...values];
    }
  }
}

interface Total {
  readonly stretch: number;
  readonly slots: readonly (bigint | undefined)[];
}

/** What a cell had come to at the end of each stretch in which it changed. */
function totalsOf({ sums }: BulkCell): readonly Total[] {
  const codes = [...sums.keys()].sort((a, b) => a - b);
  const slots = new Array<bigint | undefined>(SLOTS).fill(undefined);
  const totals: Total[] = [];
  for (const [at, code] of codes.entries()) {
    const stretch = Math.floor(code / SLOTS);
    slots[code % SLOTS] = (slots[code % SLOTS] ?? 0n) + BigInt(sums.get(code)!);
    const next = codes[at + 1];
    if (next === undefined || Math.floor(next / SLOTS) !== stretch) totals.push({ stretch, slots: [...slots] });
  }
  return totals;
}
