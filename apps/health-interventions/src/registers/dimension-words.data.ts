import type { DimensionWords } from '@lien-nganh/work/small-counts';

/** Heads of the columns of parts, table by table; each dimension in the words of the programme's own forms. */
export const dimensionWords: DimensionWords = {
  'group-served': {
    'sell-sex': ['người bán dâm', 'people who sell sex'],
    'inject-drugs': ['người tiêm chích ma túy', 'people who inject drugs'],
    'men-with-men': ['nam quan hệ tình dục đồng giới', 'men who have sex with men'],
    partners: ['vợ, chồng, bạn tình', 'partners'],
    clients: ['khách mua dâm', 'clients'],
    other: ['nhóm khác', 'other groups'],
  },
  channel: {
    outreach: ['qua tiếp cận cộng đồng', 'by outreach'],
    'fixed-point': ['tại điểm cố định', 'at fixed points'],
    sale: ['qua kênh bán', 'by sale'],
  },
  'item-direction': {
    'given-out': ['cấp phát', 'given out'],
    collected: ['thu gom', 'collected'],
  },
  measure: {
    condoms: ['bao cao su', 'condoms'],
    'needles-syringes': ['bơm kim tiêm', 'needles and syringes'],
    substitution: ['điều trị thay thế', 'substitution treatment'],
    outreach: ['tiếp cận cộng đồng', 'outreach'],
    testing: ['tư vấn, xét nghiệm', 'testing'],
    'sti-care': ['khám, điều trị bệnh lây truyền qua đường tình dục', 'STI care'],
    referral: ['chuyển gửi', 'referral'],
  },
  sex: { female: ['nữ', 'female'], male: ['nam', 'male'] },
  'sti-service': { examined: ['được khám', 'examined'], treated: ['được điều trị', 'treated'] },
  'kind-of-treatment': {
    substitution: ['điều trị thay thế', 'substitution treatment'],
    antiretroviral: ['điều trị kháng vi rút', 'antiretroviral treatment'],
    sti: ['điều trị bệnh lây truyền qua đường tình dục', 'STI treatment'],
    tuberculosis: ['điều trị lao', 'tuberculosis treatment'],
    other: ['điều trị khác', 'other treatment'],
  },
};
