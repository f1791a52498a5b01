import { defineRefusals } from '@lien-nganh/kernel';

export const refusals = defineRefusals({
  'report-is-new': {
    vi: 'Báo cáo tổng hợp kỳ này đã phát hành: hãy tổng hợp lại rồi phát hành, hoặc ghi bản thay thế.',
    en: 'A consolidated report of the period is issued already: consolidate anew, or enter another edition.',
  },
  'report-is-issued': {
    vi: 'Chưa có báo cáo tổng hợp kỳ này, hoặc đã rút.',
    en: 'No consolidated report of the period is issued, or it was withdrawn.',
  },
  'period-is-open': {
    vi: 'Kỳ báo cáo này chưa mở, hoặc đã rút.',
    en: 'The period is not open.',
  },
  'consolidated-by-whom-reports-go-through': {
    vi: 'Chỉ cơ quan nhận báo cáo của kỳ này được tổng hợp và phát hành.',
    en: 'A period is consolidated and issued by the agency through which its reports go.',
  },
  'issued-by-today': {
    vi: 'Ngày phát hành không được sau hôm nay.',
    en: 'A report that is entered was issued: its day is not after today.',
  },
  'issued-when-the-period-has-begun': {
    vi: 'Báo cáo tổng hợp không được phát hành trước ngày đầu của kỳ báo cáo.',
    en: 'A consolidated report is not issued before the first day of its period.',
  },
  'editions-follow-each-other': {
    vi: 'Bản sau không được phát hành, hoặc lấy số liệu, trước bản trước.',
    en: 'An edition is not issued before the one before it, nor are its figures taken before.',
  },
  'correction-changes-something': {
    vi: 'Bản ghi đã đúng như vậy, không có gì để sửa.',
    en: 'The record says so already: nothing would change.',
  },
  'slot-asks-for-words': {
    vi: 'Mẫu báo cáo không có mục này, hoặc mục này không cần phần lời.',
    en: 'The template has no such section, or asks for no words in it.',
  },
  'words-change': { vi: 'Mục này đã đúng như vậy.', en: 'The section says so already.' },
  'cut-off-has-come': {
    vi: 'Chưa đến ngày chốt số liệu.',
    en: 'A period is not consolidated before its day of cut-off.',
  },
  'figures-changed-since-seen': {
    vi: 'Số liệu khác với bản đã xem: xin xem lại rồi tổng hợp.',
    en: 'The figures are not those that were seen: look again, then consolidate.',
  },
  'consolidated-after-every-report': {
    vi: 'Số liệu tổng hợp phải lấy không sớm hơn số liệu của báo cáo từng cơ quan.',
    en: 'Consolidated figures are taken at or after those of each agency’s own report.',
  },
  'restating-names-reasons': {
    vi: 'Bản thay thế phải nêu lý do.',
    en: 'Another edition names its reasons.',
  },
  'nobody-issues-their-own-work': {
    vi: 'Người tổng hợp hoặc soạn phần lời không được tự phát hành.',
    en: 'Whoever consolidated a report or wrote in it does not issue it.',
  },
  'signature-follows-from-papers': {
    vi: 'Quyền hạn và chức vụ người ký không đúng với phân công, ủy quyền của cơ quan trong ngày ký.',
    en: 'That is not how the office signs on the day, by who holds which position and who stands in for whom.',
  },
  'signatory-is-named': {
    vi: 'Phải nêu cơ quan ký và dòng chức vụ ký (TM., KT., …).',
    en: 'It is said whose office signed, and the lines above the name.',
  },
  'number-is-unique-in-the-year': {
    vi: 'Số, ký hiệu này đã dùng cho một bản báo cáo tổng hợp khác của cơ quan trong năm.',
    en: 'Another consolidated report of the agency has this number and symbol in the same year.',
    source: 'Nghị định 30/2020/NĐ-CP, Điều 15',
  },
  'edition-is-there': { vi: 'Không có bản này.', en: 'There is no such edition.' },
});
