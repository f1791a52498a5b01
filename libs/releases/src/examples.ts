import fc from 'fast-check';
import { decideRelease, keyOf, type Hierarchy, type Release, type ReleaseRequest, type Solver } from './index.ts';
import { marginsOf, releaseOf, type Place } from './index.ts';

/** Units on two maps, months and a quarter, groups: small enough to be solved often, with every kind of margin. */
export const maps: readonly Hierarchy[] = [
  { dimension: 'unit', whole: 'province', parts: ['A', 'B'] },
  { dimension: 'unit', whole: 'A', parts: ['a1', 'a2', 'a3'] },
  { dimension: 'unit', whole: 'B', parts: ['b1', 'b2'] },
  // The later map draws on both districts.
  { dimension: 'unit', whole: 'province', parts: ['n1', 'n2'] },
  { dimension: 'unit', whole: 'n1', parts: ['a1', 'a2', 'b1'] },
  { dimension: 'unit', whole: 'n2', parts: ['a3', 'b2'] },
];
export const months: Hierarchy = { dimension: 'period', whole: 'Q1', parts: ['01', '02', '03'] };
export const groups: Hierarchy = { dimension: 'group', whole: 'all', parts: ['f', 'm'] };

export const leaves = ['a1', 'a2', 'a3', 'b1', 'b2'];
export const units = ['province', 'A', 'B', 'n1', 'n2', ...leaves];

/** Sums over the given hierarchies of what `count` says of the places at their ends. */
export function tableOf(
  members: Readonly<Record<string, readonly string[]>>,
  hierarchies: readonly Hierarchy[],
  count: (leaf: Place) => number,
): Pick<ReleaseRequest, 'cells' | 'margins'> {
  const places = Object.entries(members).reduce<Place[]>(
    (all, [dimension, names]) => all.flatMap((place) => names.map((name) => ({ ...place, [dimension]: name }))),
    [{}],
  );
  const sum = (place: Place): number => {
    const cut = hierarchies.find(({ dimension, whole }) => place[dimension] === whole);
    if (cut === undefined) return count(place);
    return cut.parts.reduce((total, part) => total + sum({ ...place, [cut.dimension]: part }), 0);
  };
  return {
    cells: places.map((place) => ({ key: keyOf(place), count: sum(place) })),
    margins: marginsOf(places, hierarchies),
  };
}

/** Counts as they come: many zeros, many small ones, some large. */
export const counts = fc.oneof(
  { weight: 3, arbitrary: fc.constant(0) },
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 6 }) },
  { weight: 3, arbitrary: fc.integer({ min: 5, max: 60 }) },
);

/** Decides a request and keeps it as it is kept for the next. */
export function released(request: ReleaseRequest, solver: Solver): Release {
  return releaseOf(request, decideRelease(request, solver).cells);
}
