import type { ReportValue } from '@lien-nganh/contracts/report-figures';
import type { EnteredAfter } from '../../read-models/entries.ts';
import { percentOf } from '../figures/values.ts';

/** How long it took from the happening of an agency's work until the log had it, in days. */
export interface Entry {
  readonly records: number;
  /** Half of them were entered within so many. */
  readonly median: number;
  /** Nine of ten were. */
  readonly p90: number;
  /** The share that was entered more than so many days later. */
  readonly shareLaterThan: (days: number) => ReportValue;
}

/** @param entered in order of the days; `null`: nothing was entered, and so nothing took time */
export function entryOf(entered: readonly EnteredAfter[]): Entry | null {
  const records = countOf(entered);
  if (records === 0) return null;
  return {
    records,
    median: within(entered, records * 0.5),
    p90: within(entered, records * 0.9),
    shareLaterThan: (days) => shareOf(countOf(entered.filter((one) => one.days > days)), records),
  };
}

/** The least number of days within which so many were entered. */
function within(entered: readonly EnteredAfter[], wanted: number): number {
  let told = 0;
  for (const { days, records } of entered) {
    told += records;
    if (told >= wanted) return days;
  }
  throw new RangeError('more is wanted than was entered');
}

function shareOf(part: number, whole: number): ReportValue {
  return percentOf({ is: 'number', value: String(part) }, BigInt(whole));
}

function countOf(entered: readonly EnteredAfter[]): number {
  return entered.reduce((sum, { records }) => sum + records, 0);
}
