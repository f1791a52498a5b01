import type { Day } from '@lien-nganh/kernel';
import {
  addDays,
  originsOf,
  successorsOf,
  type Succession,
  type Unit,
  type UnitKey,
  type UnitMap,
} from '@lien-nganh/vocabulary';

/** A unit has a key for each name and standing that it bore. Here it is one unit under all of them. */

/** Days of a period, both included. */
export interface Days {
  readonly from: Day;
  readonly to: Day;
}

/** Some days on which a unit stood under one key. */
export interface UnitSpan extends Days {
  readonly unit: Unit;
}

/** A move is none of them: what lies in another unit above cannot be one row of the former's. */
const leavesTheSame: readonly Succession['kind'][] = ['rename', 'upgrade', 'unchanged'];

/** Every key that one and the same unit had, in order of time; none for a key that is on no map. */
export function keysOfSame(map: UnitMap, key: UnitKey): readonly UnitKey[] {
  if (!map.byKey.has(key)) return [];
  const keys = [key];
  const isNew = (other: UnitKey | null): other is UnitKey => other !== null && !keys.includes(other);
  for (let before = becameFrom(map, key); isNew(before); before = becameFrom(map, before)) keys.unshift(before);
  for (let next = becameWhole(map, key); isNew(next); next = becameWhole(map, next)) keys.push(next);
  return keys;
}

const latestKeys = new WeakMap<UnitMap, Map<UnitKey, UnitKey>>();

/** The key by which a unit is told from others, whichever of its keys is given: its latest. */
export function latestKey(map: UnitMap, key: UnitKey): UnitKey {
  const known = latestKeys.get(map) ?? new Map<UnitKey, UnitKey>();
  latestKeys.set(map, known);
  const latest = known.get(key) ?? keysOfSame(map, key).at(-1) ?? key;
  known.set(key, latest);
  return latest;
}

/** The days of a period on which a unit stood, a span for each key that it had. */
export function spansOfSame(map: UnitMap, key: UnitKey, { from, to }: Days): readonly UnitSpan[] {
  return keysOfSame(map, key).flatMap((one) => {
    const unit = map.byKey.get(one)!;
    const begins = unit.validFrom !== null && unit.validFrom > from ? unit.validFrom : from;
    const last = unit.validTo === null ? to : addDays(unit.validTo, -1);
    const ends = last < to ? last : to;
    return begins <= ends ? [{ unit, from: begins, to: ends }] : [];
  });
}

function becameWhole(map: UnitMap, key: UnitKey): UnitKey | null {
  return onlyEdge(map, successorsOf(map, key))?.to ?? null;
}

function becameFrom(map: UnitMap, key: UnitKey): UnitKey | null {
  return onlyEdge(map, originsOf(map, key))?.from ?? null;
}

/** The whole of one unit went on as one other, and nothing else joined it. */
function onlyEdge(map: UnitMap, [edge, ...others]: readonly Succession[]): Succession | null {
  if (edge === undefined || others.length > 0) return null;
  const alone = successorsOf(map, edge.from).length === 1 && originsOf(map, edge.to).length === 1;
  return alone && edge.extent === 'whole' && leavesTheSame.includes(edge.kind) ? edge : null;
}
