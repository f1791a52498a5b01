import type { Day } from '@lien-nganh/kernel';
import type { ConsolidationRecord, ReceiptRecord, ReportingPeriodRecord } from '../read-models/kept-states.ts';
import type { Period } from './periods.ts';

/** How a report that somebody is due to make stands. `pending`: it is not in, and its due day has not passed. */
export type ReportState = 'on-time' | 'late' | 'missing' | 'pending';

/** One report that is due: of one addressee who is obliged, for one period. */
export interface DueReport {
  readonly agency: string;
  readonly period: ReportingPeriodRecord;
  readonly state: ReportState;
  /** Its own day: whoever is consolidated by others first is due earlier. */
  readonly dueOn: Day;
}

/** How many of the due reports are in: `due` is all others together. */
export interface ReportCounts {
  readonly due: number;
  readonly onTime: number;
  readonly late: number;
  readonly missing: number;
  readonly pending: number;
}

export interface ReportsIn extends ReportCounts {
  readonly periods: readonly (ReportCounts & { readonly period: ReportingPeriodRecord })[];
}

interface Material {
  readonly periods: readonly ReportingPeriodRecord[];
  readonly receipts: readonly ReceiptRecord[];
  /** The day on which it is looked at. */
  readonly today: Day;
}

/** The reports that are due of some periods, in order of period and addressee. Who is only asked is never due. */
export function dueReports({ periods, receipts, today }: Material): readonly DueReport[] {
  const came = new Map(receipts.map((one) => [keyOf(one, one.agency), one]));
  return periods.flatMap((period) =>
    period.addressees
      .filter(({ manner }) => manner === 'obliged')
      .map(({ agency, dueOn }) => {
        const open = dueOn < today ? 'missing' : 'pending';
        return { agency, period, dueOn, state: came.get(keyOf(period, agency))?.timeliness ?? open };
      }),
  );
}

/** A consolidated report for which a day is set and that nobody has issued. */
export interface DueConsolidation {
  readonly agency: string;
  readonly obligation: string;
  readonly dueOn: Day;
}

/** Those of some periods, in order of period. Where the calendar sets no day none is due. */
export function dueConsolidations(
  periods: readonly ReportingPeriodRecord[],
  issued: readonly ConsolidationRecord[],
): readonly DueConsolidation[] {
  return periods.flatMap((period) => {
    const { through: agency, consolidation: obligation, consolidatedDueOn: dueOn } = period;
    const isIssued = issued.some(
      (one) => one.regime === period.regime && one.period === period.period && one.editions.length > 0,
    );
    return obligation === null || dueOn === null || isIssued ? [] : [{ agency, obligation, dueOn }];
  });
}

function keyOf({ regime, period }: { readonly regime: string; readonly period: string }, agency: string): string {
  return JSON.stringify([regime, period, agency]);
}

/** The periods whose reports tell of some days: just those days where they are one, else those that end within them. */
export function periodsOf(
  periods: readonly ReportingPeriodRecord[],
  { from, to }: Period,
): readonly ReportingPeriodRecord[] {
  const just = periods.filter((one) => one.from === from && one.to === to);
  const chosen = just.length > 0 ? just : periodsEnding(periods, { from, to });
  return [...chosen].sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
}

/** Those of which the last day lies within some days. */
export function periodsEnding(
  periods: readonly ReportingPeriodRecord[],
  { from, to }: Period,
): readonly ReportingPeriodRecord[] {
  return periods.filter((one) => from <= one.to && one.to <= to);
}

function rank({ to, regime, period }: ReportingPeriodRecord): string {
  return `${to} ${regime} ${period}`;
}

/** How many of the reports of some periods are in. */
export function reportsIn(material: Material): ReportsIn {
  const due = dueReports(material);
  const periods = material.periods.map((period) => ({
    period,
    ...countsOf(due.filter((one) => one.period === period)),
  }));
  return { ...countsOf(due), periods };
}

export function countsOf(reports: readonly Pick<DueReport, 'state'>[]): ReportCounts {
  const of = (state: ReportState) => reports.filter((one) => one.state === state).length;
  return {
    due: reports.length,
    onTime: of('on-time'),
    late: of('late'),
    missing: of('missing'),
    pending: of('pending'),
  };
}
