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
