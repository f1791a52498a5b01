import { defineRefusals } from '@lien-nganh/kernel';

export const refusals = defineRefusals({
  'follow-up-is-new': {
    vi: 'Nhiệm vụ này đã được giao cho cơ quan này.',
    en: 'This obligation is assigned to this agency already.',
  },
  'follow-up-is-assigned': {
    vi: 'Nhiệm vụ phải đã được giao cho cơ quan này.',
    en: 'The obligation must have been assigned to this agency.',
  },
  'obligation-is-there': {
    vi: 'Văn bản chỉ đạo phải có nhiệm vụ mang mã này.',
    en: 'The directive must have an obligation of this code.',
  },
  'issuer-assigns': {
    vi: 'Chỉ cơ quan ban hành văn bản hoặc cơ quan thường trực mới giao thêm nhiệm vụ.',
    en: 'Only the issuer of the directive, or the standing agency, assigns an obligation to one more addressee.',
  },
  'addressee-is-there': {
    vi: 'Cơ quan nhận nhiệm vụ phải có trong hệ thống.',
    en: 'The addressee must be an agency that is there.',
  },
  'follow-up-is-open': {
    vi: 'Nhiệm vụ đã kết thúc: đã được xác nhận, theo dõi ngoài hệ thống, không áp dụng, hoặc đã được bãi bỏ.',
    en: 'The follow-up is finished: confirmed, kept outside, not applicable, or ended by an amendment.',
  },
  'follow-up-was-answered': {
    vi: 'Cơ quan nhận nhiệm vụ chưa báo cáo hoàn thành, nên chưa có gì để xác nhận hoặc trả lại.',
    en: 'The addressee has not answered yet: there is nothing to confirm or return.',
  },
  'not-in-the-future': {
    vi: 'Không ghi nhận việc chưa xảy ra: ngày không được sau hôm nay.',
    en: 'What has not happened yet is not recorded: the day must not lie after today.',
  },
  'within-the-addressees-life': {
    vi: 'Cơ quan đã kết thúc hoạt động chỉ ghi nhận việc xảy ra trong thời gian cơ quan còn tồn tại.',
    en: 'An agency that has ended records only what happened while it lived.',
  },
  'successor-has-taken-it-over': {
    vi: 'Cơ quan kế thừa đã tiếp nhận nhiệm vụ này: cơ quan đã kết thúc hoạt động không ghi nhận thêm.',
    en: 'The successor has taken this over: the agency that has ended records no more of it.',
  },
  'checks-stand-behind-nothing-arisen': {
    vi: 'Báo cáo không phát sinh phải nêu ít nhất một lần kiểm tra, rà soát làm căn cứ.',
    en: '“Nothing arisen” rests on at least one check.',
  },
  'checks-lie-in-the-period': {
    vi: 'Ngày kiểm tra, rà soát phải nằm trong khoảng thời gian báo cáo.',
    en: 'The checks must lie in the period that is reported on.',
  },
  'issuer-confirms': {
    vi: 'Chỉ cơ quan ban hành văn bản mới xác nhận, trả lại hoặc gia hạn.',
    en: 'Only the issuer of the directive confirms, returns or extends.',
    source: 'Quyết định 42/2014/QĐ-TTg; Quyết định 23/2018/QĐ-TTg',
  },
  'nobody-confirms-their-own': {
    vi: 'Không ai tự xác nhận kết quả của chính mình hoặc của cơ quan mình.',
    en: 'Nobody confirms what they, or their own agency, reported.',
  },
  'requested-bodies-have-no-deadline': {
    vi: 'Cơ quan, tổ chức được đề nghị phối hợp thì không bị đặt thời hạn.',
    en: 'A body that is requested, not ordered, has no deadline.',
  },
  'there-is-a-deadline': {
    vi: 'Nhiệm vụ này không có thời hạn nên không gia hạn được.',
    en: 'This follow-up has no due day that could be extended.',
  },
  'extension-is-later': {
    vi: 'Thời hạn mới phải sau thời hạn đang áp dụng.',
    en: 'An extension must lie after the present due day.',
  },
  'recorded-before-the-assignment': {
    vi: 'Việc được ghi nhận xảy ra trước ngày giao nhiệm vụ.',
    en: 'What is recorded happened before the assignment.',
  },
  'recorded-after-the-confirmation': {
    vi: 'Việc được ghi nhận sau khi kết quả đã được xác nhận.',
    en: 'It was recorded after the result had been confirmed.',
  },
  'completed-after-the-due-day': {
    vi: 'Nhiệm vụ hoàn thành sau thời hạn.',
    en: 'It was completed after the due day.',
  },
});
