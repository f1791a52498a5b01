import type { JsonValue, Refusals } from '@lien-nganh/kernel';
import { withDetails } from './details-in-words.ts';

export interface Sentences {
  readonly vi: string;
  readonly en: string;
}

interface General extends Sentences {
  readonly status: number;
}

/** Problems that are no rule of a service: what RFC 9457 calls the type. */
export const generalProblems = {
  'invalid-input': { status: 400, vi: 'Dữ liệu gửi lên không hợp lệ.', en: 'The input is not valid.' },
  'malformed-json': { status: 400, vi: 'Nội dung gửi lên không phải JSON hợp lệ.', en: 'The body is not valid JSON.' },
  'idempotency-key-required': {
    status: 400,
    vi: 'Yêu cầu phải có tiêu đề Idempotency-Key để khi gửi lại không bị ghi hai lần.',
    en: 'The request needs an Idempotency-Key header, so that sending it again does not record it twice.',
  },
  unauthenticated: {
    status: 401,
    vi: 'Cần mã truy cập (Bearer) còn hiệu lực của một tài khoản đang hoạt động.',
    en: 'A valid bearer token of an account that is in force is needed.',
  },
  forbidden: { status: 403, vi: 'Tài khoản này không được làm việc đó.', en: 'This account may not do that.' },
  'not-found': { status: 404, vi: 'Không tìm thấy.', en: 'Not found.' },
  'method-not-allowed': {
    status: 405,
    vi: 'Địa chỉ này không nhận phương thức đó.',
    en: 'This address does not take that method.',
  },
  'upload-stands-elsewhere': {
    status: 409,
    vi: 'Phần gửi lên không nối tiếp phần đã có. Xin hỏi lại vị trí (HEAD) rồi gửi tiếp từ đó.',
    en: 'What was sent does not follow what is here. Ask where the upload stands (HEAD) and go on from there.',
  },
  'too-many-uploads': {
    status: 409,
    vi: 'Tài khoản này còn quá nhiều tệp tải lên chưa đính kèm.',
    en: 'This account has too many uploads under way.',
  },
  gone: { status: 410, vi: 'Tệp đã được rút hoặc đã bị xóa theo quyết định.', en: 'The file was withdrawn or erased.' },
  'other-upload-protocol': {
    status: 412,
    vi: 'Chỉ nhận tus phiên bản 1.0.0.',
    en: 'Only version 1.0.0 of tus is spoken here.',
  },
  'range-not-satisfiable': {
    status: 416,
    vi: 'Tệp không có đoạn được yêu cầu.',
    en: 'The file has no such range.',
  },
  'content-damaged': {
    status: 500,
    vi: 'Nội dung tệp đã mất hoặc bị thay đổi trong kho lưu trữ. Xin báo người vận hành.',
    en: 'The content of the file is missing or was altered where it is stored. Tell the operator.',
  },
  'command-id-reused': {
    status: 409,
    vi: 'Idempotency-Key này đã dùng cho một yêu cầu có nội dung khác.',
    en: 'This Idempotency-Key was already used for a request with other content.',
  },
  'too-many-writers': {
    status: 409,
    vi: 'Hồ sơ đang được nhiều người sửa cùng lúc, xin gửi lại.',
    en: 'Too many are changing this record at once: send it again.',
  },
  'changed-meanwhile': {
    status: 412,
    vi: 'Hồ sơ đã thay đổi sau bản đang xem.',
    en: 'The record has changed since the version that you saw.',
  },
  'too-large': { status: 413, vi: 'Nội dung gửi lên quá lớn.', en: 'The content is too large.' },
  'unsupported-media-type': {
    status: 415,
    vi: 'Chỉ nhận nội dung application/json (UTF-8).',
    en: 'Only application/json (UTF-8) is taken.',
  },
  refused: { status: 422, vi: 'Yêu cầu không phù hợp quy định.', en: 'A rule refuses this.' },
  unavailable: {
    status: 503,
    vi: 'Kho dữ liệu tạm thời không dùng được. Xin gửi lại sau với cùng Idempotency-Key: không bị ghi hai lần.',
    en: 'The data store is not available now. Send it again later with the same Idempotency-Key: nothing is recorded twice.',
  },
  'too-many-imports': {
    status: 503,
    vi: 'Đang có quá nhiều tệp sổ chờ xử lý; tệp này chưa được nhận, chưa ghi gì. Xin gửi lại tệp sau ít phút.',
    en: 'Too many files of registers wait to be worked on: this one was not taken, and nothing of it recorded. Send it again in a few minutes.',
  },
  'not-yet-known': {
    status: 503,
    vi: 'Số liệu đến thời điểm yêu cầu chưa được xử lý xong.',
    en: 'What was asked about has not been processed yet.',
  },
  'figures-not-to-be-had': {
    status: 503,
    vi: 'Hiện chưa lấy được số liệu của báo cáo; chưa ghi gì. Xin gửi lại sau với cùng Idempotency-Key.',
    en: 'The figures of the report are not to be had now, and nothing was recorded. Send it again later with the same Idempotency-Key.',
  },
  internal: { status: 500, vi: 'Lỗi của hệ thống.', en: 'A fault of the system.' },
} as const satisfies Readonly<Record<string, General>>;

