import type { Knowledge } from './knowledge.ts';
import type { Answer, Column, LinearProgram, Row, Solver, Terms } from './solver.ts';

/** What may not be worked out: a figure, or by how much a figure changed. Columns of `Ranges`. */
export type Target = number;

/** Within which the solver keeps to bounds and rows, with room to spare. */
const tolerance = 1e-5;

/** Tables that are kept at most. One that is dropped can be found again. */
const keptAtMost = 2000;

/** From `lower` to `upper`, both included and whole; `null` where there is no end. */
export interface Span {
  lower: number | null;
  upper: number | null;
}

/**
 * How far each figure can be told by who sees the numbers that are told. Every table that is found to fit is checked in
 * whole numbers and kept: a range is called wide only when two such tables lie far enough apart, so that no rounding of
 * the solver's can make a narrow range look wide.
 */
export class Ranges {
  readonly #program: LinearProgram;
  readonly #rows: readonly Row[];
  readonly #changes: readonly (readonly [number, number])[];
  readonly #natural: readonly Column[];
  /** Tables in whole numbers that fit all that is known beside the true one. */
  #fitting: Float64Array[] = [];
  /** The lowest and the highest that any of them has in each column. */
  #low: Float64Array;
  #high: Float64Array;
  readonly #fixed: Set<number>;
  readonly #truth: Float64Array;

