import { defineRefusals } from '@lien-nganh/kernel';
import { areaRefusals } from './area.ts';
import { paperRefusals } from './papers.ts';

/** Rules that hold for all recorded work, whatever the sector. */
export const workRefusals = defineRefusals({
  'happened-by-today': {
    vi: 'Chỉ ghi nhận việc đã diễn ra: ngày không được sau hôm nay.',
    en: 'Work that is recorded has happened: its day cannot be after today.',
  },
  ...paperRefusals,
  'unit-exists-on-that-day': {
    vi: 'Không có đơn vị hành chính này vào ngày đó.',
    en: 'There was no such administrative unit on that day.',
  },
  'unit-is-of-its-level': {
    vi: 'Việc này không ghi theo đơn vị hành chính cấp đó.',
    en: 'Such work is not recorded for units of that level.',
  },
  ...areaRefusals,
  'agency-exists-on-that-day': {
    vi: 'Không có cơ quan này vào ngày đó.',
    en: 'There was no such agency on that day.',
  },
  'obligation-is-known': {
    vi: 'Không có nhiệm vụ này trong văn bản chỉ đạo.',
    en: 'No directive lays down such an obligation.',
  },
  'record-is-new': {
    vi: 'Đã có bản ghi cho kỳ và nơi này: hãy sửa bản ghi đó.',
    en: 'There is a record of this period and place already: correct that one.',
  },
  'record-stays-the-same-one': {
    vi: 'Sửa như vậy thì thành bản ghi của kỳ hoặc nơi khác: hãy rút bản ghi này và ghi bản mới.',
    en: 'Corrected so it would be the record of another period or place: withdraw it and record that one.',
  },
  'record-stands': {
    vi: 'Không có bản ghi này, hoặc bản ghi đã rút.',
    en: 'There is no such record, or it was withdrawn.',
  },
  'correction-changes-something': {
    vi: 'Bản ghi đã đúng như vậy, không có gì để sửa.',
    en: 'The record says so already: nothing would change.',
  },
  'change-changes-something': {
    vi: 'Từ ngày đó mọi thứ vẫn như cũ, không có gì thay đổi.',
    en: 'It is so already: nothing would change from that day on.',
  },
  'still-lasts': {
    vi: 'Bản ghi đã kết thúc.',
    en: 'It has ended already.',
  },
  'within-its-days': {
    vi: 'Ngày này phải sau ngày bắt đầu và không sau ngày kết thúc.',
    en: 'The day lies after its beginning and not after its end.',
  },
  'placement-follows-the-lineage': {
    vi: 'Đơn vị này không tiếp nhận phần nào của đơn vị cũ.',
    en: 'This unit took over nothing of the former one.',
  },
  'records-are-weighed-together': {
    vi: 'Bản ghi không còn được so sánh với các bản ghi đó.',
    en: 'The record is not weighed with those others any more.',
  },
  'participant-is-new': {
    vi: 'Cơ quan này đã có tên trong bản ghi.',
    en: 'The agency is named in the record already.',
  },
  'part-is-ones-own': {
    vi: 'Chỉ cơ quan có tên trong bản ghi mới nói về phần tham gia của mình.',
    en: 'Only an agency that the record names speaks of its own part.',
  },
  'part-awaits-a-word': {
    vi: 'Phần tham gia này đã được xác nhận hoặc phủ nhận.',
    en: 'This part was confirmed or denied already.',
  },
});
export type WorkRule = keyof typeof workRefusals;
