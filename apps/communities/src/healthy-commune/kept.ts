import { allUnits } from '@lien-nganh/contracts/reference';
import { lookUp, type LookUp, type OwnRecords } from '@lien-nganh/kernel';
import { originsOf, type UnitMap } from '@lien-nganh/vocabulary';
import { standing, type HealthyCommune } from './state.ts';
import { idOfTitle } from './steps.ts';

/**
 * Whether a commune held the title of the year before: itself, or, where it did not register then, every unit that went into
 * it. A commune formed of one that held it and one that did not keeps nothing.
 */
export function heldTheYearBefore(commune: string, year: number): LookUp<boolean> {
  return lookUp(['units'], async (rows, records) => {
    if (!records) throw new Error(`the titles of ${year - 1} are looked up where there are no records`);
    return held(commune, { year: year - 1, map: await allUnits().resolve(rows), records });
  });
}

interface Among {
  readonly year: number;
  readonly map: UnitMap;
  readonly records: OwnRecords;
}

async function held(commune: string, among: Among): Promise<boolean> {
  const { year, map, records } = among;
  const then = standing((await records.stateOf('healthyCommune', idOfTitle(commune, year))) as HealthyCommune);
  if (then) return then.is === 'recognised';
  const origins = originsOf(map, commune);
  if (origins.length === 0) return false;
  const each = await Promise.all(origins.map(({ from }) => held(from, among)));
  return each.every(Boolean);
}
