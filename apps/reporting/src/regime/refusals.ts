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
});
