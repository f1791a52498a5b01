import type { IndicatorRecord } from '@lien-nganh/contracts/reference';
import type { Day } from '@lien-nganh/kernel';
import { ancestorsOn, type UnitMap } from '@lien-nganh/vocabulary';
import { isOfSame, type PastFigure } from './state.ts';

/** Whether figures of the indicator are of one day. */
export function isStock({ kind }: Pick<IndicatorRecord, 'kind'>): boolean {
  return kind === 'derived-stock';
}

/** Days that no figure of the indicator is of: backwards, not over yet, or several where a stock is of one. */
export function daysAreWrong(indicator: IndicatorRecord, { from, to }: PastFigure, today: Day): boolean {
  return from > to || to >= today || (isStock(indicator) && from !== to);
}

/** Whether a unit stood on the last day of a figure. */
export function unitStood(map: UnitMap, { unit, to }: PastFigure): boolean {
  const found = map.byKey.get(unit);
  if (!found) return false;
  const { validFrom, validTo } = found;
  return (validFrom === null || validFrom <= to) && (validTo === null || to < validTo);
}

/**
 * Whether two figures tell of the same work: then a total would count it twice. Openings of one unit follow each other, the
 * later in place of the earlier; of a unit and one around it nobody could say what is in both.
 */
export function overlap(
  indicator: IndicatorRecord,
  map: UnitMap,
  [one, other]: readonly [PastFigure, PastFigure],
): boolean {
  if (isOfSame(one, other)) return false;
  const sameDays = isStock(indicator) || (one.from <= other.to && other.from <= one.to);
  if (!sameDays) return false;
  if (one.unit === other.unit) return !isStock(indicator);
  return liesIn(map, one, other.unit) || liesIn(map, other, one.unit);
}

function liesIn(map: UnitMap, { unit, to }: PastFigure, wider: string): boolean {
  return ancestorsOn(map, unit, to).some(({ key }) => key === wider);
}
