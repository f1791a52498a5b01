import type { Day } from '@lien-nganh/kernel';
import { periodContaining, type DaySpan, type SchemeLike } from '@lien-nganh/vocabulary';

/** How long a period is that a table of figures is counted over; a stock is counted on a day. */
export const grains = [
  'day',
  'month',
  'quarter',
  'half-year',
  'year',
  'health-quarter',
  'health-half-year',
  'health-year',
] as const;
export type Grain = (typeof grains)[number];

const calendar = (months: number): SchemeLike => ({
  code: `calendar-${months}`,
  parts: Array.from({ length: 12 / months }, (_, n) => ({
    code: `P${n + 1}`,
    begins: { month: n * months + 1, day: 1, inYearBefore: false },
  })),
});

/** From the 15th to the 14th, the first part from 15 December of the year before. */
const cutOff = (months: number): SchemeLike => ({
  code: `cut-off-${months}`,
  parts: Array.from({ length: 12 / months }, (_, n) => ({
    code: `P${n + 1}`,
    begins: { month: n === 0 ? 12 : n * months, day: 15, inYearBefore: n === 0 },
  })),
});

const schemes: Readonly<Record<Exclude<Grain, 'day'>, SchemeLike>> = {
  month: calendar(1),
  quarter: calendar(3),
  'half-year': calendar(6),
  year: calendar(12),
  'health-quarter': cutOff(3),
  'health-half-year': cutOff(6),
  'health-year': cutOff(12),
};

/** Whether these days, both included, are one period of the grain. */
export function isOfGrain(grain: Grain, { from, to }: DaySpan): boolean {
  const found = periodOfGrain(grain, from);
  return found.from === from && found.to === to;
}

/** What people call a period of the grain. */
export const grainWords: Readonly<Record<Grain, string>> = {
  day: 'ngày',
  month: 'tháng',
  quarter: 'quý',
  'half-year': '6 tháng',
  year: 'năm',
  'health-quarter': 'quý, tính từ ngày 15',
  'health-half-year': '6 tháng, tính từ ngày 15',
  'health-year': 'năm, tính từ ngày 15',
};

/** The period of the grain that holds a day. */
export function periodOfGrain(grain: Grain, on: Day): DaySpan {
  if (grain === 'day') return { from: on, to: on };
  const { from, to } = periodContaining(schemes[grain], on);
  return { from, to };
}
