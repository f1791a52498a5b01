import type { UnitMap } from '@lien-nganh/vocabulary';
import { latestKey, type Days } from '../figure/same-unit.ts';
import type { Target } from '../matrix/plan-targets.ts';
import type { FigureAsked } from './asked.ts';

/** What plans set for a figure: one target, none, or several that nobody may add up. */
export type Planned =
  | { readonly is: 'one'; readonly value: number; readonly days: Days }
  | { readonly is: 'none' }
  | { readonly is: 'several' };

/**
 * The target that plans in force on the last day set for just this figure. Plans of several agencies stand beside each other:
 * what they planned jointly would be counted again in a sum. A target is of no part of an indicator.
 */
export function plannedFor(
  { indicator, unit, agency, obligation, part, quarter }: FigureAsked,
  { targets, units, to }: { readonly targets: readonly Target[]; readonly units: UnitMap; readonly to: string },
): Planned {
  if (obligation !== null || part !== null || quarter !== null) return { is: 'none' };
  const own = targets.filter(
    (target) =>
      target.indicator === indicator &&
      target.period.from <= to &&
      to <= target.period.to &&
      isOf(units, target.unit, unit) &&
      (agency === null || target.agencies.includes(agency)),
  );
  const [target, ...others] = own;
  if (target === undefined) return { is: 'none' };
  if (others.length > 0) return { is: 'several' };
  return { is: 'one', value: target.value, days: { from: target.period.from, to } };
}

function isOf(units: UnitMap, planned: string, asked: string | null): boolean {
  const isProvince = units.byKey.get(planned)?.level === 'province';
  if (asked === null || units.byKey.get(asked)?.level === 'province') return isProvince;
  return latestKey(units, planned) === latestKey(units, asked);
}
