import { defineRefusals } from '@lien-nganh/kernel';

/** Rules by which counts leave a service. */
export const refusals = defineRefusals({
  'indicator-is-counted-here': {
    vi: 'Chỉ tiêu này không do dịch vụ này tổng hợp.',
    en: 'The indicator is not counted by this service.',
  },
  'indicator-is-known': {
    vi: 'Danh mục không có chỉ tiêu này vào ngày cuối của kỳ.',
    en: 'The catalogue had no such indicator on the last day of the period.',
  },
  'people-counted-once-are-not-added': {
    vi: 'Số người mỗi người tính một lần chỉ có cho đúng kỳ và đơn vị đã đếm, không cộng qua các kỳ khác.',
    en: 'Different people are counted for just the periods that are counted, and never added over others.',
  },
  'period-is-of-the-table': {
    vi: 'Chỉ tiêu này không tổng hợp theo kỳ như vậy: xin chọn một kỳ mà danh mục định cho chỉ tiêu (ngày, tháng, quý, sáu tháng hoặc năm).',
    en: 'The figure is not counted over such a period: choose one that the catalogue names for it (a day, a month, a quarter, half a year or a year).',
  },
  'period-is-over': {
    vi: 'Kỳ chưa kết thúc nên chưa công bố được.',
    en: 'The period is not over: its figures are not released yet.',
  },
  'something-was-counted': {
    vi: 'Kỳ này chưa có số tổng hợp nào để công bố.',
    en: 'There are no totals of this period to release.',
  },
  'released-by-who-counted': {
    vi: 'Chỉ cơ quan đã ghi số tổng hợp mới công bố chỉ tiêu này.',
    en: 'Only an agency that recorded totals of the indicator releases it.',
  },
  'table-adds-up': {
    vi: 'Số tổng hợp của các đơn vị không khớp với nhau: hãy sửa trước khi công bố.',
    en: 'The totals of the units do not fit each other: correct them before they are released.',
  },
  'nothing-is-given-away': {
    vi: 'Bản công bố này sẽ để lộ một số nhỏ mà không còn cách nào giữ kín.',
    en: 'The release would give a small count away, whatever else of it were withheld.',
  },
  'earlier-counts-are-readable': {
    vi: 'Không đọc được số liệu gốc của lần công bố trước nên không thể bảo đảm an toàn cho lần công bố này.',
    en: 'The counts behind an earlier release cannot be read any more: nothing can be released safely after it.',
  },
  'release-tells-something-new': {
    vi: 'Bản công bố mới không khác bản trước.',
    en: 'The new release would tell the same as the one before.',
  },
  'threshold-protects-as-all': {
    vi: 'Ngưỡng chung cho mọi chỉ tiêu là 5: ngưỡng riêng của một chỉ tiêu chỉ có thể cao hơn.',
    en: 'The threshold of all indicators is 5: one of its own can only be higher.',
  },
  'threshold-never-falls': {
    vi: 'Đã công bố theo ngưỡng cao hơn: ngưỡng chỉ có thể nâng lên.',
    en: 'Figures were released under a higher threshold: it can only be raised.',
  },
  'threshold-changes': {
    vi: 'Ngưỡng đã là như vậy.',
    en: 'The threshold is so already.',
  },
});
