import { latestKey } from '../../figure/same-unit.ts';
import { Placer } from '../../figure/counting/place.ts';
import type { LatePlaced, LateRecord } from '../../ledger/drill-down/late-records.ts';
import type { UnitKey, UnitMap } from '@lien-nganh/vocabulary';

/** An agency whose report is of a unit. */
export interface Area {
  readonly agency: string;
  readonly unit: UnitKey;
}

/** A record as it counts for a report: on its agency's line, or in the unit that the report is of. */
export interface LateFor extends LateRecord {
  /** For whoever reports of the place, and not for whoever did it. */
  readonly byPlace: boolean;
}

interface Late {
  /** Each with the agencies for which it counts; of a table with the units that it tells of. */
  readonly records: readonly LateRecord[];
  readonly placed: readonly LatePlaced[];
}

/**
 * Late records with every report that they count for: those of the agencies that did them, and those of the units where they lie.
 * What counts for a report in both ways first counted where the earlier of them did.
 */
export function lateFor({ records, placed }: Late, areas: readonly Area[], units: UnitMap): readonly LateFor[] {
  const found = new Map<string, LateFor>();
  const add = (one: LateFor) => {
    const name = `${one.record} ${one.agency}`;
    const known = found.get(name);
    if (known === undefined) found.set(name, one);
    else if (one.first < known.first) found.set(name, { ...known, first: one.first });
  };
  for (const one of records) add({ ...one, byPlace: false });
  for (const { agency, unit } of areas) {
    const isInside = insideOf(unit, units);
    for (const { place, ...one } of placed) if (isInside(place, one.occurredOn)) add({ ...one, agency, byPlace: true });
    for (const one of records) {
      if (one.units?.some((cell) => isInside(cell, one.occurredOn))) add({ ...one, agency, byPlace: true });
    }
  }
  return [...found.values()];
}

/** Whether a place lay in a unit, on the map of its own day. */
function insideOf(unit: UnitKey, units: UnitMap): (place: string, on: string) => boolean {
  const level = units.byKey.get(unit)?.level;
  if (level === undefined) return () => false;
  const placer = new Placer(units, { level, mapDay: null });
  const own = latestKey(units, unit);
  return (place, on) => {
    const site = placer.siteOf(place, on);
    return site.is === 'in' && site.unit === own;
  };
}
