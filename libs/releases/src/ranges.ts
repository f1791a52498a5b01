import type { Knowledge } from './knowledge.ts';
import type { Answer, LinearProgram, Solver } from './solver.ts';
import { Tables, type Changes } from './tables.ts';

/** What may not be worked out: a figure, or by how much a figure changed. Columns of `Ranges`. */
export type Target = number;

/** Within which the solver keeps to bounds and rows, with room to spare. */
const tolerance = 1e-5;

/** How many targets are looked at one by one before all others are together. */
const soonest = 12;

/** Fewer targets are not worth looking at together. */
const fewest = 3;

/** How often looking at them together may be in vain. */
const patience = 2;

/** How many fractions are rounded off before a table is given up. */
const deepest = 12;

/** From `lower` to `upper`, both included and whole; `null` where there is no end. */
export interface Span {
  lower: number | null;
  upper: number | null;
}

/**
 * How far each figure can be told by who sees the numbers that are told. A range is called wide only when two tables of whole
 * numbers that fit all that is known lie far enough apart, so that no rounding of the solver's can make a narrow range look
 * wide.
 */
export class Ranges {
  readonly #program: LinearProgram;
  readonly #tables: Tables;

  /** `changes` are pairs of figures of one key, newer first; their targets follow the figures'. */
  constructor(
    knowledge: Pick<Knowledge, 'figures' | 'rows'>,
    changes: Changes,
    fixed: ReadonlySet<number>,
    solver: Solver,
  ) {
    this.#tables = new Tables(knowledge, changes, fixed);
    const { columns, rows } = this.#tables;
    this.#program = solver.program(
      columns.map((_, column) => this.#tables.boundsOf(column)),
      rows,
    );
  }

  dispose(): void {
    this.#program.dispose();
  }

  /** Of figures that are told no more. What was wide stays so. */
  free(figures: Iterable<number>): void {
    for (const figure of figures) {
      this.#tables.free(figure);
      this.#unbind([figure]);
    }
  }

  /** What of `targets` would be narrow if `figures` were told; `null`: nothing, and they are told from now on. */
  tryToFix(figures: readonly number[], targets: readonly Target[], width: number): Target | null {
    const { kept: before, truth } = this.#tables;
    for (const figure of figures) this.#tables.fix(figure);
    this.#unbind(figures);
    this.#tables.remember(before.filter((table) => figures.every((figure) => table[figure] === truth[figure])));
    const isNarrow = (target: Target) => !this.isWide(target, width);
    // Most attempts fail at once; one that lasts is worth looking at all that is left.
    const [first, rest] = [targets.slice(0, soonest), targets.slice(soonest)];
    let narrow = first.find(isNarrow);
    if (narrow === undefined) {
      this.spread(rest, width);
      narrow = rest.find(isNarrow);
    }
    if (narrow === undefined) return null;
    this.free(figures);
    this.#tables.remember(before);
    return narrow;
  }

  /**
   * Looks for tables in which many targets lie far from the truth at once: most of them turn out to be wide by a few programs,
   * and need none of their own.
   */
  spread(targets: readonly Target[], width: number): void {
    let narrow = targets.filter((target) => this.#tables.seen(target).width < width);
    for (let turn = 0, missed = 0; missed < patience && narrow.length > fewest; turn += 1) {
      for (const target of narrow) this.#program.bound(target, this.#tables.within(target, width));
      this.#program.weigh(narrow.map((target) => [target, signOf(target, turn)]));
      this.#nearWhole('maximize');
      this.#unbind(narrow);
      const left = narrow.filter((target) => this.#tables.seen(target).width < width);
      missed = left.length < narrow.length ? 0 : missed + 1;
      narrow = left;
    }
  }

  /** Counts for the figures that were found elsewhere, kept if they fit. */
  offer(counts: ArrayLike<number>): void {
    this.#tables.offer(counts);
  }

  /** Whether two tables of whole numbers fit that lie `width` or more apart in the target. */
  isWide(target: Target, width: number): boolean {
    const program = this.#program;
    const isSeen = () => this.#tables.seen(target).width >= width;
    if (isSeen()) return true;
    const real = this.#stretch(target, width, [() => program.minimize(), () => program.maximize()]);
    if (isSeen()) return true;
    if (real < width - tolerance) return false;
    // Wide enough in fractions: it must be so in whole numbers.
    this.#stretch(target, width, [() => this.#nearWhole('minimize'), () => this.#nearWhole('maximize')]);
    if (isSeen()) return true;
    this.#stretch(target, width, [() => program.minimizeWhole(), () => program.maximizeWhole()]);
    return isSeen();
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
    const { lower: natural, upper } = this.#tables.columns[target]!;
    const seen = this.#tables.seen(target);
    this.#program.weigh([[target, 1]]);
    this.#program.bound(target, { lower: Math.max(natural, seen.upper - width), upper });
    const lowest = Math.min(seen.lower, this.#valueOf(target, low()));
    this.#program.bound(target, { lower: natural, upper: lowest + width });
    const highest = Math.max(seen.upper, this.#valueOf(target, high()));
    this.#unbind([target]);
    return highest - lowest;
  }

  #valueOf(target: Target, answer: Answer): number {
    if (answer.is !== 'optimal') throw new Error(`the true counts do not fit what is known of them: ${answer.is}`);
    this.#tables.keep(answer.values);
    return answer.values[target]!;
  }

  /** The end, and where its table is none in whole numbers, one near it is looked for: fractions are rounded off one by one. */
  #nearWhole(sense: 'minimize' | 'maximize'): Answer {
    const { truth } = this.#tables;
    const end = this.#program[sense]();
    const held: number[] = [];
    for (let answer = end; answer.is === 'optimal' && !this.#tables.keep(answer.values);) {
      const broken = answer.values.findIndex((value) => Math.abs(value - Math.round(value)) > tolerance);
      if (broken < 0 || held.length === deepest) break;
      const value = answer.values[broken]!;
      const whole = value > truth[broken]! ? Math.floor(value) : Math.ceil(value);
      this.#program.bound(broken, { lower: whole, upper: whole });
      held.push(broken);
      answer = this.#program[sense]();
    }
    this.#unbind(held);
    return end;
  }

  #end(target: Target, real: () => Answer, whole: () => Answer): number | null {
    for (const solve of [real, whole]) {
      const found = solve();
      if (found.is === 'unbounded') return null;
      if (found.is === 'optimal' && this.#tables.keep(found.values)) return Math.round(found.values[target]!) + 0; // never −0
    }
    throw new Error('no table of whole numbers was found at the end of a range');
  }

  /** Back to what is known of them. */
  #unbind(columns: readonly number[]): void {
    for (const column of columns) this.#program.bound(column, this.#tables.boundsOf(column));
  }
}

/** All up, all down, then the one and the other by turns. */
function signOf(target: Target, turn: number): 1 | -1 {
  if (turn < 2) return turn === 0 ? 1 : -1;
  return (target * (turn + 1) * 0.618_034) % 1 < 0.5 ? 1 : -1;
}
