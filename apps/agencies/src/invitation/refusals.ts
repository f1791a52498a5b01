import { defineRefusals } from '@lien-nganh/kernel';

export const refusals = defineRefusals({
  'agencies-are-known': {
    vi: 'Cơ quan mời hoặc được mời không có trong ngày họp.',
    en: 'The agency that invites, or one that is invited, is not there on the day.',
  },
  'another-is-invited': { vi: 'Phải mời ít nhất một cơ quan khác.', en: 'At least one other agency is invited.' },
  'lies-ahead': { vi: 'Không mời họp cho ngày đã qua.', en: 'Nobody is invited to what is over.' },
  'invitation-stands': {
    vi: 'Không có giấy mời này, hoặc đã hoãn, hủy.',
    en: 'There is no such invitation, or it was called off.',
  },
  'invitation-changes': { vi: 'Giấy mời đã đúng như vậy.', en: 'The invitation says so already.' },
});
