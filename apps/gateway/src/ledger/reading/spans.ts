import type { Day } from '@lien-nganh/kernel';
import { addDays, halfMonthOf, type DaySpan } from '@lien-nganh/vocabulary';
import { SLOTS, slotOf, yearOf } from '../cells.ts';
import { slotColumns } from '../schema.ts';

/** Days whose sums are read together: the map does not change within. `from` is null where it has no beginning. */
export interface Span {
  readonly from: Day | null;
  readonly to: Day;
}

/** Cuts a stretch where a map changes, so that all of a piece lies alike on every map. */
export function cutAt(days: readonly Day[], { from, to }: Span): readonly Span[] {
  const cuts = days.filter((day) => (from === null || from < day) && day <= to);
  return [from, ...cuts].map((begin, index) => {
    const next = cuts[index];
    return { from: begin, to: next === undefined ? to : addDays(next, -1) };
  });
}

/** A span as the ledger reads it: whole half-months from cells, numbered `year * 24 + slot`, and days at its edges from facts. */
export interface CutSpan {
  readonly first: number | null;
  readonly last: number;
  readonly edges: readonly DaySpan[];
}

export function cutSpan({ from, to }: Span): CutSpan {
  const end = halfMonthOf(to);
  const last = numberOf(to) - (end.to === to ? 0 : 1);
  const endEdge = end.to === to ? [] : [{ from: end.from, to }];
  if (from === null) return { first: null, last, edges: endEdge };
  const begin = halfMonthOf(from);
  const firstWhole = begin.from === from;
  if (begin.from === end.from && !(firstWhole && end.to === to)) return { first: 1, last: 0, edges: [{ from, to }] };
  const beginEdge = firstWhole ? [] : [{ from, to: begin.to }];
  return { first: numberOf(from) + beginEdge.length, last, edges: [...beginEdge, ...endEdge] };
}

function numberOf(day: Day): number {
  return yearOf(day) * SLOTS + slotOf(day);
}

/** SQL that sums the half-months of a span over cells `c`, whose half-months are the columns of `values`. */
export function sumOf({ first, last }: CutSpan, values: 'c' | 'v'): string {
  const slots = (from: number, to: number) => sumOfSlots(from, to, values);
  if (first !== null && first > last) return '0::numeric';
  const [lastYear, lastSlot] = [Math.floor(last / SLOTS), last % SLOTS];
  if (first === null) {
    return `sum(case when c.year < ${lastYear} then ${slots(0, SLOTS - 1)} when c.year = ${lastYear} then ${slots(0, lastSlot)} else 0 end)`;
  }
  const [firstYear, firstSlot] = [Math.floor(first / SLOTS), first % SLOTS];
  if (firstYear === lastYear)
    return `sum(case when c.year = ${firstYear} then ${slots(firstSlot, lastSlot)} else 0 end)`;
  return `sum(case when c.year = ${firstYear} then ${slots(firstSlot, SLOTS - 1)} when c.year = ${lastYear} then ${slots(0, lastSlot)}
    when c.year > ${firstYear} and c.year < ${lastYear} then ${slots(0, SLOTS - 1)} else 0 end)`;
}

function sumOfSlots(from: number, to: number, values: 'c' | 'v'): string {
  return slotColumns
    .slice(from, to + 1)
    .map((column) => `coalesce(${values}.${column}, 0)`)
    .join(' + ');
}

/** First and last day that a cut span takes from cells; `null` when it takes none. */
export function wholeDays({ first, last }: CutSpan): { readonly from: Day | null; readonly to: Day } | null {
  if (first !== null && first > last) return null;
  return { from: first === null ? null : halfMonth(first).from, to: halfMonth(last).to };
}

function halfMonth(number: number): DaySpan {
  const [year, slot] = [Math.floor(number / SLOTS), number % SLOTS];
  const month = String(Math.floor(slot / 2) + 1).padStart(2, '0');
  return halfMonthOf(`${String(year).padStart(4, '0')}-${month}-${slot % 2 === 0 ? '01' : '15'}`);
}
