import { childrenOn, type UnitMap } from '@lien-nganh/vocabulary';
import { latestKey, type Days } from '../figure/same-unit.ts';
import type { Target } from '../matrix/plan-targets.ts';
import type { FigureAsked } from './asked.ts';
import { provinceOf } from './units-below.ts';

/** What plans set for a figure: one target, none, several that nobody may add up, or targets of some of its units only. */
export type Planned =
  | { readonly is: 'one'; readonly value: number; readonly days: Days }
  | { readonly is: 'none' }
  | { readonly is: 'several' }
  | { readonly is: 'some-units' };

export interface PlannedBy {
  readonly targets: readonly Target[];
  readonly units: UnitMap;
  /** Last day of the period: plans in force on it count. */
  readonly to: string;
  /** Whether figures of the indicator may be added over units. */
  readonly adds: boolean;
}

/**
 * The target that plans in force on the last day set for just this figure. One of the unit itself goes before those of units in it,
 * and a plan of a year before one of several years. Where a unit has none and every unit in it has one over the same days, they are
 * added up; where only some have, that is said. Plans of several agencies for one unit stand beside each other: what they planned
 * jointly would be counted again in a sum. A target is of no part of an indicator.
 */
export function plannedFor({ unit, ...asked }: FigureAsked, by: PlannedBy): Planned {
  const { indicator, agency, obligation, part, quarter } = asked;
  if (obligation !== null || part !== null || quarter !== null) return { is: 'none' };
  const { units, targets, to } = by;
  const own = targets.filter(
    (target) =>
      target.indicator === indicator &&
      target.period.from <= to &&
      to <= target.period.to &&
      (agency === null || target.agencies.includes(agency)),
  );
  const top = unit ?? provinceOf(units)?.key;
  return top === undefined || own.length === 0 ? { is: 'none' } : plannedIn(top, { ...by, targets: own });
}

function plannedIn(unit: string, by: PlannedBy): Planned {
  const ofUnit = shortest(by.targets.filter((target) => isOf(by.units, target.unit, unit)));
  const [target, ...others] = ofUnit;
  if (others.length > 0) return { is: 'several' };
  if (target === undefined) return ofParts(unit, by);
  return { is: 'one', value: target.value, days: { from: target.period.from, to: by.to } };
}

/** Of what the units just below have. */
function ofParts(unit: string, by: PlannedBy): Planned {
  const parts = childrenOn(by.units, unit, by.to).map(({ key }) => plannedIn(key, by));
  const told = parts.flatMap((part) => (part.is === 'one' ? part : []));
  if (parts.every(({ is }) => is === 'none')) return { is: 'none' };
  if (parts.some(({ is }) => is === 'several')) return { is: 'several' };
  const [first] = told;
  const isWhole = told.length === parts.length && told.every(({ days }) => days.from === first!.days.from);
  if (!isWhole || !by.adds) return { is: 'some-units' };
  return { is: 'one', value: told.reduce((sum, { value }) => sum + value, 0), days: first!.days };
}

/** Those of the plans over the fewest days. */
function shortest(targets: readonly Target[]): readonly Target[] {
  const begun = targets
    .map(({ period }) => period.from)
    .sort()
    .at(-1);
  const latest = targets.filter(({ period }) => period.from === begun);
  const ends = latest.map(({ period }) => period.to).sort()[0];
  return latest.filter(({ period }) => period.to === ends);
}

function isOf(units: UnitMap, planned: string, asked: string): boolean {
  return latestKey(units, planned) === latestKey(units, asked);
}
