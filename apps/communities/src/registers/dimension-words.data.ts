import type { DimensionWords } from '@lien-nganh/work/small-counts';

/** Heads of the columns of parts, table by table. */
export const dimensionWords: DimensionWords = {
  trade: {
    weaving: ['dệt', 'weaving'],
    sewing: ['may', 'sewing'],
    crops: ['trồng trọt', 'crops'],
    livestock: ['chăn nuôi', 'livestock'],
    forestry: ['lâm nghiệp', 'forestry'],
    repairs: ['sửa chữa', 'repairs'],
    services: ['dịch vụ', 'services'],
    other: ['nghề khác', 'other trades'],
  },
  lender: {
    'social-policy-bank': ['Ngân hàng Chính sách xã hội', 'Bank for Social Policies'],
    'other-bank': ['ngân hàng khác', 'other banks'],
    fund: ['quỹ', 'funds'],
    organisation: ['tổ chức', 'organisations'],
    other: ['nguồn khác', 'other lenders'],
  },
  'kind-of-support': {
    medical: ['y tế', 'medical'],
    counselling: ['tư vấn', 'counselling'],
    'legal-aid': ['trợ giúp pháp lý', 'legal aid'],
    reception: ['tiếp nhận', 'reception'],
    education: ['học văn hóa', 'education'],
    'vocational-training': ['học nghề', 'vocational training'],
    other: ['hỗ trợ khác', 'other support'],
  },
};
