import type { AgencyRecord, UnitRecord } from '@lien-nganh/contracts/reference';
import type { Kind } from '../content.ts';

/** The rule about whose area it is, for records of work that are written out by hand and not declared by `work`. */
export const areaRefusals = {
  'unit-is-the-leads': {
    vi: 'Đơn vị hành chính này không thuộc địa bàn của cơ quan chủ trì.',
    en: 'The unit does not lie in the area of the agency that leads.',
  },
} as const;

/** An agency of a district or a commune answers for its own unit and what lies in it, one of the province for every unit. */
export function liesInAreaOf(
  { level, unitCode }: Pick<AgencyRecord, 'level' | 'unitCode'>,
  { code, parentCode }: Pick<UnitRecord, 'code' | 'parentCode'>,
): boolean {
  return level === 'province' || unitCode === code || unitCode === parentCode;
}

/**
 * What lasts in a unit, and what there is one of at most, is kept for that unit by whoever answers for it: by nobody else. All
 * other work is recorded where it happened, and marked where that is outside the area of who led it.
 */
export function isKeptForItsUnit({ lasts, only }: Pick<Kind, 'lasts' | 'only'>): boolean {
  return lasts === true || only !== undefined;
}

/** Rules that the work breaks although it happened. */
export function breachesOf(kind: Kind, lead: AgencyRecord, unit: UnitRecord): readonly 'unit-is-the-leads'[] {
  return isKeptForItsUnit(kind) || liesInAreaOf(lead, unit) ? [] : ['unit-is-the-leads'];
}
