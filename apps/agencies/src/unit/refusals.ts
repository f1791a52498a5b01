import { defineRefusals } from '@lien-nganh/kernel';

export const refusals = defineRefusals({
  'unit-is-new': {
    vi: 'Đơn vị hành chính này đã có trong danh mục.',
    en: 'This administrative unit is registered already.',
  },
  'unit-is-registered': {
    vi: 'Đơn vị hành chính phải có trong danh mục.',
    en: 'The administrative unit must be registered.',
  },
  'code-fits-the-level': {
    vi: 'Mã tỉnh có 2 chữ số, mã huyện có 3 chữ số, mã xã có 5 chữ số.',
    en: 'A province has a code of 2 digits, a district of 3, a commune of 5.',
    source: 'Quyết định 19/2025/QĐ-TTg',
  },
  'code-is-borne-once': {
    vi: 'Trong cùng một ngày, một mã chỉ thuộc về một đơn vị hành chính.',
    en: 'On one day a code belongs to one administrative unit only.',
  },
  'only-a-province-has-no-parent': {
    vi: 'Chỉ đơn vị cấp tỉnh không có đơn vị cấp trên; đơn vị khác phải có.',
    en: 'A province has no unit above it, and every other unit has one.',
  },
  'parent-is-registered': {
    vi: 'Đơn vị cấp trên phải có trong danh mục, thuộc cấp cao hơn và có hiệu lực vào ngày đầu của đơn vị này.',
    en: 'The unit above must be registered, of a higher level, and valid on the first day of this unit.',
  },
  'unit-is-valid-before-the-change': {
    vi: 'Đơn vị phải có hiệu lực vào ngày trước ngày thay đổi.',
    en: 'The unit must be valid on the day before the change.',
  },
  'change-fits-the-known-end': {
    vi: 'Danh mục đã ghi ngày kết thúc khác của đơn vị này; ngày thay đổi phải khớp với ngày đó.',
    en: 'The list gives another end for this unit; the day of the change must agree with it.',
  },
  'change-is-recorded-once': {
    vi: 'Việc thay đổi này đã được ghi nhận.',
    en: 'This change is recorded already.',
  },
  'successor-is-registered': {
    vi: 'Đơn vị kế thừa phải có trong danh mục.',
    en: 'The succeeding unit must be registered.',
  },
  'successor-is-another-unit': {
    vi: 'Đơn vị kế thừa phải là một đơn vị khác.',
    en: 'The succeeding unit must be another one.',
  },
  'successor-is-valid-then': {
    vi: 'Đơn vị kế thừa phải có hiệu lực vào ngày thay đổi.',
    en: 'The succeeding unit must be valid on the day of the change.',
  },
  'successor-has-the-same-level': {
    vi: 'Đơn vị kế thừa phải cùng cấp.',
    en: 'The succeeding unit must be of the same level.',
  },
  'units-below-have-gone-elsewhere': {
    vi: 'Không bãi bỏ đơn vị khi đơn vị trực thuộc còn hiệu lực mà chưa có nơi khác để trực thuộc.',
    en: 'A unit is not abolished while units below it would be left without one above.',
  },
  'agencies-of-the-unit-are-dissolved': {
    vi: 'Không bãi bỏ đơn vị khi cơ quan của đơn vị đó còn hoạt động: hãy giải thể cơ quan và nêu cơ quan kế thừa trước.',
    en: 'A unit is not abolished while an agency of it goes on: dissolve that first, and name its successors.',
  },
  'teams-of-the-unit-are-dissolved': {
    vi: 'Không bãi bỏ đơn vị khi Đội kiểm tra liên ngành 178 của đơn vị đó còn hoạt động.',
    en: 'A unit is not abolished while its Team 178 stands.',
  },
  'there-is-a-change-to-withdraw': {
    vi: 'Không có thay đổi nào được ghi nhận vào ngày này.',
    en: 'No change is recorded on this day.',
  },
});
