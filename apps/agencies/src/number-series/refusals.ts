import { defineRefusals } from '@lien-nganh/kernel';

export const refusals = defineRefusals({
  'numbered-by-today': {
    vi: 'Ngày của văn bản không được sau hôm nay.',
    en: 'A paper that is numbered is of today or earlier.',
  },
  'series-takes-the-symbol': {
    vi: 'Loại văn bản này thuộc hệ thống số khác của cơ quan.',
    en: 'The body numbers this kind of paper in another series.',
  },
  'series-is-kept': {
    vi: 'Cơ quan không có hệ thống số này trong năm.',
    en: 'The body keeps no such series in that year.',
  },
  'clerk-types-the-number': {
    vi: 'Văn thư của cơ quan này tự ghi số từ sổ: phải nhập số.',
    en: 'In this body the clerk assigns numbers from the book: type the number.',
  },
  'platform-gives-the-number': {
    vi: 'Cơ quan này để hệ thống cấp số tiếp theo: không nhập số, trừ số đã giữ trước.',
    en: 'In this body the platform gives the next number: leave it out, unless it was reserved.',
  },
  'number-is-free': {
    vi: 'Số này đã cấp cho văn bản khác.',
    en: 'The number belongs to another paper already.',
  },
  'number-is-not-voided': {
    vi: 'Số này đã huỷ, không được dùng lại.',
    en: 'The number is voided, and never used again.',
  },
  'reservation-is-said': {
    vi: 'Số này đang được giữ trước (hãy ghi rõ dùng số giữ trước), hoặc chưa từng được giữ.',
    en: 'A reserved number is taken by saying so, and one that nobody reserved is not.',
  },
  'numbers-follow-the-day': {
    vi: 'Đã có số cấp cho ngày muộn hơn: số tiếp theo không thể mang ngày sớm hơn.',
    en: 'A number of a later day was assigned: the next is not of an earlier one.',
    source: 'Nghị định 30/2020/NĐ-CP, Điều 15',
  },
  'series-has-room': {
    vi: 'Hệ thống số năm nay đã hết số.',
    en: 'The series of the year has no number left.',
  },
  'paper-is-new-to-the-book': {
    vi: 'Văn bản này (số, ký hiệu, ngày) đã có trong sổ.',
    en: 'This paper (number, symbol, day) is in the book already.',
  },
  'paper-is-entered': {
    vi: 'Không có văn bản nào như vậy được ghi từ giấy; số đã cấp thì huỷ, không rút.',
    en: 'No such paper was entered by hand. A number that was assigned is voided instead.',
  },
  'number-is-in-the-paper-book': {
    vi: 'Số này thuộc phần đã ghi trong sổ giấy: văn bản mang số đó chỉ được ghi lại từ sổ giấy.',
    en: 'The number is one of the paper book: a paper that bears it is entered from there.',
  },
  'beginning-changes': {
    vi: 'Sổ đã được ghi nhận nối tiếp từ đúng số này, với đúng lý do này.',
    en: 'The book goes on after this very number already, for this very reason.',
  },
  'number-is-explained-anew': {
    vi: 'Lời giải thích đã đúng như vậy.',
    en: 'The explanation says so already.',
  },
});
