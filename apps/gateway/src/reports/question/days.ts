import type { Day } from '@lien-nganh/kernel';
import { periodBefore, shifted, stepsOf, yearBefore, type Period } from '../../matrix/periods.ts';
import type { ReportingPeriodRecord } from '../../read-models/kept-states.ts';
import type { FigureAsked } from './asked.ts';

/** What of a period its columns are told by. */
export type PeriodDays = Pick<ReportingPeriodRecord, 'period' | 'kind' | 'from' | 'to'>;

/** Columns that are read from the ledger; the others are worked out from them. */
export type ColumnRead = 'period' | 'previous' | 'last-year' | 'year-to-date';

const monthsOf: Readonly<Partial<Record<PeriodDays['kind'], number>>> = {
  yearly: 12,
  'six-monthly': 6,
  quarterly: 3,
  monthly: 1,
};

/** The days that a column is of. */
export function daysOf(period: PeriodDays, column: ColumnRead): Period {
  switch (column) {
    case 'period':
      return { from: period.from, to: period.to };
    case 'previous':
      return before(period);
    case 'last-year':
      return yearBefore(period);
    case 'year-to-date':
      return { from: yearBegins(period), to: period.to };
  }
}

/** The quarters of the year so far, as the period's calendar has them: from 15 December where the year begins then. */
export function quartersOf(period: PeriodDays): readonly Period[] {
  return stepsOf({ from: yearBegins(period), to: period.to }, 3).slice(0, 4);
}

const worked = new WeakMap<PeriodDays, Map<string, Period>>();

/** The days of one figure. A report asks for thousands, and there are few days among them. */
export function daysAsked(period: PeriodDays, asked: Pick<FigureAsked, 'column' | 'quarter'>): Period {
  const known = worked.get(period) ?? new Map<string, Period>();
  worked.set(period, known);
  const key = `${asked.column} ${asked.quarter}`;
  const days = known.get(key) ?? workOut(period, asked);
  known.set(key, days);
  return days;
}

function workOut(period: PeriodDays, { column, quarter }: Pick<FigureAsked, 'column' | 'quarter'>): Period {
  if (quarter !== null) return quartersOf(period)[quarter - 1] ?? daysOf(period, 'period');
  return daysOf(period, isRead(column) ? column : 'period');
}

export function isRead(column: FigureAsked['column']): column is ColumnRead {
  return column === 'period' || column === 'previous' || column === 'last-year' || column === 'year-to-date';
}

/** Of a period of the calendar as many months before it; of days that the regime names as many days. */
function before(period: PeriodDays): Period {
  const months = monthsOf[period.kind];
  if (months === undefined) return periodBefore(period);
  return { from: shifted(period.from, -months), to: dayBefore(period.from) };
}

function dayBefore(day: Day): Day {
  return periodBefore({ from: day, to: day }).to;
}

/**
 * First day of the year that the period is a part of: its code says which part (`2013-H2`, `2013-Q3`). Days that the regime names
 * are a part of no calendar: theirs is the year in which they begin.
 */
function yearBegins({ period, kind, from }: PeriodDays): Day {
  if (kind === 'ad-hoc') return `${from.slice(0, 4)}-01-01`;
  const part = /-[A-Z]([0-9]{1,2})$/.exec(period);
  return shifted(from, -(Number(part?.[1] ?? 1) - 1) * (monthsOf[kind] ?? 0));
}
