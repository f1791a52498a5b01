import type { Day } from '@lien-nganh/kernel';
import type { MapChoice, UnitKey } from '@lien-nganh/vocabulary';

/** What is asked of the ledger. Days are both included. */
export interface Question {
  readonly indicator: string;
  /** `null`: the whole province. */
  readonly unit: UnitKey | null;
  /** The line of one agency, or of one obligation `<directive>/<code>`; not of both. */
  readonly agency: string | null;
  readonly obligation: string | null;
  /** A stock is asked for the last day; `from` then only says which period it closes. */
  readonly from: Day;
  readonly to: Day;
  /** As the log had it up to this position; `null`: with all that has arrived. */
  readonly asOf: bigint | null;
  readonly map: MapChoice;
  /** Dimension to break down by, of those that the definition names. */
  readonly breakdown: string | null;
}

/** Why a question has no answer at all, with a sentence in both languages. Nothing is wrong with the ledger. */
export class QuestionRefused extends Error {
  readonly code = 'question-refused';
  constructor(
    readonly rule: keyof typeof refusals,
    readonly details: Readonly<Record<string, string>> = {},
  ) {
    super(refusals[rule].en);
  }

  get sentences() {
    return refusals[this.rule];
  }
}

export const refusals = {
  'indicator-unknown': { vi: 'Không có chỉ tiêu này.', en: 'There is no such indicator.' },
  'one-axis-only': {
    vi: 'Chỉ chọn một cơ quan hoặc một nhiệm vụ, không chọn cả hai.',
    en: 'Choose an agency or an obligation, not both.',
  },
  'period-backwards': {
    vi: 'Ngày cuối kỳ phải không trước ngày đầu kỳ.',
    en: 'The period must not end before it begins.',
  },
  'period-too-long': {
    vi: 'Kỳ được hỏi dài quá 100 năm.',
    en: 'The period is longer than 100 years.',
  },
  'breakdown-unknown': {
    vi: 'Chỉ tiêu này không được phân tổ theo tiêu thức đó.',
    en: 'The indicator is not broken down by this dimension.',
  },
  'not-known-yet': {
    vi: 'Số liệu tại thời điểm đó chưa đầy đủ: hệ thống chưa nhận hết thông tin đến vị trí này.',
    en: 'What was known then is not complete yet: not everything up to that position has arrived.',
  },
  'nothing-known-then': {
    vi: 'Đến ngày đó hệ thống chưa ghi nhận thông tin nào.',
    en: 'Nothing had been recorded by that day.',
  },
  withheld: {
    vi: 'Số liệu của chỉ tiêu này không được hiển thị, kể cả chi tiết.',
    en: 'The values of this indicator are withheld, and so are their details.',
  },
  'unit-unknown': { vi: 'Không có đơn vị hành chính này.', en: 'There is no such administrative unit.' },
  'cursor-unknown': { vi: 'Vị trí trang không hợp lệ.', en: 'The cursor is none that was given out.' },
  'no-drill-down': {
    vi: 'Số ước tính không có dữ liệu chi tiết.',
    en: 'An estimate has no details behind it.',
  },
} as const;

const LONGEST_YEARS = 100;

/** @throws QuestionRefused when a question contradicts itself. */
export function checkQuestion({ agency, obligation, from, to }: Omit<Question, 'indicator' | 'unit'>): void {
  if (agency !== null && obligation !== null) throw new QuestionRefused('one-axis-only');
  if (to < from) throw new QuestionRefused('period-backwards');
  if (Number(to.slice(0, 4)) - Number(from.slice(0, 4)) > LONGEST_YEARS) throw new QuestionRefused('period-too-long');
}

/** The axis that a question reads, and which line of it. */
export function axisOf({ agency, obligation }: Pick<Question, 'agency' | 'obligation'>) {
  if (agency !== null) return { axis: 'agency', line: agency } as const;
  return obligation === null
    ? ({ axis: 'total', line: '' } as const)
    : ({ axis: 'obligation', line: obligation } as const);
}
