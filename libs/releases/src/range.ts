import { knowledgeOf, toldFigures } from './knowledge.ts';
import { Ranges, type Span } from './ranges.ts';
import type { Solver } from './solver.ts';
import type { Release } from './table.ts';

export interface CellRange {
  key: string;
  /** The first of the given releases in which the cell has this count, from 0 on. */
  release: number;
  range: Span;
}

/**
 * How far the count behind each withheld cell can be told from the numbers of all `releases`, oldest first, by who knows of
 * every cell in which releases it has the same count. In whole numbers, exactly.
 */
export function rangesOf(releases: readonly Release[], solver: Solver): CellRange[] {
  const knowledge = knowledgeOf(releases);
  const told = toldFigures(
    knowledge,
    releases.map(({ cells }) => cells),
  );
  const ranges = new Ranges(knowledge, [], told, solver);
  try {
    return knowledge.figures
      .map(({ key, release }, figure) => ({ key, release, figure }))
      .filter(({ figure }) => !told.has(figure))
      .map(({ key, release, figure }) => ({ key, release, range: ranges.span(figure) }));
  } finally {
    ranges.dispose();
  }
}
