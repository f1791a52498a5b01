import { defineRefusals } from '@lien-nganh/kernel';

export const refusals = defineRefusals({
  'calendar-is-new': {
    vi: 'Lịch báo cáo với mã này đã có.',
    en: 'There is a calendar with this code already.',
  },
  'calendar-is-entered': {
    vi: 'Không có lịch báo cáo này.',
    en: 'There is no such calendar.',
  },
  'validity-runs-forward': {
    vi: 'Ngày hết hiệu lực không được trước ngày có hiệu lực.',
    en: 'A calendar ends on or after its first day.',
  },
  'parts-cut-the-year': {
    vi: 'Các kỳ phải theo đúng thứ tự ngày, không trùng mã và gộp lại đúng một năm.',
    en: 'The parts of a calendar ascend, have different codes, and together make one year.',
  },
  'every-part-has-its-terms': {
    vi: 'Mỗi kỳ và cả năm (year) phải có đúng một ngày chốt số liệu và một hạn gửi.',
    en: 'Every part, and the whole year, has just one day of cut-off and one due day.',
  },
  'working-days-lie-between': {
    vi: 'Từ sau ngày chốt số liệu đến hết hạn gửi phải có đủ số ngày làm việc tối thiểu, trong mọi năm.',
    en: 'From the day of cut-off until the due day there are at least so many working days, in every year.',
    source: 'Nghị định 09/2019/NĐ-CP',
  },
  'consolidated-after-the-reports': {
    vi: 'Hạn báo cáo tổng hợp không được trước hạn gửi của các báo cáo được tổng hợp, trong mọi năm.',
    en: 'A consolidated report is not due before the reports that it consolidates, in every year.',
  },
});
