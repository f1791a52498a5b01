import { defineRefusals } from '@lien-nganh/kernel';

export const refusals = defineRefusals({
  'rules-are-new': {
    vi: 'Loại đội kiểm tra này đã có quy tắc thành lập.',
    en: 'There are rules for this kind of team already.',
  },
  'rules-are-kept': {
    vi: 'Loại đội kiểm tra này chưa có quy tắc thành lập.',
    en: 'There are no rules for this kind of team.',
  },
  'rules-follow-later': {
    vi: 'Quy tắc mới phải có hiệu lực sau ngày có hiệu lực của quy tắc trước.',
    en: 'Rules that follow hold from a later day than those before them.',
  },
  'validity-runs-forward': {
    vi: 'Ngày hết hiệu lực không được trước ngày có hiệu lực.',
    en: 'Rules end on or after their first day.',
  },
  'deputies-run-upward': {
    vi: 'Số đội phó nhiều nhất không được ít hơn số ít nhất.',
    en: 'The most deputies are not fewer than the least.',
  },
});
