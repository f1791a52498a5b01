import type { Day } from '@lien-nganh/kernel';
import type { ReportRecord } from '../../read-models/kept-states.ts';

/** One submission: up to which position it holds everything, and what of the work that came late it took in. */
interface Taken {
  readonly position: bigint;
  readonly covers: 'all' | ReadonlySet<string>;
}

/** An agency's report of a period that is locked: what was entered later waits, until a submission takes it in. */
export interface Lock {
  readonly agency: string;
  /** In order of position; never empty. */
  readonly submissions: readonly Taken[];
}

/** Where the log has what a printed position names. */
export type PositionOf = (printed: string) => bigint;

/** The lock of a report, as it was known; `null` while nothing of it is locked: it was not submitted, or was returned. */
export function lockOf(report: ReportRecord, positionOf: PositionOf): Lock | null {
  if (report.state !== 'submitted' && report.state !== 'accepted') return null;
  const standing = report.submissions.filter(({ state }) => state !== 'withdrawn' && state !== 'returned');
  const submissions = standing.map(({ made, exception, on }) => ({
    position: positionOf(made.position),
    covers: coveredBy(usedBy(report, { exception, on })),
  }));
  return submissions.length === 0 ? null : { agency: report.agency, submissions };
}

/** The lock as a submission made now would find it: an exception that is open takes in what it covers. */
export function withOpenExceptions(
  lock: Lock,
  report: ReportRecord,
  { today, position }: { readonly today: Day; readonly position: bigint },
): Lock {
  const open = openOn(report.exceptions, today);
  const now = open.map((one) => ({ position, covers: coveredBy([one]) }));
  return { ...lock, submissions: [...lock.submissions, ...now] };
}

/** Whether a record that first counted for the agency at a position is in some submission of its report. */
export function isIn({ submissions }: Lock, first: bigint, record: string): boolean {
  return submissions.some(({ position, covers }) => first <= position && (covers === 'all' || covers.has(record)));
}

type Exceptions = ReportRecord['exceptions'];

function openOn(exceptions: Exceptions, day: Day): Exceptions {
  return exceptions.filter(({ from, until }) => from <= day && day <= until);
}

/** By which exceptions it was submitted: the one that it names was the last that ran, those before it ran beside it. */
function usedBy(
  { exceptions }: ReportRecord,
  { exception, on }: Pick<ReportRecord['submissions'][number], 'exception' | 'on'>,
): Exceptions {
  const last = exceptions.findIndex((one) => one.exception === exception);
  return openOn(exceptions.slice(0, last + 1), on);
}

/** Without an exception nothing was locked before: all that was known is in. One that names no records is for all. */
function coveredBy(exceptions: Exceptions): Taken['covers'] {
  const isForAll = exceptions.length === 0 || exceptions.some(({ records }) => records.length === 0);
  return isForAll ? 'all' : new Set(exceptions.flatMap(({ records }) => records));
}
