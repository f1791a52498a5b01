/** The values of an axis: from 0 or below to at least the largest, in steps of 1, 2 or 5 times a power of ten. */
export interface Scale {
  readonly low: number;
  readonly high: number;
  readonly step: number;
}

const STEPS = 5;

/** @param values what is drawn; none: an axis from 0 to 1 */
export function scaleOf(values: readonly number[]): Scale {
  const least = Math.min(0, ...values);
  const most = Math.max(0, ...values);
  const high = most === least ? 1 : most;
  const step = roundStep((high - least) / STEPS);
  return { low: Math.floor(least / step) * step, high: Math.ceil(high / step) * step, step };
}

function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const share = rough / power;
  if (share <= 1) return power;
  if (share <= 2) return 2 * power;
  return share <= 5 ? 5 * power : 10 * power;
}

/** Every value at which the axis has a mark, from below. */
export function marksOf({ low, high, step }: Scale): readonly number[] {
  return Array.from({ length: Math.round((high - low) / step) + 1 }, (_, index) => low + index * step);
}
