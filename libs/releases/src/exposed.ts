import { type Figure, type Knowledge, knowledgeOf, toldFigures } from './knowledge.ts';
import { Ranges, type Span } from './ranges.ts';
import type { Solver } from './solver.ts';
import type { Release } from './table.ts';

/** What cannot be hidden any more: a figure of a release (0 is the oldest), or by how much it differs from an older one. */
export interface Exposed {
  key: string;
  release: number;
  /** What these parts leave over of the cell is meant. */
  less?: readonly string[];
  /** The release with the older figure, where the difference is meant. */
  since?: number;
  range: Span;
  /** How far the earlier releases alone let it be told; `null`: they do not know of it. */
  before: Span | null;
}

/** @param figures one, or the newer and the older where their difference is meant */
export function exposedOf(
  [newer, older]: readonly Figure[],
  range: Span,
  earlier: readonly Release[],
  solver: Solver,
): Exposed {
  const { key, release, rest } = newer!;
  return {
    ...(rest ? { key: rest.whole, less: rest.parts } : { key }),
    release,
    ...(older && { since: older.release }),
    ...{ range, before: spanBefore(older ? [newer!, older] : [newer!], earlier, solver) },
  };
}

function spanBefore(figures: readonly Figure[], earlier: readonly Release[], solver: Solver): Span | null {
  const knowledge = knowledgeOf(earlier);
  const found = figures.map((figure) => idIn(knowledge, figure));
  const [newer, older] = found;
  if (newer === undefined || found.includes(-1)) return null;
  const told = toldFigures(
    knowledge,
    earlier.map(({ cells }) => cells),
  );
  const ranges = new Ranges(knowledge, older === undefined ? [] : [[newer, older]], told, solver);
  try {
    return ranges.span(older === undefined ? newer : knowledge.figures.length);
  } finally {
    ranges.dispose();
  }
}

function idIn({ figures }: Knowledge, { key, count }: Figure): number {
  return figures.findIndex((one) => one.key === key && one.count === count);
}
