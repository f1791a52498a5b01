import type { Day } from '@lien-nganh/kernel';
import { slug, unitKey } from '@lien-nganh/vocabulary';
import { work } from '@lien-nganh/work';
import { communesMissing } from '@lien-nganh/work/small-counts';
import { z } from 'zod';
import { DUTY, SERVICE } from '../words.ts';

export const REPORTING_AREAS = 'reportingAreas';

const areas = z
  .array(z.strictObject({ code: slug, communes: z.array(unitKey).min(2).max(500) }))
  .min(1)
  .max(100);

/**
 * The sets of communes in which groups are counted, all of a province together and dated: whether there are districts or not,
 * an area is a set of the communes of its day. No two share a commune, so that none can be taken off another.
 */
export const reportingAreas = work({
  service: SERVICE,
  prefix: REPORTING_AREAS,
  title: { vi: 'Địa bàn báo cáo', en: 'Reporting areas' },
  content: z.strictObject({ areas: z.array(z.strictObject({ code: z.string(), communes: z.array(z.string()) })) }),
  input: { areas },
  lasts: true,
  restricted: true,
  duty: DUTY,
  levels: ['province'],
  measures: [],
  only: ({ unit }) => unit,
  says: ({ areas: told }) => told.map(({ code }) => code).join(', '),
  looksUp: (_, on: Day) => ({ isMissing: communesMissing(on) }),
  rules: {
    'areas-share-no-commune': {
      vi: 'Một xã chỉ thuộc một địa bàn báo cáo, và mỗi địa bàn có mã riêng.',
      en: 'A commune lies in one reporting area at most, and each area has a code of its own.',
      broken: ({ content: { areas: told } }) =>
        hasTwice(told.flatMap(({ communes }) => communes)) || hasTwice(told.map(({ code }) => code)),
    },
    'communes-exist-on-that-day': {
      vi: 'Địa bàn báo cáo gồm các xã, phường, thị trấn có vào ngày đó.',
      en: 'A reporting area is made of communes of its first day.',
      broken: ({ content: { areas: told }, facts }) => facts.isMissing(told.flatMap(({ communes }) => communes)),
    },
  },
});

function hasTwice(words: readonly string[]): boolean {
  return new Set(words).size < words.length;
}
