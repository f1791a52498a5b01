import type { Sentences } from '@lien-nganh/vocabulary';

const reasons = {
  'not-xlsx': {
    vi: 'Tệp không phải xlsx (Excel 2007 trở lên). Hãy lưu lại dạng .xlsx rồi gửi.',
    en: 'The file is no xlsx workbook (Excel 2007 and later): save it as .xlsx and send that.',
  },
  locked: {
    vi: 'Tệp là .xls cũ hoặc có đặt mật khẩu. Hãy bỏ mật khẩu và lưu lại dạng .xlsx.',
    en: 'The file is an old .xls or protected by a password: take the password away and save it as .xlsx.',
  },
  damaged: { vi: 'Tệp bị hỏng, không đọc được trọn vẹn.', en: 'The file is damaged and cannot be read whole.' },
  macros: {
    vi: 'Tệp có macro. Hãy lưu lại dạng .xlsx không có macro.',
    en: 'The file holds macros: save it as .xlsx without them.',
  },
  'too-big': {
    vi: 'Tệp giải nén ra quá lớn so với giới hạn.',
    en: 'What the file unpacks to is larger than the limit.',
  },
  'too-many-rows': {
    vi: 'Bảng có quá nhiều dòng. Hãy chia thành nhiều tệp.',
    en: 'The sheet has too many rows: split it into several files.',
  },
  'too-many-columns': { vi: 'Bảng có quá nhiều cột.', en: 'The sheet has too many columns.' },
  'too-long': { vi: 'Tệp có ô chứa quá nhiều ký tự.', en: 'A cell of the file holds too many characters.' },
  'declares-entities': {
    vi: 'Tệp chứa khai báo thực thể XML, không được nhận.',
    en: 'The file declares XML entities, which is not taken.',
  },
  'no-sheet': { vi: 'Tệp không có trang tính nào đang hiện.', en: 'The file has no sheet that is shown.' },
  'heads-missing': {
    vi: 'Không tìm thấy dòng tiêu đề có đủ các cột bắt buộc.',
    en: 'There is no row of heads with every column that is required.',
  },
  'head-twice': { vi: 'Một tiêu đề cột xuất hiện hai lần.', en: 'A head stands above two columns.' },
  'no-rows': { vi: 'Không có dòng dữ liệu nào dưới dòng tiêu đề.', en: 'There is no row below the heads.' },
} as const satisfies Readonly<Record<string, Sentences>>;

export type BadFileReason = keyof typeof reasons;

/** The file as a whole cannot be taken; nothing of it is. */
export class BadFile extends Error {
  override readonly name = 'BadFile';
  readonly sentences: Sentences;

  /** @param about what of the file it is: heads that are missing, for instance. */
  constructor(
    readonly reason: BadFileReason,
    readonly about: readonly string[] = [],
  ) {
    super(about.length === 0 ? reason : `${reason}: ${about.join(', ')}`);
    const { vi, en } = reasons[reason];
    const named = about.length === 0 ? '' : ` (${about.join('; ')})`;
    this.sentences = { vi: `${vi}${named}`, en: `${en}${named}` };
  }
}
