import type { Day } from '@lien-nganh/kernel';
import type { MapChoice, Sentences, UnitKey } from '@lien-nganh/vocabulary';

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
  /** Only this value of that dimension; empty: what is not classified by it. */
  readonly part?: string;
}

/** A unit that may have been meant. */
export interface Candidate {
  readonly unit: UnitKey;
  readonly fullName: string;
  /** First and last day; `null`: not known since when, or still there. */
  readonly from: Day | null;
  readonly to: Day | null;
}

interface Details {
  readonly candidates?: readonly Candidate[];
  readonly [name: string]: string | readonly Candidate[] | undefined;
}

/** Why a question has no answer at all, with a sentence in both languages. Nothing is wrong with the ledger. */
export class QuestionRefused extends Error {
  readonly code = 'question-refused';
  constructor(
    readonly rule: keyof typeof refusals,
    readonly details: Details = {},
  ) {
    super(refusals[rule].en);
  }

  /** The candidates stand in the sentence too: not every client shows the details. */
  get sentences(): Sentences {
    const { vi, en } = refusals[this.rule];
    const { candidates = [] } = this.details;
    if (candidates.length === 0) return { vi, en };
    const list = candidates.map(
      ({ unit, fullName, from, to }) => `${unit} ${fullName} (${from ?? '…'} – ${to ?? '…'})`,
    );
    return {
      vi: `${vi} Mã này đã dùng cho: ${list.join('; ')}.`,
      en: `${en} The code was borne by: ${list.join('; ')}.`,
    };
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
  'same-axis-twice': {
    vi: 'Dòng và cột phải khác nhau: mỗi lần chỉ chia theo một tiêu thức phân tổ, một cơ quan, một địa bàn hoặc một kỳ.',
    en: 'Rows and columns must differ: one dimension at a time, and units, agencies, obligations or periods once.',
  },
  'only-shares-are-ranked': {
    vi: 'Chỉ xếp hạng tỷ lệ hoặc việc đúng hạn, không xếp hạng số lượng: hãy nêu là tỷ lệ của cái gì (of), hoặc phần nào (dimension, part).',
    en: 'Only shares and timeliness are ranked, never counts: say of what it is a share (of), or which part (dimension, part).',
  },
  'violations-are-not-ranked': {
    vi: 'Không xếp hạng vi phạm: nơi kiểm tra nhiều sẽ phát hiện nhiều.',
    en: 'Violations are not ranked: whoever checks more finds more.',
  },
  'not-a-share': {
    vi: 'Hai chỉ tiêu khác đơn vị tính, hoặc là một: không thành tỷ lệ.',
    en: 'The two count different things, or are one: neither is a share of the other.',
  },
  'timeliness-is-of-agencies': {
    vi: 'Việc đúng hạn chỉ xếp theo cơ quan: báo cáo và nhiệm vụ không thuộc riêng một địa bàn.',
    en: 'Timeliness is ranked by agency alone: reports and obligations lie in no one unit.',
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
  'no-source': {
    vi: 'Chỉ tiêu này chưa có nguồn số liệu, nên không có dữ liệu chi tiết.',
    en: 'The indicator has no source yet, and so no details.',
  },
  'unit-unknown': { vi: 'Không có đơn vị hành chính này.', en: 'There is no such administrative unit.' },
  'unit-not-on-map': {
    vi: 'Trên bản đồ được hỏi không có đơn vị hành chính nào mang mã này.',
    en: 'No administrative unit bears this code on the asked map.',
  },
  'unit-ambiguous': {
    vi: 'Trong kỳ được hỏi, nhiều đơn vị hành chính khác nhau mang mã này: hãy nêu rõ đơn vị, viết mã@ngày bắt đầu.',
    en: 'Different administrative units bear this code within the asked period: name one, written code@first day.',
  },
  'cursor-unknown': { vi: 'Vị trí trang không hợp lệ.', en: 'The cursor is none that was given out.' },
  'too-many-for-a-file': {
    vi: 'Danh sách quá dài cho một tệp: hãy chọn một địa bàn, một loại hình hoặc một mức nguy cơ.',
    en: 'The list is too long for one file: choose a unit, a kind or a risk.',
  },
  'no-drill-down': {
    vi: 'Số ước tính không có dữ liệu chi tiết.',
    en: 'An estimate has no details behind it.',
  },
} as const;

const LONGEST_YEARS = 100;

/** @throws QuestionRefused when a question contradicts itself. */
export function checkQuestion({
  agency,
  obligation,
  from,
  to,
}: Pick<Question, 'agency' | 'obligation' | 'from' | 'to'>): void {
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
