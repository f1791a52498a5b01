import { defineRefusals } from '@lien-nganh/kernel';

export const refusals = defineRefusals({
  'card-number-is-free': {
    vi: 'Số thẻ kiểm tra này đã cấp cho người khác.',
    en: 'This card number belongs to somebody else.',
    source: 'Thông tư 05/2006/TT-BLĐTBXH',
  },
  'card-number-is-claimed-once': {
    vi: 'Số thẻ kiểm tra này đã được ghi cho chính người này.',
    en: 'This card number is this member’s already.',
  },
});
