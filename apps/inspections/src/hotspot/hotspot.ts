import { sealedForSubject } from '@lien-nganh/kernel';
import { text } from '@lien-nganh/vocabulary';
import { name, work } from '@lien-nganh/work';
import { z } from 'zod';

const kind = z.enum(['public-place', 'establishment']);

/**
 * A spot that is managed from a day on until it is removed or turned to something else: its end. Restricted: it leaves as a
 * kind and a commune.
 */
export const hotspot = work({
  service: 'inspections',
  prefix: 'hotspot',
  title: { vi: 'Tụ điểm', en: 'Hotspot' },
  content: z.strictObject({
    kind,
    establishment: z.string().nullable(),
    area: z.string().nullable(),
    name: sealedForSubject('place', z.string()).nullable(),
  }),
  input: {
    kind,
    /** Of a hotspot that is an establishment, its id. */
    establishment: name.nullable().default(null),
    /** Id of the key area in which it lies. */
    area: name.nullable().default(null),
    name: text(200).nullable().default(null),
  },
  lasts: true,
  restricted: true,
  levels: ['commune'],
  measures: ['inspections.hotspot', 'inspections.hotspot-removed'],
  says: ({ kind: of }) => of,
  rules: {
    'hotspot-of-an-establishment-names-it': {
      vi: 'Tụ điểm là cơ sở thì ghi mã cơ sở; tụ điểm nơi công cộng thì không.',
      en: 'A hotspot that is an establishment names it; one in a public place names none.',
      broken: ({ content }) => (content.kind === 'establishment') !== (content.establishment !== null),
    },
  },
});
