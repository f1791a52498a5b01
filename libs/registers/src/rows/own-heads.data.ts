/** Heads that every register has beside its own. */
export const own = {
  decision: { vi: 'Xử lý trùng', en: 'If it is a twin' },
  reason: { vi: 'Lý do', en: 'Reason' },
  row: { vi: 'Dòng trong tệp đã gửi', en: 'Row of the file that was sent' },
} as const;
