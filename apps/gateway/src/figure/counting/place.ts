import type { Day } from '@lien-nganh/kernel';
import {
  levelExistsOn,
  placeOn,
  successorsOf,
  type MapMove,
  type UnitKey,
  type UnitLevel,
  type UnitMap,
} from '@lien-nganh/vocabulary';
import { latestKey, spansOfSame, type Days } from '../same-unit.ts';
import type { NotPlaced } from '../value.ts';

/** Where a thing lies at one level of one map, each unit under its latest key. `candidates`: nobody has decided between them. */
export type Site =
  | { readonly is: 'in'; readonly unit: UnitKey }
  | { readonly is: 'nowhere'; readonly because: NotPlaced; readonly candidates: readonly UnitKey[] };

export interface Target {
  readonly level: UnitLevel;
  /** Day of the map; `null`: of the day on which each thing happened. */
  readonly mapDay: Day | null;
}

/** So many places are kept of a map, and so many maps and levels; beyond, it is begun anew. */
const MOST_SITES = 20_000;
const MOST_TARGETS = 64;
const found = new WeakMap<UnitMap, Map<string, Map<string, Site>>>();

/** What was worked out already of these units at this level and map: it depends on nothing else, so that requests share it. */
function sitesFoundAt(units: UnitMap, { level, mapDay }: Target): Map<string, Site> {
  const targets = found.get(units) ?? new Map<string, Map<string, Site>>();
  found.set(units, targets);
  const name = `${level} ${mapDay}`;
  const sites = targets.get(name) ?? new Map<string, Site>();
  if (!targets.has(name) && targets.size >= MOST_TARGETS) targets.clear();
  if (sites.size >= MOST_SITES) sites.clear();
  targets.set(name, sites);
  return sites;
}

/** Places things of one map at one level; the same question is worked out once. */
export class Placer {
  readonly #known: Map<string, Site>;

  constructor(
    private readonly units: UnitMap,
    private readonly target: Target,
  ) {
    this.#known = sitesFoundAt(units, target);
  }

  /** @param place unit, then the site's own places on later maps, joined by `>`; empty for the province as a whole */
  siteOf(place: string, on: Day): Site {
    const name = `${on} ${place}`;
    const known = this.#known.get(name);
    if (known) return known;
    const site = this.#place(place, on);
    this.#known.set(name, site);
    return site;
  }

  /** Whether a place is just this unit, under whichever of its keys; `null`: the province. */
  isOf(place: string, unit: UnitKey | null): boolean {
    const own = unitIn(place);
    const levelOf = (key: UnitKey) => this.units.byKey.get(key)?.level;
    if (unit === null || levelOf(unit) === 'province') return own === '' || levelOf(own) === 'province';
    return latestKey(this.units, own) === latestKey(this.units, unit);
  }

  /** Whether all of a place lay in the unit of a later one on the later one's day. */
  wentInto(earlier: Lying, later: Lying): boolean {
    const unit = unitIn(later.place);
    const level = this.units.byKey.get(unit)?.level;
    if (level === undefined) return false;
    const site = new Placer(this.units, { level, mapDay: later.on }).siteOf(earlier.place, earlier.on);
    return site.is === 'in' && site.unit === latestKey(this.units, unit);
  }

  #place(place: string, on: Day): Site {
    const mapDay = this.target.mapDay ?? on;
    const start = place === '' ? null : startOf(this.units, place.split('>'), { on, mapDay });
    if (start === null) return { is: 'nowhere', because: 'too-wide', candidates: [] };
    const carried = placeOn(this.units, start.unit, { from: start.from, to: mapDay, level: this.target.level });
    switch (carried.is) {
      case 'one':
        return { is: 'in', unit: latestKey(this.units, carried.unit) };
      case 'several':
        return {
          is: 'nowhere',
          because: 'several',
          candidates: carried.units.map((key) => latestKey(this.units, key)),
        };
      case 'none':
        return { is: 'nowhere', because: carried.because, candidates: [] };
    }
  }
}

interface Lying {
  readonly place: string;
  readonly on: Day;
}

/** The unit of a place, without where it lies on later maps; empty for the province as a whole. */
export function unitIn(place: string): UnitKey | '' {
  return place.split('>')[0] ?? '';
}

/**
 * The latest of a site's own places that is not later than the map; lineage takes it from there. One that its unit does
 * not descend to says nothing: the change behind it was withdrawn, and may come back.
 */
function startOf(units: UnitMap, places: readonly UnitKey[], { on, mapDay }: { on: Day; mapDay: Day }) {
  const [unit, ...placements] = places;
  const begins = (key: UnitKey) => units.byKey.get(key)?.validFrom ?? on;
  const inTime = placements.filter((key) => begins(key) > on && begins(key) <= mapDay);
  const heirs = inTime.length === 0 ? null : heirsOf(units, unit!, { from: on, to: mapDay });
  const later = inTime.filter((key) => heirs?.has(key)).at(-1);
  return later === undefined ? { unit: unit!, from: on } : { unit: later, from: begins(later) };
}

/** The units to which anything of a unit passed between two days, at any remove, each with the day on which it did. */
function heirsOf(units: UnitMap, unit: UnitKey, { from, to }: MapMove): ReadonlyMap<UnitKey, Day> {
  const heirs = new Map([[unit, from]]);
  // Iterating a map also comes to what is put into it meanwhile.
  for (const [key, since] of heirs) {
    for (const { on, to: heir } of successorsOf(units, key)) {
      if (since < on && on <= to && !heirs.has(heir)) heirs.set(heir, on);
    }
  }
  return heirs;
}

/** Why a unit is not on the asked map, or `null` when it is. On the maps of a whole period: when it is on none of them. */
export function whyNotOnMap(units: UnitMap, key: UnitKey, days: Days): NotPlaced | null {
  const unit = units.byKey.get(key);
  if (!unit) return 'unknown-unit';
  if (spansOfSame(units, key, days).length > 0) return null;
  return levelExistsOn(units, unit.level, days.to) ? 'not-valid-then' : 'level-ended';
}
