import { defineRefusals } from '@lien-nganh/kernel';

export const refusals = defineRefusals({
  'basis-is-new': {
    vi: 'Căn cứ xử phạt với mã này đã có.',
    en: 'There is a legal basis with this code already.',
  },
  'basis-stands': {
    vi: 'Không có căn cứ này, hoặc căn cứ đã bị rút.',
    en: 'There is no such legal basis, or it was withdrawn.',
  },
  'validity-runs-forward': {
    vi: 'Ngày hết hiệu lực không được trước ngày có hiệu lực.',
    en: 'A legal basis ends on or after its first day.',
  },
  'range-runs-upward': {
    vi: 'Mức phạt tối thiểu không được cao hơn mức tối đa.',
    en: 'The least fine is not above the highest.',
  },
  'fine-has-a-range': {
    vi: 'Căn cứ cho phép phạt tiền phải có khung phạt; căn cứ không cho phép thì không có.',
    en: 'A basis that allows a fine has a range; one that does not has none.',
  },
  'terms-run-upward': {
    vi: 'Thời hạn cho vụ việc phức tạp không được ngắn hơn thời hạn thông thường.',
    en: 'The term of a complicated case is not shorter than the ordinary one.',
  },
  'condoms-and-needles-are-no-evidence': {
    vi: 'Bao cao su và bơm kim tiêm không được coi là vi phạm hoặc tang vật.',
    en: 'Condoms and needles can be neither finding nor exhibit.',
    source: 'Luật Phòng, chống HIV/AIDS số 64/2006/QH11',
  },
});
