/** Rules of what is paid of a fine. */
export const paymentRefusals = {
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
} as const;
