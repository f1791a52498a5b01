import { defineRefusals } from '@lien-nganh/kernel';

export const refusals = defineRefusals({
  'overlap-is-open': {
    vi: 'Chỗ trùng này đã được quyết định hoặc không còn.',
    en: 'The overlap was decided, or is none any more.',
  },
  'overlap-is-decided': {
    vi: 'Chỉ mở lại chỗ trùng đã được quyết định.',
    en: 'Only an overlap that was decided is opened again.',
  },
});
