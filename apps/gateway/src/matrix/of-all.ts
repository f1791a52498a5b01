import { superiorsOn, type AgencyRecord } from '@lien-nganh/contracts/reference';
import type { Day } from '@lien-nganh/kernel';
import type { Unit } from '@lien-nganh/vocabulary';

/**
 * Whether what an agency plans for a unit is of all that is done there, whoever does it: so plan the People's Committee of the
 * unit, and of the province the committee that nobody stands above. Every other agency plans its own work.
 */
export function plansForAll(
  agency: AgencyRecord | undefined,
  unit: Pick<Unit, 'code' | 'level'> | undefined,
  on: Day,
): boolean {
  if (agency?.sector !== 'peoples-committee' || agency.level !== unit?.level) return false;
  return unit.level === 'province' ? superiorsOn(agency, on).length === 0 : agency.unitCode === unit.code;
}
