import type { Exposed } from './exposed.ts';
import { type Withheld, rulesOf, withheldFirst } from './first.ts';
import { knowledgeOf } from './knowledge.ts';
import { protect } from './protect.ts';
import type { Solver } from './solver.ts';
import { type Reason, type Release, ReleaseFault, type ReleaseRequest, type Value } from './table.ts';

/** How much a release withholds. */
export interface Extent {
  cells: number;
  told: number;
  missing: number;
  withheld: number;
  reasons: Readonly<Record<Reason, number>>;
  /** No release of this table that keeps the rule withholds fewer cells. */
  atLeast: number;
  /** Cells that the newest release before told as numbers, and this one withholds. */
  takenBack: number;
}

/** `cells` leaves the sector; all the rest stays in it. */
export interface ReleaseDecision {
  /** In the order of the request. */
  cells: { key: string; value: Value }[];
  why: { key: string; reason: Reason }[];
  /** What stays narrower than the threshold even if nothing of this release is told: earlier releases gave it away. */
  exposed: Exposed[];
  /** Keys that are withheld now, and whose present count was told before. */
  toldBefore: string[];
  extent: Extent;
}

/**
 * Decides what a release tells. The same request gives the same decision, in whatever order its cells, parts and margins
 * stand. Takes the thread for as long as it computes; the README says how long that is.
 *
 * @throws ReleaseFault where the request contradicts itself
 */
export function decideRelease(request: ReleaseRequest, solver: Solver): ReleaseDecision {
  const { threshold } = request;
  if (threshold === null) return decided(request, openly(request), { exposed: [], toldBefore: [], atLeast: 0 });
  if (!Number.isSafeInteger(threshold) || threshold < 2) throw new ReleaseFault('not-a-threshold', request.indicator);
  const sorted = { ...request, cells: byKey(request.cells), margins: inOrder(request.margins) };
  const earlier = request.earlier.map(({ cells, margins }) => ({ cells: byKey(cells), margins: inOrder(margins) }));
  const rules = rulesOf({ ...sorted, earlier }, threshold);
  const { withheld, ...rest } = protect(rules, knowledgeOf([...earlier, sorted]), withheldFirst(rules), solver);
  return decided(request, withheld, rest);
}

/** Without a threshold nothing is withheld, and nothing may have been. */
function openly({ cells, margins, earlier }: ReleaseRequest): Withheld {
  knowledgeOf([...earlier, { cells, margins }]);
  const hidden = earlier.flatMap((release) => release.cells).find(({ value }) => value === 'withheld');
  if (hidden !== undefined) throw new ReleaseFault('threshold-taken-away', hidden.key);
  return new Map();
}

const byKey = <C extends { key: string }>(cells: readonly C[]): C[] => [...cells].sort((a, b) => compare(a.key, b.key));

function inOrder(margins: ReleaseRequest['margins']): ReleaseRequest['margins'] {
  return margins
    .map((margin) => ({ ...margin, parts: [...margin.parts].sort(compare) }))
    .map((margin) => ({ margin, name: JSON.stringify([margin.whole, margin.kind ?? 'partition', margin.parts]) }))
    .sort((a, b) => compare(a.name, b.name))
    .map(({ margin }) => margin);
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function decided(
  { cells, earlier }: ReleaseRequest,
  withheld: Withheld,
  { exposed, toldBefore, atLeast }: { exposed: Exposed[]; toldBefore: string[]; atLeast: number },
): ReleaseDecision {
  const told = cells.map(({ key, count }) => ({ key, value: withheld.has(key) ? ('withheld' as const) : count }));
  const why = cells.flatMap(({ key }) => {
    const reason = withheld.get(key);
    return reason === undefined ? [] : [{ key, reason }];
  });
  const before = newestValues(earlier);
  const extent = {
    cells: cells.length,
    told: told.filter(({ value }) => typeof value === 'number').length,
    missing: told.filter(({ value }) => value === 'missing').length,
    withheld: why.length,
    reasons: countsOf(why),
    atLeast,
    takenBack: why.filter(({ key }) => typeof before.get(key) === 'number').length,
  };
  return { cells: told, why, exposed, toldBefore, extent };
}

function newestValues(earlier: readonly Release[]): Map<string, Value> {
  return new Map(earlier.flatMap(({ cells }) => cells).map(({ key, value }) => [key, value]));
}

function countsOf(why: ReleaseDecision['why']): Record<Reason, number> {
  const reasons = { earlier: 0, small: 0, difference: 0, sum: 0, complementary: 0 };
  for (const { reason } of why) reasons[reason] += 1;
  return reasons;
}
