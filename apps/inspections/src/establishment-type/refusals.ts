import { defineRefusals } from '@lien-nganh/kernel';

export const refusals = defineRefusals({
  'type-is-new': {
    vi: 'Loại cơ sở với mã này đã có trong danh mục.',
    en: 'There is a kind of establishment with this code already.',
  },
  'type-stands': {
    vi: 'Không có loại cơ sở này, hoặc loại này đã bị rút.',
    en: 'There is no such kind of establishment, or it was withdrawn.',
  },
  'validity-runs-forward': {
    vi: 'Ngày hết hiệu lực không được trước ngày có hiệu lực.',
    en: 'A kind ends on or after its first day.',
  },
  'prone-is-conditional': {
    vi: 'Loại cơ sở dễ bị lợi dụng phải là loại kinh doanh có điều kiện.',
    en: 'A kind that is prone to abuse is one that is subject to conditions.',
  },
});
