import { areaRefusals, paperRefusals } from '@lien-nganh/work';

/** Rules about what other records say of this one: those of the same visit, files that went to others, papers from which it is entered, and whose area it lies in. */
export const refusalsBeside = {
  ...areaRefusals,
  ...paperRefusals,
  'part-came-by-another-record': {
    vi: 'Cơ quan tham gia theo một bản ghi khác của cùng cuộc kiểm tra: hãy phủ nhận ở bản ghi đó.',
    en: 'The agency takes part by another record of the same visit: deny it there.',
  },
  'pair-is-of-this-visit': {
    vi: 'Bản ghi không còn ở cơ sở và ngày của cặp trùng.',
    en: 'The record is not of the place and day of the pair.',
  },
  'case-has-moved-on': {
    vi: 'Không có hồ sơ đã chuyển này, hoặc cuộc kiểm tra đã ghi đúng như vậy.',
    en: 'There is no such transferred case, or the inspection says so already.',
  },
} as const;
