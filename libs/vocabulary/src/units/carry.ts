import type { Day } from '@lien-nganh/kernel';
import { addDays } from '../time/day.ts';
import type { UnitKey, UnitLevel } from './unit.ts';
import {
  atLevelOn,
  compareLevels,
  descendantsOn,
  levelExistsOn,
  originsOf,
  successorsOf,
  validOn,
  type Succession,
  type Unit,
  type UnitMap,
} from './unit-map.ts';

/** Why a figure has no place on another map. */
export type NotCarried =
  | 'unknown-unit'
  /** The unit was not valid on the day of the map from which it is carried. */
  | 'not-valid-then'
  /** The level was abolished, as the districts in 2025. */
  | 'level-ended'
  /** A figure of a wider unit cannot be shared out among narrower ones. */
  | 'too-wide'
  /** No successor is recorded, or the record does not say whether the whole of it passed. */
  | 'lineage-unstated';

/**
 * Where a unit of one map lies on another. `several` is a split, a merger seen backwards, or a border moved: which of
 * them it is for one site only the site's own placement can say, and a figure is not shared out by guessing.
 */
export type Carried =
  | { readonly is: 'one'; readonly unit: UnitKey }
  | { readonly is: 'several'; readonly units: readonly UnitKey[] }
  | { readonly is: 'none'; readonly because: NotCarried };

/** From the map of one day to the map of another, later or earlier. */
export interface MapMove {
  readonly from: Day;
  readonly to: Day;
}

/** Carries a unit, and with it a figure held for exactly that unit, from the map of one day to that of another. */
export function carry(map: UnitMap, key: UnitKey, move: MapMove): Carried {
  const unit = map.byKey.get(key);
  if (!unit) return none('unknown-unit');
  if (!validOn(unit, move.from)) return none('not-valid-then');
  if (!levelExistsOn(map, unit.level, move.to)) return none('level-ended');
  const communes = descendantsOn(map, key, move.from).filter((below) => below.level === 'commune');
  // A district has no lineage of its own: it lies where its communes lie.
  if (unit.level === 'district' && communes.length > 0)
    return carryThrough(map, communes, { ...move, level: 'district' });
  return settled(follow(map, unit, move));
}

/** Carries a unit and takes the unit of a level above it, on the map of `to`. */
export function placeOn(map: UnitMap, key: UnitKey, move: MapMove & { readonly level: UnitLevel }): Carried {
  const unit = map.byKey.get(key);
  if (!unit) return none('unknown-unit');
  if (!validOn(unit, move.from)) return none('not-valid-then');
  if (compareLevels(unit.level, move.level) > 0) return placeAbove(map, unit, move);
  return unit.level === move.level ? carry(map, key, move) : none('too-wide');
}

function placeAbove(map: UnitMap, unit: Unit, move: MapMove & { readonly level: UnitLevel }): Carried {
  if (!levelExistsOn(map, move.level, move.to)) return none('level-ended');
  if (move.level === 'province') {
    // Nothing inside a province changes the province's total, so it need not be known where inside it lies.
    const province = atLevelOn(map, unit.key, { level: 'province', on: move.from });
    return province ? carry(map, province.key, move) : none('lineage-unstated');
  }
  return carryThrough(map, [unit], move);
}

function carryThrough(map: UnitMap, units: readonly Unit[], move: MapMove & { readonly level: UnitLevel }): Carried {
  const places = units
    .flatMap((unit) => follow(map, unit, move))
    .map((place) => place && (atLevelOn(map, place, { level: move.level, on: move.to })?.key ?? null));
  return settled(places);
}

/** Every unit of the map of `to` in which something of the unit may lie; `null` stands for what is not recorded. */
function follow(map: UnitMap, unit: Unit, { from, to }: MapMove): readonly (UnitKey | null)[] {
  const forwards = from <= to;
  const edges = forwards
    ? successorsOf(map, unit.key).filter((edge) => from < edge.on && edge.on <= to)
    : originsOf(map, unit.key).filter((edge) => to < edge.on && edge.on <= from);
  const stays = validOn(unit, to) ? [unit.key] : [];
  if (edges.length === 0) return stays.length > 0 ? stays : [null];
  return [...stays, ...edges.flatMap((edge) => followEdge(map, edge, { from, to }))];
}

function followEdge(map: UnitMap, edge: Succession, { from, to }: MapMove): readonly (UnitKey | null)[] {
  if (edge.extent === 'unstated') return [null];
  if (from <= to) return follow(map, map.byKey.get(edge.to)!, { from: edge.on, to });
  // Seen from the day before the change, when the source was still what it had been.
  return follow(map, map.byKey.get(edge.from)!, { from: addDays(edge.on, -1), to });
}

function settled(places: readonly (UnitKey | null)[]): Carried {
  const known = [...new Set(places)].filter((place) => place !== null).sort();
  if (known.length > 1) return { is: 'several', units: known };
  return known.length === 1 && !places.includes(null) ? { is: 'one', unit: known[0]! } : none('lineage-unstated');
}

function none(because: NotCarried): Carried {
  return { is: 'none', because };
}