/** Why the data store is not available, where that is known and somebody can do something about it. */
const outages = {
  'disk-full': {
    vi: 'Ổ đĩa chứa dữ liệu đã đầy. Xin báo người vận hành, rồi gửi lại sau với cùng Idempotency-Key.',
    en: 'The disk that holds the data is full. Tell the operator, and send it again later with the same Idempotency-Key.',
  },
} as const satisfies Readonly<Record<string, Sentences>>;

export type Outage = keyof typeof outages;

/** Asked when something is not available: what whoever runs the database knows of it; `null`: nothing. */
export type TellOutage = () => Outage | null;

export type ProblemName = keyof typeof generalProblems;

interface ProblemParts {
  /** The rule that refused, with its own sentences. */
  readonly rule?: { readonly name: string } & Sentences & { readonly source?: string };
  readonly details?: Readonly<Record<string, JsonValue>> | undefined;
  /** Rules that the details may name. */
  readonly rules?: Refusals;
  /** Of `unavailable`: why. */
  readonly outage?: Outage | null;
  /** What is wrong with the input, one for each place, by the name of its rule where it has one. */
  readonly errors?: readonly ({ readonly path: string; readonly rule?: string | undefined } & Sentences)[];
  readonly headers?: Readonly<Record<string, string>>;
  /** What was caught: for the log, never for the caller. */
  readonly cause?: unknown;
}

/** An outcome other than success, as problem details. Anything else that is thrown is a fault. */
export class Problem extends Error {
  readonly status: number;
  constructor(
    override readonly name: ProblemName,
    readonly parts: ProblemParts = {},
  ) {
    super(parts.rule ? `${name}: ${parts.rule.name}` : name, { cause: parts.cause });
    this.status = generalProblems[name].status;
  }

  /** Its own sentences, or those of the rule or the outage behind it. */
  get sentences(): Sentences {
    const { rule, outage } = this.parts;
    const { vi, en } = rule ?? (outage ? outages[outage] : generalProblems[this.name]);
    return { vi, en };
  }

  /** Its sentences with what a rule tells besides, codes by their words: nobody has to read `details` to know what was wrong. */
  get inWords(): Sentences {
    const { rule, details, rules } = this.parts;
    return rule ? withDetails(this.sentences, { details, rules }) : this.sentences;
  }

  /** The body in `application/problem+json`. */
  body(correlationId: string): Readonly<Record<string, unknown>> {
    const { rule, errors } = this.parts;
    const { sentences: titles, inWords } = this;
    return {
      type: `/problems/${rule?.name ?? this.name}`,
      title: titles.vi,
      titleEn: titles.en,
      status: this.status,
      ...(inWords.vi !== titles.vi && { detail: inWords.vi, detailEn: inWords.en }),
      code: this.name,
      ...(rule && { rule: rule.name, source: rule.source }),
      details: this.details(),
      errors,
      correlationId,
    };
  }

  /** What the caller can use, the reason of an outage included; `undefined` is left out of the JSON. */
  details(): ProblemParts['details'] {
    const { outage } = this.parts;
    const details = { ...this.parts.details, ...(outage ? { why: outage } : {}) };
    return Object.keys(details).length > 0 ? details : undefined;
  }
}
