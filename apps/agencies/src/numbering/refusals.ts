import { defineRefusals } from '@lien-nganh/kernel';

export const refusals = defineRefusals({
  'numbering-follows-later': {
    vi: 'Cách đánh số mới phải có hiệu lực từ ngày của cách đánh số gần nhất hoặc sau đó.',
    en: 'Another way of numbering holds from the day of the last one, or later.',
  },
  'series-begin-with-the-year': {
    vi: 'Hệ thống số riêng chỉ được đặt ra hoặc bỏ đi từ ngày 01 tháng 01.',
    en: 'Papers begin or cease to be numbered apart on 1 January: numbers run through a year.',
    source: 'Nghị định 30/2020/NĐ-CP, Điều 15',
  },
  'kind-has-one-series': {
    vi: 'Mỗi loại văn bản chỉ thuộc một hệ thống số, mỗi hệ thống số có tên riêng.',
    en: 'A kind of paper is numbered in one series, and each series has a name of its own.',
  },
});
