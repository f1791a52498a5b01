import { defineRefusals } from '@lien-nganh/kernel';

export const refusals = defineRefusals({
  'criteria-are-new': {
    vi: 'Bộ tiêu chí này đã có.',
    en: 'There is such a set of criteria already.',
  },
  'criteria-are-kept': {
    vi: 'Chưa có bộ tiêu chí này.',
    en: 'There is no such set of criteria.',
  },
  'criteria-follow-later': {
    vi: 'Bộ tiêu chí mới phải có hiệu lực sau ngày có hiệu lực của bộ trước.',
    en: 'Criteria that follow hold from a later day than those before them.',
  },
  'validity-runs-forward': {
    vi: 'Ngày hết hiệu lực không được trước ngày có hiệu lực.',
    en: 'Criteria end on or after their first day.',
  },
  'each-criterion-once': {
    vi: 'Mỗi tiêu chí chỉ có một lần trong bộ tiêu chí.',
    en: 'A criterion stands once in a set.',
  },
  'classes-run-down-to-none': {
    vi: 'Các mức xếp loại phải ghi từ cao xuống thấp, mỗi mức một lần, mức cuối tính từ 0 điểm.',
    en: 'Classes stand once each, from the highest down, and the last begins at no points.',
  },
});
