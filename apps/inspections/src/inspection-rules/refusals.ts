import { defineRefusals } from '@lien-nganh/kernel';

export const refusals = defineRefusals({
  'rules-are-new': {
    vi: 'Loại đoàn kiểm tra này đã có quy tắc.',
    en: 'There are rules for this kind of body already.',
  },
  'rules-are-kept': {
    vi: 'Loại đoàn kiểm tra này chưa có quy tắc.',
    en: 'There are no rules for this kind of body.',
  },
  'rules-follow-later': {
    vi: 'Quy tắc mới phải có hiệu lực sau ngày có hiệu lực của quy tắc trước.',
    en: 'Rules that follow hold from a later day than those before them.',
  },
  'validity-runs-forward': {
    vi: 'Ngày hết hiệu lực không được trước ngày có hiệu lực.',
    en: 'Rules end on or after their first day.',
  },
});
