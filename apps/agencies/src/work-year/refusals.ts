import { defineRefusals } from '@lien-nganh/kernel';

export const refusals = defineRefusals({
  'days-are-of-the-year': {
    vi: 'Mọi ngày phải thuộc năm đó.',
    en: 'All days lie in that year.',
  },
  'special-day-is-new': {
    vi: 'Đã có ngày này trong năm, hoặc ngày được ghi hai lần: hãy sửa ngày đã có.',
    en: 'Of one of the days something is told already: correct that day.',
  },
  'special-day-is-entered': {
    vi: 'Chưa ghi gì về ngày này.',
    en: 'Nothing is told of that day.',
  },
  'work-is-made-up-for-at-a-weekend': {
    vi: 'Ngày làm bù phải là thứ Bảy hoặc Chủ nhật.',
    en: 'Work is made up for on a Saturday or Sunday.',
  },
});
