import type { Knowledge } from './knowledge.ts';
import type { Column, Row, Terms } from './solver.ts';

/** Pairs of figures of one key, newer first. */
export type Changes = readonly (readonly [number, number])[];

/** Tables that are kept at most. One that is dropped can be found again. */
const keptAtMost = 2000;

/**
 * Tables in whole numbers that fit all that is known beside the true one: the proof that ranges are wide. Columns are the
 * figures, then their changes. Each table is checked before it is kept, whoever found it.
 */
export class Tables {
  readonly truth: Float64Array;
  readonly rows: readonly Row[];
  readonly columns: readonly Column[];
  readonly #changes: Changes;
  readonly #fixed: Set<number>;
  #kept: Float64Array[] = [];
  /** The lowest and the highest that any of them has in each column. */
  #low: Float64Array;
  #high: Float64Array;

  /** @param fixed figures that are told */
  constructor({ figures, rows }: Pick<Knowledge, 'figures' | 'rows'>, changes: Changes, fixed: ReadonlySet<number>) {
    const counts = figures.map(({ count }) => count);
    this.#changes = changes;
    this.#fixed = new Set(fixed);
    this.rows = [...rows, ...rowsOfChanges(changes, figures.length)];
    this.columns = [
      ...figures.map(() => ({ lower: 0, upper: Infinity })),
      ...changes.map(() => ({ lower: -Infinity, upper: Infinity })),
    ];
    this.truth = this.#whole(counts);
    this.#low = this.truth.slice();
    this.#high = this.truth.slice();
  }

  get kept(): readonly Float64Array[] {
    return this.#kept;
  }

  fix(figure: number): void {
    this.#fixed.add(figure);
  }

  free(figure: number): void {
    this.#fixed.delete(figure);
  }

  /** Of a figure that is told its count, of any other what a count can be. */
  boundsOf(column: number): Column {
    const truth = this.truth[column]!;
    return this.#fixed.has(column) ? { lower: truth, upper: truth } : this.columns[column]!;
  }

  /** The same, and no further from the truth than `width`. */
  within(column: number, width: number): Column {
    const { lower, upper } = this.columns[column]!;
    const truth = this.truth[column]!;
    return { lower: Math.max(lower, truth - width), upper: Math.min(upper, truth + width) };
  }

  /** From the lowest to the highest that was seen. */
  seen(column: number): { lower: number; upper: number; width: number } {
    const [lower, upper] = [this.#low[column]!, this.#high[column]!];
    return { lower, upper, width: upper - lower };
  }

  /** Counts for the figures, kept if they fit. */
  offer(counts: ArrayLike<number>): boolean {
    return this.keep(this.#whole(counts));
  }

  /** @returns whether it fits; what is not whole is rounded first */
  keep(values: Float64Array): boolean {
    const table = values.map(Math.round);
    if (!this.#fits(table)) return false;
    this.#kept.push(table);
    this.#widen(table);
    if (this.#kept.length > keptAtMost) this.#kept.shift();
    return true;
  }

  /** Keeps these and no others: each was kept before, and fits what is told now. */
  remember(tables: readonly Float64Array[]): void {
    this.#kept = tables.slice();
    this.#low = this.truth.slice();
    this.#high = this.truth.slice();
    for (const table of tables) this.#widen(table);
  }

  #whole(counts: ArrayLike<number>): Float64Array {
    const figures = Array.from(counts, Math.round);
    return Float64Array.from([...figures, ...this.#changes.map(([newer, older]) => figures[newer]! - figures[older]!)]);
  }

  #widen(table: Float64Array): void {
    for (let column = 0; column < table.length; column += 1) {
      const value = table[column]!;
      if (value < this.#low[column]!) this.#low[column] = value;
      if (value > this.#high[column]!) this.#high[column] = value;
    }
  }

  #fits(table: Float64Array): boolean {
    for (const column of this.#fixed) if (table[column] !== this.truth[column]) return false;
    const holds = ({ lower, upper }: Column, value: number) => value >= lower && value <= upper;
    return (
      this.columns.every((bounds, column) => holds(bounds, table[column]!)) &&
      this.rows.every((row) => holds(row, sumOfTerms(row.terms, table)))
    );
  }
}

export function sumOfTerms(terms: Terms, table: ArrayLike<number>): number {
  let sum = 0;
  for (const [column, coefficient] of terms) sum += coefficient * table[column]!;
  return sum;
}

function rowsOfChanges(changes: Changes, figures: number): Row[] {
  return changes.map(([newer, older], index) => ({
    terms: [[figures + index, 1] as const, [newer, -1] as const, [older, 1] as const],
    lower: 0,
    upper: 0,
  }));
}
