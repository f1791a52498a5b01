import { areaRefusals, paperRefusals } from '@lien-nganh/work';

/** Rules about what other records say of this one: those of the same visit, files that went to others, papers from which it is entered, and whose area it lies in. */
export const refusalsBeside = {
  ...areaRefusals,
  ...paperRefusals,
  'payment-is-known': {
    vi: 'Không có khoản nộp tiền phạt này.',
    en: 'There is no such payment of a fine.',
  },
  'payment-is-of-a-fine': {
    vi: 'Chỉ ghi khoản nộp của quyết định có phạt tiền và chưa bị hủy.',
    en: 'Only of a decision that imposes a fine, and was not annulled, a payment is recorded.',
  },
  'receipt-is-entered-once': {
    vi: 'Biên lai này đã được ghi.',
    en: 'This receipt was entered already.',
  },
  'collected-is-imposed-at-most': {
    vi: 'Tổng số tiền đã nộp không được vượt số tiền phạt của quyết định.',
    en: 'All payments together are not more than the fine that was imposed.',
  },
  'receipts-say-what-was-collected': {
    vi: 'Quyết định đã có biên lai: số đã thu là tổng các biên lai, không ghi số khác.',
    en: 'There are receipts: what was collected is their sum, and no other.',
  },
  'part-came-by-another-record': {
    vi: 'Cơ quan tham gia theo một bản ghi khác của cùng cuộc kiểm tra: hãy phủ nhận ở bản ghi đó.',
    en: 'The agency takes part by another record of the same visit: deny it there.',
  },
  'pair-is-of-this-visit': {
    vi: 'Bản ghi không còn ở cơ sở và ngày của cặp trùng.',
    en: 'The record is not of the place and day of the pair.',
  },
  'case-has-moved-on': {
    vi: 'Không có hồ sơ đã chuyển này, hoặc cuộc kiểm tra đã ghi đúng như vậy.',
    en: 'There is no such transferred case, or the inspection says so already.',
  },
} as const;
