import type { Day } from '@lien-nganh/kernel';
import { levelOf, unitKeyOf, unitLevels, type UnitChange, type UnitKey, type UnitLevel, type UnitRow } from './unit.ts';

export interface Unit extends Readonly<UnitRow> {
  readonly key: UnitKey;
  readonly level: UnitLevel;
}

/** A change that has a successor. */
export interface Succession extends Readonly<UnitChange> {
  readonly to: UnitKey;
}

/** All units of all times with their lineage, indexed once and asked for any day. Immutable. */
export interface UnitMap {
  readonly units: readonly Unit[];
  readonly byKey: ReadonlyMap<UnitKey, Unit>;
  readonly byCode: ReadonlyMap<string, readonly Unit[]>;
  readonly byParentCode: ReadonlyMap<string, readonly Unit[]>;
  readonly successions: ReadonlyMap<UnitKey, readonly Succession[]>;
  readonly origins: ReadonlyMap<UnitKey, readonly Succession[]>;
}

/**
 * Indexes units and their changes.
 * @throws RangeError when two units have one key, or a change names a unit that is not among them.
 */
export function unitMap(rows: readonly UnitRow[], changes: readonly UnitChange[]): UnitMap {
  const units = rows.map((row) => ({ ...row, key: unitKeyOf(row), level: levelOf(row.type) }));
  const byKey = new Map(units.map((unit) => [unit.key, unit]));
  if (byKey.size !== units.length) throw new RangeError('two administrative units have one key');
  for (const key of changes.flatMap((change) => [change.from, ...(change.to === null ? [] : [change.to])])) {
    if (!byKey.has(key)) throw new RangeError(`a change names the unknown unit ${key}`);
  }
  const edges = changes.filter((change): change is Succession => change.to !== null);
  return {
    units,
    byKey,
    byCode: grouped(units, (unit) => unit.code),
    byParentCode: grouped(
      units.filter((unit) => unit.parentCode !== null),
      (unit) => unit.parentCode!,
    ),
    successions: grouped(edges, (edge) => edge.from),
    origins: grouped(edges, (edge) => edge.to),
  };
}

export function validOn(unit: { readonly validFrom: Day | null; readonly validTo: Day | null }, on: Day): boolean {
  return (unit.validFrom === null || unit.validFrom <= on) && (unit.validTo === null || on < unit.validTo);
}

/** The map of a day: every unit that was valid then. */
export function unitsOn(map: UnitMap, on: Day): readonly Unit[] {
  return map.units.filter((unit) => validOn(unit, on));
}

/** How many units of each level were valid on a day: the denominators of shares. */
export function countUnitsOn(map: UnitMap, on: Day): Readonly<Record<UnitLevel, number>> {
  const count = { province: 0, district: 0, commune: 0 };
  for (const unit of unitsOn(map, on)) count[unit.level] += 1;
  return count;
}

/** The unit that bore a code on a day, or `null` when none did. */
export function resolve(map: UnitMap, code: string, on: Day): Unit | null {
  return map.byCode.get(code)?.find((unit) => validOn(unit, on)) ?? null;
}

/** The unit above, on a day; `null` for a province, an unknown unit, and one that was not valid then. */
export function parentOn(map: UnitMap, key: UnitKey, on: Day): Unit | null {
  const unit = map.byKey.get(key);
  if (!unit || unit.parentCode === null || !validOn(unit, on)) return null;
  return resolve(map, unit.parentCode, on);
}

/** The units above, nearest first. */
export function ancestorsOn(map: UnitMap, key: UnitKey, on: Day): readonly Unit[] {
  const ancestors: Unit[] = [];
  for (let above = parentOn(map, key, on); above && !ancestors.includes(above); above = parentOn(map, above.key, on)) {
    ancestors.push(above);
  }
  return ancestors;
}

/** The unit itself or the one above it at a level, on a day. */
export function atLevelOn(
  map: UnitMap,
  key: UnitKey,
  asked: { readonly level: UnitLevel; readonly on: Day },
): Unit | null {
  const unit = map.byKey.get(key);
  if (!unit || !validOn(unit, asked.on)) return null;
  return [unit, ...ancestorsOn(map, key, asked.on)].find((found) => found.level === asked.level) ?? null;
}

/** The units directly below on a day. */
export function childrenOn(map: UnitMap, key: UnitKey, on: Day): readonly Unit[] {
  const unit = map.byKey.get(key);
  if (!unit || !validOn(unit, on)) return [];
  return (map.byParentCode.get(unit.code) ?? []).filter((child) => validOn(child, on));
}

/** All units below on a day, each before its own. */
export function descendantsOn(map: UnitMap, key: UnitKey, on: Day): readonly Unit[] {
  return childrenOn(map, key, on).flatMap((child) => [child, ...descendantsOn(map, child.key, on)]);
}

/** What became of a unit, in order of time. */
export function successorsOf(map: UnitMap, key: UnitKey): readonly Succession[] {
  return map.successions.get(key) ?? [];
}

/** What a unit was made from, in order of time. */
export function originsOf(map: UnitMap, key: UnitKey): readonly Succession[] {
  return map.origins.get(key) ?? [];
}

/** Whether a level of government existed on a day: no district did from 2025-07-01. */
export function levelExistsOn(map: UnitMap, level: UnitLevel, on: Day): boolean {
  return map.units.some((unit) => unit.level === level && validOn(unit, on));
}

/** Below 0 when `a` is the higher level (province before district before commune). */
export function compareLevels(a: UnitLevel, b: UnitLevel): number {
  return unitLevels.indexOf(a) - unitLevels.indexOf(b);
}

function grouped<T extends object>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
