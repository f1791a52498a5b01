import type { Sentences } from '@lien-nganh/vocabulary';
import type { CoverageState } from './judge.ts';
import type { NotRanked } from './ranking.ts';

/** What each state is called. */
export const stateWords: Readonly<Record<CoverageState, Sentences>> = {
  confirmed: { vi: 'Đã được xác nhận hoàn thành', en: 'Confirmed as done' },
  evidenced: { vi: 'Đã có việc được ghi nhận', en: 'Evidenced' },
  'nothing-arisen': { vi: 'Không phát sinh', en: 'Nothing arisen' },
  'kept-outside': { vi: 'Lưu ngoài hệ thống', en: 'Kept outside the platform' },
  'not-applicable': { vi: 'Không áp dụng', en: 'Not applicable' },
  withheld: { vi: 'Số liệu không hiển thị', en: 'Withheld' },
  requested: { vi: 'Đã đề nghị', en: 'Requested' },
  overdue: { vi: 'Quá hạn', en: 'Overdue' },
  'no-evidence': { vi: 'Chưa có việc được ghi nhận', en: 'No evidence' },
};

/** Why the sum of some cells is not the total. */
export const notTheSum = [
  'distinct',
  'stock',
  'estimate',
  'overlap',
  'withheld',
  'missing',
  'not-yours',
  'remainder',
] as const;
export type NotTheSum = (typeof notTheSum)[number];

/** Why values are not to be added up. */
export const whyNotAdded: Readonly<Record<NotTheSum, Sentences>> = {
  overlap: {
    vi: 'Một việc chung có mặt ở nhiều dòng: cộng các dòng lại sẽ đếm lặp.',
    en: 'What is joint stands in several lines: a sum of lines would count it again.',
  },
  withheld: {
    vi: 'Có số liệu không hiển thị: không cộng, không suy ra phần đó.',
    en: 'Something of it is withheld: nothing is added up, and that part is not worked out.',
  },
  missing: {
    vi: 'Có ô chưa có số liệu, không phải bằng 0: phần còn lại không suy ra được.',
    en: 'Some cells are missing, which is not zero: the rest is not worked out.',
  },
  'not-yours': {
    vi: 'Có ô không thuộc quyền xem của bạn.',
    en: 'Some cells are not yours to see.',
  },
  remainder: {
    vi: 'Tổng có phần không nằm trong ô nào: chưa phân loại, hoặc không xếp được vào một dòng.',
    en: 'Some of the total is in no cell: it is not classified, or it has no place in any line.',
  },
  distinct: {
    vi: 'Mỗi đối tượng chỉ được đếm một lần trong từng kỳ: đối tượng có mặt ở nhiều kỳ sẽ bị đếm lặp nếu cộng lại.',
    en: 'Each is counted once in a period: whoever was there in several would be counted again in a sum.',
  },
  stock: {
    vi: 'Đây là số tại ngày cuối kỳ: cộng các kỳ lại sẽ đếm lặp những gì vẫn còn.',
    en: 'It is of the last day of a period: a sum of periods would count again what still stands.',
  },
  estimate: {
    vi: 'Đây là số ước tính cho một ngày: không cộng các ước tính với nhau.',
    en: 'It is an estimate for one day: estimates are not added up.',
  },
};

/** Why a row has no rank. */
export const notRankedWords: Readonly<Record<NotRanked, Sentences>> = {
  withheld: { vi: 'số liệu không hiển thị', en: 'withheld' },
  missing: { vi: 'chưa có số liệu', en: 'missing' },
  'not-yours': { vi: 'không thuộc quyền xem', en: 'not yours to see' },
  none: { vi: 'không có gì để tính tỷ lệ', en: 'there is nothing to be a share of' },
  'not-a-part': { vi: 'số lớn hơn tổng', en: 'it is more than that of which it should be a part' },
};
