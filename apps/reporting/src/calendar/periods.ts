import type { Day } from '@lien-nganh/kernel';
import { periodsOf, workingDayFrom, yearOf, type Period, type WorkDays } from '@lien-nganh/vocabulary';
import type { ReportKind } from '../kinds.ts';

interface DayOfYear {
  readonly month: number;
  readonly day: number;
  readonly inYearAfter: boolean;
}

/** What of a calendar periods are found by. */
export interface Cutting {
  readonly parts: Parameters<typeof periodsOf>[0]['parts'];
  readonly terms: readonly {
    readonly part: string;
    readonly cutOff: DayOfYear;
    readonly due: DayOfYear;
    readonly consolidatedDue: DayOfYear | null;
  }[];
  readonly movesToWorkingDay: boolean;
}

/** A period with its days; `kind` says for how long. */
export interface ReportingTerm {
  readonly period: string;
  readonly kind: ReportKind;
  readonly from: Day;
  readonly to: Day;
  readonly cutOff: Day;
  readonly dueOn: Day;
  /** Day on which the report is due that consolidates those of the period; `null`: none is set. */
  readonly consolidatedDueOn: Day | null;
}

/** All periods of a year, the whole year last. */
export function everyTermIn(calendar: Cutting, year: number, days: WorkDays): readonly ReportingTerm[] {
  const scheme = { code: 'calendar', parts: calendar.parts };
  return [...periodsOf(scheme, year), yearOf(scheme, year)].map((period) => termOf({ ...calendar, days }, period));
}

/** The period of that code, `2013-H2` or `2013`; `null` where the calendar has none such. */
export function termNamed(calendar: Cutting, code: string, days: WorkDays): ReportingTerm | null {
  const year = Number(code.slice(0, 4));
  return everyTermIn(calendar, year, days).find(({ period }) => period === code) ?? null;
}

function termOf(
  { parts, terms, movesToWorkingDay, days }: Cutting & { readonly days: WorkDays },
  { year, part, code, from, to }: Period,
): ReportingTerm {
  const { cutOff, due, consolidatedDue } = terms.find((term) => term.part === part)!;
  const dueDay = (of: DayOfYear) => {
    const on = dayIn(year, of);
    return movesToWorkingDay ? workingDayFrom(on, days) : on;
  };
  return {
    ...{ period: code, kind: kindOf(part, parts.length), from, to, cutOff: dayIn(year, cutOff) },
    dueOn: dueDay(due),
    consolidatedDueOn: consolidatedDue === null ? null : dueDay(consolidatedDue),
  };
}

function kindOf(part: string, parts: number): ReportingTerm['kind'] {
  if (part === 'year') return 'yearly';
  if (parts === 2) return 'six-monthly';
  return parts === 12 ? 'monthly' : 'quarterly';
}

function dayIn(year: number, { month, day, inYearAfter }: DayOfYear): Day {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${inYearAfter ? year + 1 : year}-${two(month)}-${two(day)}`;
}
