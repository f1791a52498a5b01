import type { Day } from '@lien-nganh/kernel';
import {
  addDays,
  childrenOn,
  descendantsOn,
  fullNameOf,
  parentOn,
  type Sentences,
  type UnitKey,
  type UnitLevel,
  type UnitMap,
} from '@lien-nganh/vocabulary';
import { latestKey, type Days } from '../../figure/same-unit.ts';

/** A unit that has a row; `until`: its last day, where it ended before the day of the map. */
export interface UnitBelow {
  readonly key: UnitKey;
  readonly name: Sentences;
  readonly until: Day | null;
}

interface OnMap {
  readonly mapDay: Day;
  /** Days of the report, where each thing stands on the map of its own day; `null`: all of it stands on one map. */
  readonly asWas: Days | null;
}

/**
 * The units below one on the day of the map, in order. As it was, those too that ended within the days, after them: what happened
 * there is in no other row, and without it the rows would not be the total.
 */
export function unitsBelow(units: UnitMap, top: UnitKey, { mapDay, asWas }: OnMap): readonly UnitBelow[] {
  const present = childrenOn(units, top, mapDay).map((unit) => rowOf(unit, null));
  if (asWas === null) return present;
  const known = new Set(present.map(({ key }) => latestKey(units, key)));
  return [...present, ...endedBelow(units, top, asWas).filter(({ key }) => !known.has(latestKey(units, key)))];
}

function endedBelow(units: UnitMap, top: UnitKey, { from, to }: Days): readonly UnitBelow[] {
  const own = latestKey(units, top);
  return units.units.flatMap((unit) => {
    const { key, validTo } = unit;
    if (validTo === null || validTo <= from || validTo > to) return [];
    const until = addDays(validTo, -1);
    const above = parentOn(units, key, until);
    return above !== null && latestKey(units, above.key) === own ? rowOf(unit, until) : [];
  });
}

function rowOf(unit: UnitMap['units'][number], until: Day | null): UnitBelow {
  const name = fullNameOf(unit);
  const on = until?.split('-').reverse().join('/');
  const words = on === undefined ? { vi: name, en: name } : { vi: `${name} (đến ${on})`, en: `${name} (until ${on})` };
  return { key: unit.key, name: words, until };
}

/** The province on a map. */
export function provinceOf(units: UnitMap): UnitMap['units'][number] | undefined {
  return units.units.find(({ level }) => level === 'province');
}

/** How many units of a level a unit has on a day, itself among them. */
export function unitsInside(
  units: UnitMap,
  top: UnitKey | null,
  { mapDay, level }: { readonly mapDay: Day; readonly level: UnitLevel },
): number {
  const inside = top === null ? [] : descendantsOn(units, top, mapDay);
  return [...inside, ...units.units.filter(({ key }) => key === top)].filter((one) => one.level === level).length;
}
