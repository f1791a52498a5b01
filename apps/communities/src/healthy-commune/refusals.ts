import { defineRefusals } from '@lien-nganh/kernel';
import { paperRefusals } from '@lien-nganh/work';

export const refusals = defineRefusals({
  'happened-by-today': {
    vi: 'Chỉ ghi nhận việc đã diễn ra: ngày không được sau hôm nay.',
    en: 'Work that is recorded has happened: its day cannot be after today.',
  },
  ...paperRefusals,
  'unit-exists-on-that-day': {
    vi: 'Không có đơn vị hành chính này vào ngày đó.',
    en: 'There was no such administrative unit on that day.',
  },
  'a-commune-registers': {
    vi: 'Chỉ xã, phường, thị trấn đăng ký danh hiệu lành mạnh.',
    en: 'Communes, wards and townships register for the title, and no other unit.',
  },
  'agency-exists-on-that-day': {
    vi: 'Không có cơ quan này vào ngày đó.',
    en: 'There was no such agency on that day.',
  },
  'commune-is-the-agencys': {
    vi: 'Xã, phường, thị trấn này không thuộc địa bàn của cơ quan đăng ký.',
    en: 'The commune does not lie in the area of the agency that registers it.',
  },
  'obligation-is-known': {
    vi: 'Không có nhiệm vụ này trong văn bản chỉ đạo.',
    en: 'No directive lays down such an obligation.',
  },
  'registered-by-the-end-of-its-year': {
    vi: 'Đăng ký danh hiệu của một năm trong năm trước hoặc trong năm đó.',
    en: 'A commune registers for the title of a year in the year before it or within it.',
  },
  'registration-is-new': {
    vi: 'Xã, phường, thị trấn này đã đăng ký danh hiệu của năm đó.',
    en: 'The commune has registered for the title of that year already.',
  },
  'registration-stands': {
    vi: 'Xã, phường, thị trấn này chưa đăng ký danh hiệu của năm đó, hoặc đăng ký đã rút.',
    en: 'The commune has not registered for the title of that year, or its registration was withdrawn.',
  },
  'steps-are-taken-in-order': {
    vi: 'Các bước lần lượt là đăng ký, tự chấm điểm, thẩm định, phân loại, công nhận; bước này chưa đến lượt hoặc đã làm.',
    en: 'The steps are registration, self-assessment, review, class and recognition: this one is not the next.',
  },
  'a-step-follows-the-one-before': {
    vi: 'Ngày của bước này không được trước ngày của bước trước.',
    en: 'A step is not taken before the day of the one before it.',
  },
  'criteria-are-in-force': {
    vi: 'Không có bộ tiêu chí nào có hiệu lực vào ngày đó.',
    en: 'No criteria were in force on that day.',
  },
  'every-criterion-is-scored-once': {
    vi: 'Phải chấm điểm mọi tiêu chí của bộ tiêu chí có hiệu lực, mỗi tiêu chí một lần, không có tiêu chí khác.',
    en: 'Every criterion of the set in force is scored, once each, and nothing else.',
  },
  'points-are-within-the-most': {
    vi: 'Điểm của một tiêu chí không được vượt quá điểm tối đa.',
    en: 'No criterion has more points than its most.',
  },
  'another-reviews': {
    vi: 'Người nhập điểm tự chấm không được thẩm định chính điểm đó.',
    en: 'Whoever entered the self-assessment does not review it.',
  },
  'class-may-be-recognised': {
    vi: 'Mức xếp loại này không được công nhận danh hiệu.',
    en: 'Communes of this class are not recognised.',
  },
  'correction-changes-something': {
    vi: 'Bản ghi đã đúng như vậy, không có gì để sửa.',
    en: 'The record says so already: nothing would change.',
  },
  'keeping-changes': {
    vi: 'Việc duy trì danh hiệu đã được ghi đúng như vậy.',
    en: 'Whether the title was kept is noted so already.',
  },
});
