import type { Day } from '@lien-nganh/kernel';
import type { FigureValue } from '../figure/value.ts';
import type { PlanRow } from '../read-models/plans.ts';

/** One target of a plan, as it is read: over the plan's own period, up to the end of the asked one. */
export interface Target {
  readonly plan: string;
  readonly indicator: string;
  readonly unit: string;
  readonly value: number;
  readonly agencies: readonly string[];
  /** The plan's period, both days included. */
  readonly period: { readonly from: Day; readonly to: Day };
  /** Last day of what is counted towards it. */
  readonly upTo: Day;
}

/** Targets of plans in order of plan, for the indicators that are asked. */
export function targetsOf(
  plans: readonly PlanRow[],
  asked: { readonly indicators: readonly string[]; readonly to: Day },
) {
  return plans.flatMap(({ stream, unit, agencies, period, targets }): readonly Target[] =>
    targets
      .filter(({ indicator }) => asked.indicators.includes(indicator))
      .map((target) => ({
        ...{ plan: stream, agencies, period, indicator: target.indicator, value: target.value },
        unit: target.unit ?? unit,
        upTo: period.to < asked.to ? period.to : asked.to,
      })),
  );
}

/** Whole percent of the target, rounded down; `null` where there is no number, or the target is none. */
export function shareOf(value: FigureValue, target: number): number | null {
  if (target <= 0) return null;
  if (value.is === 'zero') return 0;
  return value.is === 'number' ? Number((BigInt(value.value) * 100n) / BigInt(target)) : null;
}

/**
 * Whether numbers are known and fall short, all of them together. What is withheld or missing is no proof that a target was missed.
 *
 * @param values of one line, or of each of those that planned together: joint work stands in several, so that they are never less
 * than what was done
 */
export function fallsShort(values: readonly FigureValue[], target: number): boolean {
  const numbers = values.map((value) =>
    value.is === 'number' ? BigInt(value.value) : value.is === 'zero' ? 0n : null,
  );
  return !numbers.includes(null) && numbers.reduce<bigint>((sum, number) => sum + number!, 0n) < BigInt(target);
}
