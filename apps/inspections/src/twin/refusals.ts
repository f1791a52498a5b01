import { defineRefusals } from '@lien-nganh/kernel';

export const refusals = defineRefusals({
  'pair-is-of-two-records': {
    vi: 'Một cặp phải gồm hai bản ghi khác nhau.',
    en: 'A pair is of two different records.',
  },
  'pair-is-open': {
    vi: 'Cặp này đã được quyết định hoặc không còn ý nghĩa.',
    en: 'The pair was decided, or means nothing any more.',
  },
  'pair-is-decided': {
    vi: 'Chỉ mở lại cặp đã được quyết định.',
    en: 'Only a pair that was decided is opened again.',
  },
  'kept-is-one-of-the-two': {
    vi: 'Khi hai bản ghi là một lần kiểm tra, phải chọn một trong hai để giữ; khi khác nhau thì không chọn.',
    en: 'Of the same visit one of the two records is kept; of different visits none is chosen.',
  },
});
