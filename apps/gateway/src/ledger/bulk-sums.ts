import type pg from 'pg';
import { CellSums, SLOTS, type CellChange } from './cells.ts';
import { copyRow, CopyIn } from './copy.ts';
import type { Fact } from './booking.ts';
import { cellTable } from './fact-store.ts';
import { slotColumns, type Ledger } from './schema.ts';
import { seriesName, SeriesNames } from './series.ts';
import { LEAST_FACTS_BETWEEN_SNAPSHOTS } from './snapshot.ts';

/** A load takes at most so many pictures: each costs memory for the cells that changed before it. */
const MOST_SNAPSHOTS = 24;
/** A picture in a load is worth it after so many events. */
const LEAST_EVENTS_BETWEEN = 1_000;

interface Total {
  readonly id: number;
  readonly change: CellChange;
  readonly slots: (bigint | undefined)[];
}

/** Sums up the cells of a bulk load, stretch by stretch of the log, so that it has pictures of past positions too. */
export class BulkSums {
  readonly #names = new SeriesNames();
  #borders: readonly bigint[] = [];
  #stretches: readonly CellSums[] = [];
  #facts: number[] = [];

  /**
   * @param positions a sample of the log's, evenly taken, in any order
   * @param of how many events they are a sample, and the frontier: no picture is taken beyond it
   */
  divide(positions: readonly bigint[], { frontier, events }: { frontier: bigint; events: number }): void {
    const sorted = [...positions].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    const count = Math.min(MOST_SNAPSHOTS, Math.floor(events / LEAST_EVENTS_BETWEEN));
    const borders = Array.from(
      { length: count },
      (_, n) => sorted[Math.ceil(((n + 1) * (sorted.length - 1)) / count)]!,
    );
    this.#borders = [...new Set(borders)].filter((border) => border <= frontier);
    this.#stretches = [...this.#borders, null].map(() => new CellSums(this.#names));
    this.#facts = this.#stretches.map(() => 0);
  }

  /** Adds a fact, and gives the id of its series. */
  add(fact: Fact): number {
    const stretch = this.#stretchOf(fact.position);
    this.#facts[stretch]! += 1;
    return this.#stretches[stretch]!.add(fact);
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

  /** Writes series, cells and pictures. */
  async write(client: pg.PoolClient, { schema }: Ledger): Promise<void> {
    const series = new CopyIn(client, `${schema}.series`, ['id', 'indicator', 'axis', 'line']);
    for (const [index, { indicator, axis, line }] of this.#names.all().entries()) {
      await series.write(copyRow([index + 1, indicator, axis, line]));
    }
    await series.end();
    const totals = await this.#writePictures(client, schema);
    const columns = cellTable.map(({ name }) => name);
    const cells = new CopyIn(client, `${schema}.cells`, ['id', 'changed', ...columns]);
    const last = new Set(this.#stretches.at(-1)!.changes().map(cellName));
    for (const [name, { id, change, slots }] of totals) {
      const number = this.#names.numberOf(change.indicator, change.axis, change.line);
      const values = cellTable.map(({ of }) => of({ ...change, slots }, number));
      await cells.write(copyRow([id, last.has(name), ...values]));
    }
    await cells.end();
    await client.query(
      `update ${schema}.ledger set snapshot = $1, facts_since_snapshot = $2, next_snapshot_after = $3`,
      [this.#borders.length, this.#facts.at(-1), Math.max(LEAST_FACTS_BETWEEN_SNAPSHOTS, totals.size)],
    );
  }

  async #writePictures(client: pg.PoolClient, schema: string): Promise<ReadonlyMap<string, Total>> {
    const totals = new Map<string, Total>();
    const pictures = new CopyIn(client, `${schema}.cell_snapshots`, ['cell', 'snapshot', ...slotColumns]);
    for (const [index, stretch] of this.#stretches.entries()) {
      for (const change of stretch.changes()) {
        const { id, slots } = addTo(totals, change);
        if (index === this.#borders.length) continue;
        await pictures.write(copyRow([id, index + 1, ...slots.map((value) => value || null)]));
      }
    }
    await pictures.end();
    const snapshots = new CopyIn(client, `${schema}.snapshots`, ['snapshot', 'position']);
    for (const [index, position] of this.#borders.entries()) await snapshots.write(copyRow([index + 1, position]));
    await snapshots.end();
    return totals;
  }
}

function cellName(change: CellChange): string {
  const { dimension, dimensionValue, place, subject, year } = change;
  return [seriesName(change), place, subject, dimension, dimensionValue, year].join('\n');
}

function addTo(totals: Map<string, Total>, change: CellChange): Total {
  const name = cellName(change);
  const total = totals.get(name) ?? { id: totals.size + 1, change, slots: new Array(SLOTS).fill(undefined) };
  totals.set(name, total);
  change.slots.forEach((value, slot) => {
    if (value !== undefined) total.slots[slot] = (total.slots[slot] ?? 0n) + value;
  });
  return total;
}
