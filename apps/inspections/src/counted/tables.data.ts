import type { CountTables } from '@lien-nganh/work/small-counts';

const communeOrWider = ['commune', 'district', 'province'] as const;
const districtOrWider = ['district', 'province'] as const;
const half = ['half-year'] as const;
/** A stock is counted on a day. */
const onADay = ['day'] as const;

const kindOfEstablishment = {
  dimension: 'kind-of-establishment',
  members: ['lodging', 'restaurant', 'karaoke', 'massage', 'dance-hall', 'cafe', 'barber', 'other'],
  nature: 'not-exhaustive',
} as const;
const sex = { dimension: 'sex', members: ['female', 'male'], nature: 'not-exhaustive' } as const;
const offence = {
  dimension: 'offence',
  members: ['prostitution-related', 'trafficking'],
  nature: 'not-exhaustive',
} as const;

/** Counts of persons, and of cases so few that they would find one: sealed for the service, each in one unit of count. */
export const tables = {
  'establishment-staff': {
    title: { vi: 'Số nhân viên làm việc tại cơ sở', en: 'Staff working in the establishments' },
    counts: 'people',
    grains: onADay,
    levels: communeOrWider,
    breakdowns: [
      { ...kindOfEstablishment, levels: districtOrWider },
      sex,
      {
        dimension: 'labour-contract',
        members: ['written', 'probation', 'none'],
        nature: 'not-exhaustive',
        levels: districtOrWider,
      },
    ],
  },
  'residence-violations': {
    title: { vi: 'Số vụ vi phạm quy định về cư trú', en: 'Residence violations' },
    counts: 'cases',
    grains: half,
    levels: communeOrWider,
    breakdowns: [
      {
        dimension: 'kind-of-place',
        members: ['lodging', 'rented-rooms', 'household', 'other'],
        nature: 'not-exhaustive',
        levels: districtOrWider,
      },
    ],
  },
  'incomers-watched': {
    title: { vi: 'Số người từ địa phương khác đến thuộc diện theo dõi', en: 'Incomers watched' },
    counts: 'people',
    grains: onADay,
    levels: districtOrWider,
    breakdowns: [],
  },
  'recorded-persons-selling': {
    title: { vi: 'Số người bán dâm được thống kê', en: 'Persons selling sex on official count' },
    counts: 'people',
    grains: onADay,
    levels: ['province'],
    breakdowns: [],
  },
  'persons-sanctioned': {
    title: { vi: 'Số người bị xử phạt vi phạm hành chính', en: 'Persons sanctioned administratively' },
    counts: 'people',
    grains: half,
    levels: districtOrWider,
    breakdowns: [
      {
        dimension: 'act',
        members: ['selling', 'buying', 'harbouring', 'brokering', 'tolerating'],
        nature: 'not-exhaustive',
      },
    ],
  },
  'offenders-detected': {
    title: { vi: 'Số đối tượng phát hiện, bắt giữ', en: 'Offenders in detected cases' },
    counts: 'people',
    grains: half,
    levels: districtOrWider,
    breakdowns: [
      {
        dimension: 'role',
        members: ['selling', 'buying', 'harbouring', 'brokering', 'organising', 'other'],
        nature: 'not-exhaustive',
      },
      sex,
    ],
  },
  'accused-prosecuted': {
    title: { vi: 'Số bị can bị khởi tố', en: 'Accused in prosecuted cases' },
    counts: 'people',
    grains: half,
    levels: districtOrWider,
    breakdowns: [offence],
  },
  'staff-with-periodic-check': {
    title: { vi: 'Số nhân viên được khám sức khỏe định kỳ', en: 'Staff with a periodic health check in the quarter' },
    counts: 'people',
    once: true,
    grains: ['quarter', 'health-quarter'],
    levels: districtOrWider,
    breakdowns: [kindOfEstablishment],
  },
} as const satisfies CountTables;
