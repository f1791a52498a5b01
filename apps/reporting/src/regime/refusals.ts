import { defineRefusals } from '@lien-nganh/kernel';

export const refusals = defineRefusals({
  'regime-is-new': {
    vi: 'Chế độ báo cáo với mã này đã có.',
    en: 'There is a reporting regime with this code already.',
  },
  'regime-is-entered': {
    vi: 'Không có chế độ báo cáo này.',
    en: 'There is no such reporting regime.',
  },
  'validity-runs-forward': {
    vi: 'Ngày kết thúc không được trước ngày bắt đầu.',
    en: 'It ends on or after its first day.',
  },
  'agencies-are-known': {
    vi: 'Có cơ quan chưa có trong danh sách cơ quan.',
    en: 'Agencies of a regime are agencies that are known.',
  },
  'obligations-are-known': {
    vi: 'Không có nhiệm vụ này trong văn bản chỉ đạo.',
    en: 'No directive lays down such an obligation.',
  },
  'calendars-are-entered': {
    vi: 'Lịch báo cáo chưa được nhập.',
    en: 'A regime follows calendars that are entered.',
  },
  'calendars-follow-each-other': {
    vi: 'Lịch báo cáo mới phải áp dụng sau lịch trước.',
    en: 'A calendar is followed from a later day than the one before it.',
  },
  'addressee-is-new': {
    vi: 'Cơ quan này đang thuộc diện báo cáo vào ngày đó.',
    en: 'The agency is an addressee on that day already.',
  },
  'addressee-is-named': {
    vi: 'Cơ quan này không thuộc diện báo cáo vào ngày đó.',
    en: 'The agency is no addressee on that day.',
  },
  'kinds-are-told-once': {
    vi: 'Mỗi loại báo cáo chỉ được nêu một lần.',
    en: 'Each kind of report is told of once.',
  },
  'templates-are-entered': {
    vi: 'Mẫu báo cáo chưa được nhập, đã hết hiệu lực, hoặc dùng cho loại báo cáo khác.',
    en: 'A regime follows templates that are entered, for reports of that kind.',
  },
  'templates-follow-each-other': {
    vi: 'Mẫu báo cáo mới phải áp dụng sau mẫu trước.',
    en: 'A template is followed from a later day than the one before it.',
  },
  'own-days-are-in-order': {
    vi: 'Kỳ báo cáo riêng phải có ngày đầu, ngày cuối, ngày chốt số liệu và hạn gửi theo thứ tự, hạn gửi sau ngày chốt ít nhất một ngày làm việc.',
    en: 'First day, last day, cut-off and due day of a period follow each other, with at least one working day after the cut-off.',
  },
  'own-periods-are-told-once': {
    vi: 'Kỳ báo cáo riêng với mã này đã có.',
    en: 'There is a period with this code already.',
  },
});
