import type { Day } from '@lien-nganh/kernel';
import { addDays, daysInMonth, type DaySpan } from './day.ts';

/**
 * The half-month of a day: the 1st to the 14th, or the 15th to the end. Every reporting calendar in use
 * begins on a 1st or a 15th, so whole half-months add up to its periods.
 */
export function halfMonthOf(on: Day): DaySpan {
  const month = on.slice(0, 8);
  if (on.slice(8) < '15') return { from: `${month}01`, to: `${month}14` };
  return { from: `${month}15`, to: `${month}${daysInMonth(Number(on.slice(0, 4)), Number(on.slice(5, 7)))}` };
}

/** A span cut into the half-months that lie in it wholly and what remains at its edges, both in order. */
export interface HalfMonthCut {
  readonly whole: readonly DaySpan[];
  readonly edges: readonly DaySpan[];
}

/** Cuts a span; together the pieces hold each of its days exactly once. A span that ends before it begins is empty. */
export function cutIntoHalfMonths(span: DaySpan): HalfMonthCut {
  const whole: DaySpan[] = [];
  const edges: DaySpan[] = [];
  let from = span.from;
  while (from <= span.to) {
    const half = halfMonthOf(from);
    const piece = { from, to: half.to < span.to ? half.to : span.to };
    (piece.from === half.from && piece.to === half.to ? whole : edges).push(piece);
    from = addDays(piece.to, 1);
  }
  return { whole, edges };
}
