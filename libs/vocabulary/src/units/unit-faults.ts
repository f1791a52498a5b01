import { addDays } from '../time/day.ts';
import { unitKeyOf, levelOf, type UnitChange, type UnitKey, type UnitRow } from './unit.ts';
import { compareLevels, resolve, unitMap, validOn, type Unit, type UnitMap } from './unit-map.ts';

/**
 * What is wrong with a set of units and changes, one English line each; empty when it is sound. Checked: one unit per
 * code and day, a parent of a higher level on a unit's first and last day, changes that fit the lives of both units,
 * and no end without a change that explains it.
 */
export function unitFaults(rows: readonly UnitRow[], changes: readonly UnitChange[]): readonly string[] {
  const keys = rows.map(unitKeyOf);
  const twice = keys.filter((key, index) => keys.indexOf(key) !== index).map((key) => `${key} is there twice`);
  const known = new Set(keys);
  const unknown = changes
    .flatMap((change) => [change.from, change.to])
    .filter((key): key is UnitKey => key !== null && !known.has(key))
    .map((key) => `a change names ${key}, which is unknown`);
  if (twice.length + unknown.length > 0) return [...twice, ...unknown];
  const map = unitMap(rows, changes);
  return [
    ...map.units.flatMap((unit) => overlapFaults(map, unit)),
    ...map.units.flatMap((unit) => parentFaults(map, unit)),
    ...changes.flatMap((change) => changeFaults(map, change)),
  ];
}

function overlapFaults(map: UnitMap, unit: Unit): readonly string[] {
  return map.byCode
    .get(unit.code)!
    .filter((other) => other.key > unit.key && (unit.validTo === null || other.validFrom! < unit.validTo))
    .map((other) => `${unit.key} and ${other.key} bear one code on one day`);
}

function parentFaults(map: UnitMap, unit: Unit): readonly string[] {
  if (unit.parentCode === null) return unit.level === 'province' ? [] : [`${unit.key} has no parent`];
  const ends = [unit.validFrom, unit.validTo && addDays(unit.validTo, -1)].filter((end) => end !== null);
  return ends.flatMap((end) => {
    const parent = resolve(map, unit.parentCode!, end);
    if (!parent) return [`${unit.key} has no parent ${unit.parentCode} on ${end}`];
    return compareLevels(parent.level, levelOf(unit.type)) < 0 ? [] : [`${unit.key} lies under its own level`];
  });
}

function changeFaults(map: UnitMap, change: UnitChange): readonly string[] {
  const from = map.byKey.get(change.from)!;
  const before = addDays(change.on, -1);
  const faults = validOn(from, before) ? [] : [`${from.key} was not valid before its change on ${change.on}`];
  if (change.extent === 'whole' && validOn(from, change.on))
    faults.push(`${from.key} went wholly on ${change.on} but stayed`);
  if (change.to === null) return faults;
  const to = map.byKey.get(change.to)!;
  if (!validOn(to, change.on)) faults.push(`${to.key} is not valid on ${change.on}, when it took in ${from.key}`);
  if (to.level !== from.level) faults.push(`${from.key} and its successor ${to.key} are of different levels`);
  return faults;
}

/** Units that ended although no change says what became of them: their figures cannot be carried further. */
export function unexplainedEnds(map: UnitMap, changes: readonly UnitChange[]): readonly UnitKey[] {
  const explained = new Set(changes.map((change) => `${change.from} ${change.on}`));
  return map.units
    .filter((unit) => unit.validTo !== null && !explained.has(`${unit.key} ${unit.validTo}`))
    .map((unit) => unit.key);
}