  /** `changes` are pairs of figures of one key, newer first; their targets follow the figures'. */
  constructor(
    knowledge: Pick<Knowledge, 'figures' | 'rows'>,
    changes: readonly (readonly [number, number])[],
    fixed: ReadonlySet<number>,
    solver: Solver,
  ) {
    const { figures } = knowledge;
    this.#changes = changes;
    const counts = figures.map(({ count }) => count);
    this.#rows = [...knowledge.rows, ...rowsOfChanges(changes, figures.length)];
    this.#natural = [
      ...figures.map(() => ({ lower: 0, upper: Infinity })),
      ...changes.map(() => ({ lower: -Infinity, upper: Infinity })),
    ];
    this.#truth = Float64Array.from([...counts, ...changesIn(counts, changes)]);
    this.#low = this.#truth.slice();
    this.#high = this.#truth.slice();
    this.#fixed = new Set(fixed);
    this.#program = solver.program(
      this.#natural.map((_, column) => this.#boundsOf(column)),
      this.#rows,
    );
  }

  dispose(): void {
    this.#program.dispose();
  }

  /** Of figures that are told no more. What was wide stays so. */
  free(figures: Iterable<number>): void {
    for (const figure of figures) {
      this.#fixed.delete(figure);
      this.#program.bound(figure, this.#boundsOf(figure));
    }
  }

  /** Whether everything of `targets` stays wide when `figures` are told; if not, nothing changes. */
  tryToFix(figures: readonly number[], targets: readonly Target[], width: number): boolean {
    const before = this.#fitting;
    for (const figure of figures) {
      this.#fixed.add(figure);
      this.#program.bound(figure, this.#boundsOf(figure));
    }
    this.#remember(before.filter((table) => figures.every((figure) => table[figure] === this.#truth[figure])));
    if (targets.every((target) => this.isWide(target, width))) return true;
    this.free(figures);
    this.#remember(before);
    return false;
  }

  /** Counts for the figures that were found elsewhere, kept if they fit. */
  offer(counts: ArrayLike<number>): void {
    const figures = Array.from(counts, Math.round);
    this.#keep(Float64Array.from([...figures, ...changesIn(figures, this.#changes)]));
  }

  /** Whether two tables of whole numbers fit that lie `width` or more apart in the target. */
  isWide(target: Target, width: number): boolean {
    if (this.#seenWidth(target) >= width) return true;
    const program = this.#program;
    const real = this.#stretch(target, width, [() => program.minimize(), () => program.maximize()]);
    if (this.#seenWidth(target) >= width) return true;
    if (real < width - tolerance) return false;
    // Wide enough in fractions: it must be so in whole numbers.
    this.#stretch(target, width, [() => program.minimizeWhole(), () => program.maximizeWhole()]);
    return this.#seenWidth(target) >= width;
  }

  /** Both ends, exactly. Slower than `isWide`. */
  span(target: Target): Span {
    const program = this.#program;
    program.weigh([[target, 1]]);
    return {
      lower: this.#end(
        target,
        () => program.minimize(),
        () => program.minimizeWhole(),
      ),
      upper: this.#end(
        target,
        () => program.maximize(),
        () => program.maximizeWhole(),
      ),
    };
  }

  /** Looks first for lower, then for higher values, no further than it must. Returns how far apart the two ends are. */
  #stretch(target: Target, width: number, [low, high]: readonly [() => Answer, () => Answer]): number {
    const { lower: natural, upper } = this.#natural[target]!;
    const seen = { lower: this.#low[target]!, upper: this.#high[target]! };
    this.#program.weigh([[target, 1]]);
    this.#program.bound(target, { lower: Math.max(natural, seen.upper - width), upper });
    const lowest = Math.min(seen.lower, this.#valueOf(target, low()));
    this.#program.bound(target, { lower: natural, upper: lowest + width });
    const highest = Math.max(seen.upper, this.#valueOf(target, high()));
    this.#program.bound(target, this.#boundsOf(target));
    return highest - lowest;
  }

  #valueOf(target: Target, answer: Answer): number {
    if (answer.is !== 'optimal') throw new Error(`the true counts do not fit what is known of them: ${answer.is}`);
    this.#keepAnswer(answer);
    return answer.values[target]!;
  }

  #end(target: Target, real: () => Answer, whole: () => Answer): number | null {
    for (const solve of [real, whole]) {
      const found = solve();
      if (found.is === 'unbounded') return null;
      if (found.is === 'optimal' && this.#keepAnswer(found)) return Math.round(found.values[target]!) + 0; // never −0
    }
    throw new Error('no table of whole numbers was found at the end of a range');
  }

  #keepAnswer(answer: Answer): boolean {
    return answer.is === 'optimal' && this.#keep(answer.values.map(Math.round));
  }

  #keep(table: Float64Array): boolean {
    if (!this.#fits(table)) return false;
    this.#fitting.push(table);
    this.#widen(table);
    if (this.#fitting.length > keptAtMost) this.#fitting.shift();
    return true;
  }

  #remember(tables: Float64Array[]): void {
    this.#fitting = tables.slice();
    this.#low = this.#truth.slice();
    this.#high = this.#truth.slice();
    for (const table of tables) this.#widen(table);
  }

  #widen(table: Float64Array): void {
    for (let column = 0; column < table.length; column += 1) {
      const value = table[column]!;
      if (value < this.#low[column]!) this.#low[column] = value;
      if (value > this.#high[column]!) this.#high[column] = value;
    }
  }

  #fits(table: Float64Array): boolean {
    for (const column of this.#fixed) if (table[column] !== this.#truth[column]) return false;
    const holds = ({ lower, upper }: Column, value: number) => value >= lower && value <= upper;
    return (
      this.#natural.every((bounds, column) => holds(bounds, table[column]!)) &&
      this.#rows.every((row) => holds(row, sumOfTerms(row.terms, table)))
    );
  }

  #seenWidth(target: Target): number {
    return this.#high[target]! - this.#low[target]!;
  }

  #boundsOf(column: number): Column {
    const truth = this.#truth[column]!;
    return this.#fixed.has(column) ? { lower: truth, upper: truth } : this.#natural[column]!;
  }
}

export function sumOfTerms(terms: Terms, table: ArrayLike<number>): number {
  let sum = 0;
  for (const [column, coefficient] of terms) sum += coefficient * table[column]!;
  return sum;
}

function changesIn(counts: readonly number[], changes: readonly (readonly [number, number])[]): number[] {
  return changes.map(([newer, older]) => counts[newer]! - counts[older]!);
}

function rowsOfChanges(changes: readonly (readonly [number, number])[], figures: number): Row[] {
  return changes.map(([newer, older], index) => ({
    terms: [[figures + index, 1] as const, [newer, -1] as const, [older, 1] as const],
    lower: 0,
    upper: 0,
  }));
}
