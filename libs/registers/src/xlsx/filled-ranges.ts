import { BadFile } from '../bad-file.ts';
import { columnOf } from './cell.ts';

interface Filled {
  readonly columns: readonly [number, number];
  readonly rows: readonly [number, number];
}

/** Ranges that a row may lie in at once: each cell is held against every one. */
const MOST_RANGES = 1_000;

/** Cells that one formula fills together: it stands in the first of them, and the others look as if somebody had typed them. */
export class FilledRanges {
  #filled: Filled[] = [];

  /** @param range `B4:C9`, or one cell */
  add(range: string): void {
    const [from = '', to = from] = range.split(':');
    if (from === to) return;
    // rows come in their order: what ended above concerns no cell any more
    this.#filled = this.#filled.filter(({ rows }) => rows[1] >= rowOf(from));
    const [left, right] = [columnOf(from), columnOf(to)];
    if (left === null || right === null || this.#filled.length >= MOST_RANGES) throw new BadFile('damaged');
    this.#filled.push({ columns: [left, right], rows: [rowOf(from), rowOf(to)] });
  }

  has(column: number, row: number): boolean {
    return this.#filled.some(({ columns, rows }) => isWithin(column, columns) && isWithin(row, rows));
  }
}

function rowOf(address: string): number {
  return Number(address.replace(/^[A-Z]+/, ''));
}

function isWithin(one: number, [from, to]: readonly [number, number]): boolean {
  return from <= one && one <= to;
}
