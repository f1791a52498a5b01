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
