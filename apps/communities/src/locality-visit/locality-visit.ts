import { unitKey as unitShape } from '@lien-nganh/contracts/shapes';
import { unitsByKey, type UnitRecord } from '@lien-nganh/contracts/reference';
import { levelOf, unitKey, validOn } from '@lien-nganh/vocabulary';
import { work } from '@lien-nganh/work';
import { z } from 'zod';

/** What localities are checked on, urged to or guided in. */
export const subjects = [
  'healthy-communes',
  'directive',
  'plan',
  'team-178',
  'social-programmes',
  'reports',
  'other',
] as const;

/** Agencies go to a locality to check, urge and guide it; communes that were guided there are named. */
export const localityVisit = work({
  service: 'communities',
  prefix: 'localityVisit',
  title: { vi: 'Kiểm tra, đôn đốc, hướng dẫn địa phương', en: 'Visit to a locality' },
  content: z.strictObject({ subject: z.string(), others: z.array(z.string()), guided: z.array(unitShape) }),
  input: {
    /** What it was about first of all: by this a visit is counted, once. */
    subject: z.enum(subjects),
    others: z.array(z.enum(subjects)).max(subjects.length).default([]),
    /** Communes that were guided in building healthy communes. */
    guided: z.array(unitKey).max(200).default([]),
  },
  levels: ['district', 'commune'],
  measures: ['communities.locality-visit', 'communities.commune-guided'],
  says: ({ subject, guided }) => (guided.length === 0 ? subject : `${subject}, ${guided.length}`),
  looksUp: ({ guided }) => ({ guided: unitsByKey(guided) }),
  rules: {
    'guided-communes-lie-there': {
      vi: 'Xã, phường, thị trấn được hướng dẫn phải thuộc địa phương đó vào ngày đó.',
      en: 'Communes that are guided lie in the locality that is visited, on that day.',
      broken: ({ content: { guided }, facts, unit, on }) => {
        const known = facts.guided as ReadonlyMap<string, UnitRecord>;
        const lies = (one: UnitRecord) => one.unit === unit.unit || one.parentCode === unit.code;
        return guided.some((key) => {
          const one = known.get(key);
          return one === undefined || levelOf(one.type) !== 'commune' || !validOn(one, on) || !lies(one);
        });
      },
    },
    'each-commune-once': {
      vi: 'Mỗi xã, phường, thị trấn được hướng dẫn chỉ ghi một lần.',
      en: 'A commune that is guided is named once.',
      broken: ({ content: { guided } }) => new Set(guided).size < guided.length,
    },
    'each-subject-once': {
      vi: 'Mỗi nội dung chỉ ghi một lần.',
      en: 'A subject of a visit is named once.',
      broken: ({ content: { subject, others } }) => new Set([subject, ...others]).size < others.length + 1,
    },
  },
});
