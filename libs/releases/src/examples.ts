import { expect } from '@jest/globals';
import fc from 'fast-check';
import { decideRelease, keyOf, type Hierarchy, type Release, type ReleaseRequest, type Solver } from './index.ts';
import { marginsOf, releaseOf, type Place, type Value } from './index.ts';
import { attack, attackRests, type CellAt } from './testing/attack.ts';

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

export const threshold = 5;
export const empty: ReleaseRequest = { indicator: 'outreach-contacts', threshold, cells: [], margins: [], earlier: [] };

/** One count for each place at the ends of the hierarchies. */
export const filled = (size: number) => fc.array(counts, { minLength: size, maxLength: size });

/** As anybody sees them. */
export const publish = (releases: readonly Release[]) =>
  releases.map(({ cells, margins }) => ({ cells: cells.map(({ key, value }) => ({ key, value })), margins }));

/** Pairs of cells of two releases that have the same count, told or not: the best that an attacker can guess. */
function unchanged(releases: readonly Release[]): [CellAt, CellAt][] {
  return releases.flatMap(({ cells }, release) =>
    cells.flatMap(({ key, count }) => {
      const older = releases.findIndex((each) => each.cells.some((cell) => cell.key === key && cell.count === count));
      const pair: [CellAt, CellAt] = [
        { release: older, key },
        { release, key },
      ];
      return older < release && count !== 'missing' ? [pair] : [];
    }),
  );
}

/** What the attacker finds, but for counts that a release told as numbers: those are no secret. */
async function narrowest(releases: readonly Release[], same: [CellAt, CellAt][]): Promise<number> {
  const open = new Set(
    releases.flatMap(({ cells }) =>
      cells.filter(({ value }) => typeof value === 'number').map(({ key, count }) => `${count} ${key}`),
    ),
  );
  const found = await attack(publish(releases), same);
  const widths = found
    .filter(({ release, key }) => {
      const { count } = releases[release]!.cells.find((cell) => cell.key === key)!;
      return !open.has(`${count} ${key}`);
    })
    .map(({ lower, upper }) => (upper ?? Infinity) - lower);
  return Math.min(Infinity, ...widths);
}

/** Whatever any release told of a cell. */
export function valuesOf(releases: readonly Release[]): Map<string, Value[]> {
  const all = new Map<string, Value[]>();
  for (const { key, value } of releases.flatMap(({ cells }) => cells)) all.set(key, [...(all.get(key) ?? []), value]);
  return all;
}

/** Fails where a release tells what it may not, or where anything of it can be worked out. */
export async function holds(releases: readonly Release[]): Promise<void> {
  for (const { count, value } of releases.flatMap(({ cells }) => cells)) {
    if (typeof value === 'number') expect(value).toBe(count);
    if (typeof value === 'number' && value !== 0) expect(value).toBeGreaterThanOrEqual(threshold);
  }
  for (const values of valuesOf(releases).values()) {
    const hidden = values.indexOf('withheld');
    if (hidden >= 0) expect(values.slice(hidden).filter((value) => typeof value === 'number')).toEqual([]);
  }
  for (const same of [[], unchanged(releases)]) {
    expect(await narrowest(releases, same)).toBeGreaterThanOrEqual(threshold - 1e-6);
    expect(await subtracted(releases, same)).toEqual([]);
  }
}

/** Small counts, and small differences, that the attacker finds by taking parts off wholes. */
async function subtracted(releases: readonly Release[], same: [CellAt, CellAt][]): Promise<unknown[]> {
  const countAt = ({ release, key }: CellAt) =>
    Number(releases[release]!.cells.find((cell) => cell.key === key)!.count);
  const rests = (await attackRests(publish(releases), same)).map(({ lower, upper, ...rest }) => {
    const count = rest.less.reduce((left, part) => left - countAt(part), countAt(rest));
    const name = JSON.stringify([rest.key, ...rest.less.map(({ key }) => key)]);
    return { ...{ name, count, lower, upper, whole: countAt(rest) }, width: (upper ?? Infinity) - lower };
  });
  const narrow = rests.filter(({ width }) => width < threshold - 1e-6);
  const isOpen = ({ whole, count }: (typeof narrow)[number]) => whole === 0 || count >= threshold;
  const open = new Set(narrow.filter(isOpen).map(({ name, count }) => `${count} ${name}`));
  const isNear = (one: (typeof narrow)[number], other: typeof one) =>
    one.name === other.name && one.count !== other.count && Math.abs(one.count - other.count) < threshold;
  return narrow.filter((one) => {
    return !open.has(`${one.count} ${one.name}`) || narrow.some((other) => one.count > 0 && isNear(one, other));
  });
}
