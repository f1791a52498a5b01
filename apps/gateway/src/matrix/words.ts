import type { Sentences } from '@lien-nganh/vocabulary';
import type { CoverageState } from './judge.ts';

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

/** Why values of several periods are not to be added up. */
export const whyNotAdded: Readonly<Record<'distinct' | 'stock' | 'estimate', Sentences>> = {
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
