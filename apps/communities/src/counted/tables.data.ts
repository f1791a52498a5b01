import type { CountTables } from '@lien-nganh/work/small-counts';

const unitsHere = ['commune', 'district', 'province'] as const;
/** People that are counted once are counted for the district or the province as such: never added up from communes. */
const districtOrWider = ['district', 'province'] as const;
const half = ['half-year'] as const;

/** Whom the social programmes reached: counts alone, each in one unit of count, sealed for the service. */
export const tables = {
  'people-supported': {
    title: { vi: 'Số người được hỗ trợ (mỗi người tính một lần)', en: 'Different people supported' },
    counts: 'people',
    once: true,
    grains: ['half-year', 'year'],
    levels: districtOrWider,
    breakdowns: [],
  },
  'people-trained-vocationally': {
    title: { vi: 'Số người được học nghề', en: 'People given vocational training' },
    counts: 'people',
    grains: half,
    levels: unitsHere,
    breakdowns: [
      {
        dimension: 'trade',
        members: ['weaving', 'sewing', 'crops', 'livestock', 'forestry', 'repairs', 'services', 'other'],
        nature: 'not-exhaustive',
        levels: districtOrWider,
      },
    ],
  },
  'people-helped-to-work': {
    title: { vi: 'Số người được giới thiệu, tạo việc làm', en: 'People placed in work' },
    counts: 'people',
    grains: half,
    levels: unitsHere,
    breakdowns: [],
  },
  'people-given-loans': {
    title: { vi: 'Số người được vay vốn', en: 'People given loans' },
    counts: 'people',
    grains: half,
    levels: unitsHere,
    breakdowns: [
      {
        dimension: 'lender',
        members: ['social-policy-bank', 'other-bank', 'fund', 'organisation', 'other'],
        nature: 'not-exhaustive',
        levels: districtOrWider,
      },
    ],
  },
  'support-visits': {
    title: { vi: 'Số lượt hỗ trợ (y tế, tư vấn, trợ giúp pháp lý)', en: 'Support visits' },
    counts: 'visits',
    grains: half,
    levels: unitsHere,
    breakdowns: [
      {
        dimension: 'kind-of-support',
        members: ['medical', 'counselling', 'legal-aid', 'other'],
        nature: 'partition',
        levels: districtOrWider,
      },
    ],
  },
  'trafficking-victims-supported': {
    title: { vi: 'Số nạn nhân bị mua bán được hỗ trợ', en: 'Trafficking victims supported' },
    counts: 'people',
    grains: half,
    levels: districtOrWider,
    breakdowns: [
      {
        dimension: 'kind-of-support',
        members: ['reception', 'medical', 'counselling', 'legal-aid', 'education', 'vocational-training', 'other'],
        nature: 'overlapping',
        levels: ['province'],
      },
    ],
  },
} as const satisfies CountTables;
