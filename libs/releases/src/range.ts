import { knowledgeOf, toldFigures } from './knowledge.ts';
import { Ranges, type Span } from './ranges.ts';
import type { Solver } from './solver.ts';
import type { Release } from './table.ts';

export interface CellRange {
  key: string;
  /** The first of the given releases in which the cell has this count, from 0 on. */
  release: number;
  /** What these parts leave over of the cell is meant. */
  less?: readonly string[];
  range: Span;
}

/**
 * How far the count behind each withheld cell can be told from the numbers of all `releases`, oldest first, by who knows of
 * every cell in which releases it has the same count; and how far what parts leave over, which nothing tells, but for those
 * who subtract. In whole numbers, exactly.
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
      .map(({ key, release, rest }, figure) => ({ key, release, rest, figure }))
      .filter(({ rest, figure }) => rest !== undefined || !told.has(figure))
      .map(({ key, release, rest, figure }) => ({
        ...(rest ? { key: rest.whole, less: rest.parts } : { key }),
        ...{ release, range: ranges.span(figure) },
      }));
  } finally {
    ranges.dispose();
  }
}
