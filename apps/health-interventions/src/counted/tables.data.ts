import type { Breakdown, CountTables } from '@lien-nganh/work/small-counts';
import { measures } from '../words.ts';

/** Groups are counted for the province or a reporting area: a commune or district of Lai Châu is too small to tell them. */
const groupServed = {
  dimension: 'group-served',
  members: ['sell-sex', 'inject-drugs', 'men-with-men', 'partners', 'clients', 'other'],
  nature: 'not-exhaustive',
  levels: ['province'],
  byArea: true,
} as const satisfies Breakdown;

const channel = {
  dimension: 'channel',
  members: ['outreach', 'fixed-point', 'sale'],
  nature: 'not-exhaustive',
} as const satisfies Breakdown;

const communeOrWider = ['commune', 'district', 'province'] as const;
const districtOrWider = ['district', 'province'] as const;

/** Health's quarter runs from the 15th to the 14th. */
const quarter = ['health-quarter'] as const;
const longer = ['health-quarter', 'health-half-year', 'health-year'] as const;

/** What the programme counts: each table in one unit of count, none of which is ever turned into another. */
export const tables = {
  'condoms-distributed': {
    title: { vi: 'Số bao cao su cấp phát', en: 'Condoms distributed' },
    counts: 'items',
    grains: quarter,
    levels: communeOrWider,
    breakdowns: [channel, groupServed],
    byFacility: true,
  },
  'needles-syringes': {
    title: { vi: 'Số bơm kim tiêm cấp phát và thu gom', en: 'Needles and syringes given out and collected' },
    counts: 'items',
    grains: quarter,
    levels: communeOrWider,
    breakdowns: [{ dimension: 'item-direction', members: ['given-out', 'collected'], nature: 'partition' }, channel],
    byFacility: true,
  },
  'communes-with-harm-reduction': {
    title: { vi: 'Số xã triển khai can thiệp giảm tác hại', en: 'Communes with harm-reduction work' },
    counts: 'communes',
    grains: ['day'],
    levels: districtOrWider,
    breakdowns: [{ dimension: 'measure', members: measures, nature: 'overlapping' }],
  },
  'outreach-contacts': {
    title: { vi: 'Số lượt tiếp cận cộng đồng', en: 'Outreach contacts' },
    counts: 'visits',
    grains: quarter,
    levels: communeOrWider,
    breakdowns: [{ dimension: 'measure', members: measures, nature: 'overlapping' }],
  },
  'people-reached': {
    title: { vi: 'Số người được tiếp cận (mỗi người tính một lần)', en: 'Different people reached' },
    counts: 'people',
    once: true,
    grains: longer,
    levels: districtOrWider,
    breakdowns: [{ ...groupServed, nature: 'overlapping' }],
  },
  'substitution-patients': {
    title: { vi: 'Số người đang điều trị thay thế', en: 'People on substitution treatment' },
    counts: 'people',
    grains: ['day'],
    levels: communeOrWider,
    breakdowns: [{ dimension: 'sex', members: ['female', 'male'], nature: 'not-exhaustive' }],
    byFacility: true,
  },
  'hiv-tests-with-counselling': {
    title: { vi: 'Số lượt tư vấn, xét nghiệm HIV', en: 'HIV tests with counselling' },
    counts: 'visits',
    grains: quarter,
    levels: communeOrWider,
    breakdowns: [],
    byFacility: true,
  },
  'people-tested': {
    title: { vi: 'Số người được xét nghiệm HIV (mỗi người tính một lần)', en: 'Different people tested' },
    counts: 'people',
    once: true,
    grains: longer,
    levels: ['province'],
    breakdowns: [],
  },
  'sti-examinations': {
    title: { vi: 'Số lượt khám, điều trị bệnh lây truyền qua đường tình dục', en: 'STI examinations and treatments' },
    counts: 'visits',
    grains: quarter,
    levels: districtOrWider,
    breakdowns: [{ dimension: 'sti-service', members: ['examined', 'treated'], nature: 'overlapping' }],
    byFacility: true,
  },
  'treatment-referrals': {
    title: { vi: 'Số người được chuyển gửi điều trị', en: 'People referred to treatment' },
    counts: 'people',
    grains: quarter,
    levels: districtOrWider,
    breakdowns: [
      {
        dimension: 'kind-of-treatment',
        members: ['substitution', 'antiretroviral', 'sti', 'tuberculosis', 'other'],
        nature: 'not-exhaustive',
      },
    ],
  },
} as const satisfies CountTables;
