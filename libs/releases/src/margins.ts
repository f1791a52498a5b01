import type { Margin, MarginKind } from './table.ts';

/** Where a cell stands: dimension → member, as `{ unit: '03388', period: '2014-H1', group: 'all' }`. */
export type Place = Readonly<Record<string, string>>;

/** How one member of a dimension is made up of others: a district of communes, a year of quarters, all of the groups. */
export interface Hierarchy {
  dimension: string;
  whole: string;
  parts: readonly string[];
  /** `partition` where nothing is said. */
  kind?: MarginKind;
}

/** One key for each place, whatever the order of its dimensions. */
export function keyOf(place: Place): string {
  return Object.entries(place)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([dimension, member]) => `${encodeURIComponent(dimension)}=${encodeURIComponent(member)}`)
    .join('&');
}

/**
 * Every margin between the places: each hierarchy, at each combination of the other dimensions that stands there. Where
 * only some of the parts do, those are no more than a part of the whole. A hierarchy that is left out (unique people
 * over months) gives no margin; two maps of units are two hierarchies of one province.
 */
export function marginsOf(places: readonly Place[], hierarchies: readonly Hierarchy[]): Margin[] {
  const known = new Set(places.map(keyOf));
  return hierarchies.flatMap((hierarchy) =>
    places
      .filter((place) => place[hierarchy.dimension] === hierarchy.whole)
      .map((whole) => marginAt(whole, hierarchy, known))
      .filter((margin) => margin.parts.length > 0),
  );
}

function marginAt(
  whole: Place,
  { dimension, parts, kind = 'partition' }: Hierarchy,
  known: ReadonlySet<string>,
): Margin {
  const keys = parts.map((part) => keyOf({ ...whole, [dimension]: part }));
  const there = keys.filter((key) => known.has(key));
  return { whole: keyOf(whole), parts: there, kind: there.length === keys.length ? kind : withoutSome[kind] };
}

/** What is left of a margin when not all of its parts are known. */
export const withoutSome: Readonly<Record<MarginKind, MarginKind>> = {
  partition: 'not-exhaustive',
  'not-exhaustive': 'not-exhaustive',
  overlapping: 'overlapping',
  union: 'overlapping',
};
