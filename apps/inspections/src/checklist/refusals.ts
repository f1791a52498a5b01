import { defineRefusals } from '@lien-nganh/kernel';

export const refusals = defineRefusals({
  'checklist-is-new': {
    vi: 'Danh mục với mã này đã có.',
    en: 'There is a checklist with this code already.',
  },
  'checklist-stands': {
    vi: 'Không có danh mục này, hoặc danh mục đã bị rút.',
    en: 'There is no such checklist, or it was withdrawn.',
  },
  'validity-runs-forward': {
    vi: 'Ngày hết hiệu lực không được trước ngày có hiệu lực.',
    en: 'A checklist ends on or after its first day.',
  },
  'each-item-once': {
    vi: 'Mỗi nội dung chỉ có một lần trong danh mục.',
    en: 'An item stands once on a checklist.',
  },
  'health-says-only-met-or-not': {
    vi: 'Ngành y tế chỉ ghi điều kiện có được đáp ứng hay không, không có nội dung chi tiết trong danh mục.',
    en: 'Health says only whether its conditions are met: it has no items.',
  },
  'condoms-and-needles-are-no-evidence': {
    vi: 'Bao cao su và bơm kim tiêm không được coi là vi phạm hoặc tang vật.',
    en: 'Condoms and needles can be neither finding nor exhibit.',
    source: 'Luật Phòng, chống HIV/AIDS số 64/2006/QH11',
  },
});
