import { defineRefusals } from '@lien-nganh/kernel';

export const refusals = defineRefusals({
  'report-changes': {
    vi: 'Báo cáo đã mở đúng theo kỳ báo cáo.',
    en: 'The report is open as its period says already.',
  },
  'period-asks-for-it': {
    vi: 'Kỳ báo cáo chưa mở, cơ quan không thuộc diện báo cáo, hoặc chế độ chưa có mẫu báo cáo.',
    en: 'The period is not open, the agency does not report in it, or no template is named for it.',
  },
  'period-asks-no-more': {
    vi: 'Kỳ báo cáo vẫn cần báo cáo này, hoặc báo cáo đã đóng.',
    en: 'The period asks for this report still, or it is closed already.',
  },
  'report-is-open': {
    vi: 'Báo cáo đã đóng vì kỳ báo cáo đã rút hoặc cơ quan thôi diện báo cáo.',
    en: 'The report is closed: its period was withdrawn, or the agency reports in it no more.',
  },
  'report-is-locked': {
    vi: 'Báo cáo đã gửi nên đã khóa. Việc ghi sau nằm trong danh sách ghi muộn, chỉ vào báo cáo khi cấp trên mở ngoại lệ hoặc báo cáo bị trả lại.',
    en: 'The report is submitted, and so it is locked. What is recorded later waits as late work until a superior opens an exception, or the report is given back.',
  },
  'slot-asks-for-words': {
    vi: 'Mẫu báo cáo không có mục này, hoặc mục này không cần phần lời.',
    en: 'The template has no such section, or asks for no words in it.',
  },
  'words-change': { vi: 'Mục này đã đúng như vậy.', en: 'The section says so already.' },
  'difference-is-something': { vi: 'Chênh lệch phải khác không.', en: 'A difference is not zero.' },
  'adjusted-once': {
    vi: 'Số liệu này đã có điều chỉnh: hãy rút điều chỉnh trước.',
    en: 'The figure is adjusted already: take that back first.',
  },
  'adjustment-stands': { vi: 'Không có điều chỉnh này.', en: 'There is no such adjustment.' },
  'cut-off-has-come': {
    vi: 'Chưa đến ngày chốt số liệu.',
    en: 'A report is not submitted before the day of cut-off.',
  },
  'figures-changed-since-seen': {
    vi: 'Số liệu khác với bản đã xem: xin xem lại rồi gửi.',
    en: 'The figures are not those that were seen: look again, then send.',
  },
  'submissions-follow-each-other': {
    vi: 'Số liệu của lần gửi sau phải lấy sau lần gửi trước.',
    en: 'Figures of a later submission are taken later than those of the one before.',
  },
  'adjustments-are-of-figures': {
    vi: 'Có điều chỉnh không thuộc số liệu nào của báo cáo.',
    en: 'An adjustment is of a figure of the report.',
  },
  'nobody-signs-their-own-work': {
    vi: 'Người soạn không được tự ký duyệt báo cáo, kể cả qua người ký thay.',
    en: 'Whoever wrote a report does not sign it off, nor does somebody in their stead.',
  },
  'stead-is-named': {
    vi: 'Cấp phó ký thay phải nêu tài khoản của người đứng đầu cơ quan; người đứng đầu thì không.',
    en: 'A deputy names the head in whose stead they sign; a head names nobody.',
  },
  'signature-follows-from-papers': {
    vi: 'Quyền hạn ký không đúng với phân công, ủy quyền trong ngày ký: cấp phó chỉ ký thay theo văn bản đang có hiệu lực.',
    en: 'That is not how this account signs on the day: a deputy signs for the head alone, by a paper that lasts then.',
  },
  'report-is-submitted': {
    vi: 'Báo cáo chưa gửi, đã trả lại, hoặc đã được chấp nhận.',
    en: 'The report is not submitted, was given back, or is accepted already.',
  },
  'nobody-judges-their-own-work': {
    vi: 'Người soạn hoặc ký báo cáo không được tự chấp nhận hay trả lại báo cáo đó.',
    en: 'Whoever wrote a report or signed it off neither accepts it nor gives it back.',
  },
  'acceptance-changes-something': {
    vi: 'Báo cáo đã được chấp nhận đúng như vậy.',
    en: 'It is accepted in this way already.',
  },
  'report-was-submitted': {
    vi: 'Chưa có lần gửi nào để mở ngoại lệ: báo cáo chưa khóa.',
    en: 'The report is not locked: there is nothing to open an exception of.',
  },
  'exception-is-new': {
    vi: 'Đang có ngoại lệ cho những việc này, hoặc có đề nghị chưa trả lời.',
    en: 'An exception for this work is open already, or one is asked for and not answered.',
  },
  'exception-was-asked': { vi: 'Không có đề nghị nào chờ trả lời.', en: 'Nobody waits for an answer.' },
  'exception-ends-later': {
    vi: 'Ngoại lệ phải kết thúc hôm nay hoặc sau hôm nay.',
    en: 'An exception ends today or later.',
  },
  'day-has-come': { vi: 'Chưa đến ngày.', en: 'The day has not come.' },
  'report-is-missing': {
    vi: 'Báo cáo đã đến, không bắt buộc, hoặc việc này đã được ghi nhận.',
    en: 'The report is in, was only asked for, or this is noted already.',
  },
});
