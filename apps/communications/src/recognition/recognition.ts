import { levelOf } from '@lien-nganh/vocabulary';
import { work } from '@lien-nganh/work';
import { z } from 'zod';
import { agencyKind, culturalTitle } from '../words.ts';

/** How many of one unit were recognised as cultural for a year. Of each title, unit, kind and year there is one record. */
export const recognition = work({
  service: 'communications',
  prefix: 'recognition',
  title: { vi: 'Công nhận danh hiệu văn hóa', en: 'Recognition of cultural life' },
  content: z.strictObject({
    title: z.string(),
    kind: z.string().nullable(),
    year: z.number(),
    number: z.number(),
  }),
  input: {
    title: culturalTitle.input,
    /** Of agencies and units alone. */
    kind: agencyKind.input.nullable().default(null),
    /** The year for which it was recognised, and in which it holds. */
    year: z.int().min(1990).max(2100),
    number: z.int().min(0).max(1_000_000),
  },
  measures: [
    'communications.cultural-family',
    'communications.cultural-residential-area',
    'communications.cultural-agency-or-unit',
  ],
  countedBy: ({ title }) => [`communications.${title}`],
  only: ({ content: { title, kind, year }, unit }) => [title, ...(kind === null ? [] : [kind]), unit, year].join('.'),
  says: ({ title, year, number }) => `${number} ${culturalTitle.vi(title)}, năm ${year}`,
  rules: {
    'a-year-is-recognised-in-it-or-later': {
      vi: 'Quyết định công nhận không thể có trước năm được công nhận.',
      en: 'A year is recognised in that year or later.',
      broken: ({ content: { year }, on }) => Number(on.slice(0, 4)) < year,
    },
    'families-and-areas-are-of-a-commune': {
      vi: 'Gia đình văn hóa, thôn, bản, khu dân cư văn hóa ghi theo từng xã, phường, thị trấn.',
      en: 'Cultural families and residential areas are recorded commune by commune.',
      broken: ({ content: { title }, unit }) => title !== 'cultural-agency-or-unit' && levelOf(unit.type) !== 'commune',
    },
    'agencies-and-units-have-a-kind': {
      vi: 'Chỉ cơ quan, đơn vị văn hóa mới ghi loại, và phải ghi loại.',
      en: 'Agencies and units are recognised by kind, and nothing else is.',
      broken: ({ content: { title, kind } }) => (title === 'cultural-agency-or-unit') !== (kind !== null),
    },
  },
});
