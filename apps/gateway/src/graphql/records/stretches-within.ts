import type { UnitKey, UnitMap } from '@lien-nganh/vocabulary';
import { keysOfSame } from '../../figure/same-unit.ts';
import type { UnitStretch } from '../../read-models/inspections.ts';

/** A unit under all its keys, with all that lay directly or indirectly in it, each for the days on which both were. */
export function stretchesWithin(map: UnitMap, key: UnitKey): readonly UnitStretch[] {
  const found: UnitStretch[] = keysOfSame(map, key).map((unit) => {
    const { validFrom, validTo } = map.byKey.get(unit)!;
    return { unit, from: validFrom, until: validTo };
  });
  for (let index = 0; index < found.length; index++) {
    const above = found[index]!;
    const { code } = map.byKey.get(above.unit)!;
    for (const child of map.byParentCode.get(code) ?? []) {
      const from = later(above.from, child.validFrom);
      const until = earlier(above.until, child.validTo);
      if (from === null || until === null || from < until) found.push({ unit: child.key, from, until });
    }
  }
  return found;
}

function later(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
}

function earlier(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}
