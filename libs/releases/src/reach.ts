import type { Row } from './solver.ts';

/**
 * Figures of which a release can say something: its own, and those that hang together with them through figures that are not
 * known. Whatever else is withheld is as safe after it as before.
 */
export function reachOf(
  own: Iterable<number>,
  rows: readonly Row[],
  pairs: readonly (readonly [number, number])[],
  known: ReadonlySet<number>,
): Set<number> {
  const groups = [...rows.map(({ terms }) => terms.map(([figure]) => figure)), ...pairs].map((figures) =>
    figures.filter((figure) => !known.has(figure)),
  );
  const groupsOf = new Map<number, number[][]>();
  for (const group of groups) {
    for (const figure of group) groupsOf.set(figure, [...(groupsOf.get(figure) ?? []), group]);
  }
  const reached = new Set([...own].filter((figure) => !known.has(figure)));
  // A set is walked in the order in which it grows.
  for (const figure of reached) {
    for (const group of groupsOf.get(figure) ?? []) for (const other of group) reached.add(other);
  }
  return reached;
}

/** How many margins lie between figures. */
export class Nearness {
  readonly #rowsOf = new Map<number, number[][]>();

  constructor(rows: readonly Row[]) {
    for (const { terms } of rows) {
      const figures = terms.map(([figure]) => figure);
      for (const figure of figures) this.#rowsOf.set(figure, [...(this.#rowsOf.get(figure) ?? []), figures]);
    }
  }

  /** Those nearest to the figures first; what is as near stays in its order. */
  sorted<T>(targets: readonly T[], from: readonly number[], figuresOf: (target: T) => readonly number[]): T[] {
    const steps = this.#stepsFrom(from);
    const stepsTo = (target: T) => Math.min(...figuresOf(target).map((figure) => steps.get(figure) ?? Infinity));
    return targets
      .map((target) => ({ target, away: stepsTo(target) }))
      .sort((a, b) => (a.away === b.away ? 0 : a.away - b.away))
      .map(({ target }) => target);
  }

  #stepsFrom(from: readonly number[]): ReadonlyMap<number, number> {
    const steps = new Map(from.map((figure) => [figure, 0]));
    // A map is walked in the order in which it grows.
    for (const [figure, away] of steps) {
      const beside = (this.#rowsOf.get(figure) ?? []).flat().filter((other) => !steps.has(other));
      for (const other of beside) steps.set(other, away + 1);
    }
    return steps;
  }
}
