import type { Day } from '@lien-nganh/kernel';
import { folded, spellingRank } from '../text/folded.ts';
import { unitTypes, type UnitType } from './unit.ts';
import { unitsOn, type Unit, type UnitMap } from './unit-map.ts';

/** Type and name as a sentence has them: `xã Sùng Phài`. */
export function fullNameOf(unit: { readonly type: UnitType; readonly name: string }): string {
  return `${unit.type} ${unit.name}`;
}

/**
 * The units of a day that bear a name or an alias, with or without their type, diacritics and case aside; exact
 * spelling first. Names repeat (a commune beside a township), so more than one may answer.
 */
export function unitsNamed(map: UnitMap, name: string, on: Day): readonly Unit[] {
  const asked = folded(name);
  return unitsOn(map, on)
    .map((unit) => ({ unit, rank: bestRank(unit, { name, asked }) }))
    .filter((found) => found.rank !== null)
    .sort((a, b) => a.rank! - b.rank!)
    .map((found) => found.unit);
}

function bestRank(unit: Unit, { name, asked }: { readonly name: string; readonly asked: string }): number | null {
  const ranks = [unit.name, ...unit.aliases]
    .flatMap((spelling) => [spelling, `${unitTypes[unit.type].name.vi} ${spelling}`])
    .filter((spelling) => folded(spelling) === asked)
    .map((spelling) => spellingRank(name, spelling)!);
  return ranks.length === 0 ? null : Math.min(...ranks);
}
