import type { LedgerPoint } from './ledger-point.ts';

export type Predicted = Omit<LedgerPoint, 'cells'>;

/**
 * What a ledger of so many facts will take, from two smaller ones: what grows with facts along the line through both;
 * overview and live figure as at the larger one, because they read sums, whose number does not grow with facts.
 */
export function predict(few: LedgerPoint, many: LedgerPoint, facts: number): Predicted {
  const along = (of: (point: LedgerPoint) => number) => {
    const slope = (of(many) - of(few)) / (many.facts - few.facts);
    return of(many) + slope * (facts - many.facts);
  };
  return {
    facts,
    seconds: along(({ seconds }) => seconds),
    bytes: along(({ bytes }) => bytes),
    memoryMiB: along(({ memoryMiB }) => memoryMiB),
    overviewMs: many.overviewMs,
    figureMs: many.figureMs,
    asOfMs: along(({ asOfMs }) => asOfMs),
  };
}
