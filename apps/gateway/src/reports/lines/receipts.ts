import type { Day } from '@lien-nganh/kernel';
import type { Sentences } from '@lien-nganh/vocabulary';
import type { ReceiptRecord, ReportRecord } from '../../read-models/kept-states.ts';
import type { KnownReport } from '../known.ts';

/** What came in of one reporter. */
export interface Received {
  readonly receivedOn: Day | null;
  readonly state: ReceiptRecord['timeliness'] | 'not-received';
  readonly content: ReceiptRecord['content'] | null;
  /** Which submission stands; `null`: it came on paper, or not at all. */
  readonly submission: number | null;
}

export function receiptOf({ receipts, reports }: Pick<KnownReport, 'receipts' | 'reports'>, agency: string): Received {
  const receipt = receipts.find((one) => one.agency === agency);
  const standing = standingOf(reports.find((one) => one.agency === agency));
  const submission = standing?.submission ?? null;
  if (receipt !== undefined) {
    const { receivedOn, timeliness, content } = receipt;
    return { receivedOn, state: timeliness, content, submission };
  }
  // The receipt follows from the submission, a moment later.
  if (standing === undefined) return { receivedOn: null, state: 'not-received', content: null, submission: null };
  return { receivedOn: standing.on, state: standing.timeliness, content: standing.content, submission };
}

function standingOf(report: ReportRecord | undefined): ReportRecord['submissions'][number] | undefined {
  return report?.submissions.filter(({ state }) => state === 'stands' || state === 'accepted').at(-1);
}

/** Nothing to report is a report; none is a gap: never the same word. */
export const contentWords: Readonly<Record<ReceiptRecord['content'], Sentences>> = {
  figures: { vi: 'Có số liệu', en: 'Figures' },
  'nothing-to-report': { vi: 'Không phát sinh', en: 'Nothing to report' },
};

export const timelinessWords: Readonly<Record<Received['state'], Sentences>> = {
  'on-time': { vi: 'Đúng hạn', en: 'On time' },
  late: { vi: 'Quá hạn', en: 'Late' },
  'not-received': { vi: 'Chưa báo cáo', en: 'Not received' },
};
