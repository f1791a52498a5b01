import { lookUp, sealedForSubject, type LookUp } from '@lien-nganh/kernel';
import { text } from '@lien-nganh/vocabulary';
import { name, work } from '@lien-nganh/work';
import { z } from 'zod';
import { establishmentKnown } from '../integration/reference.ts';
import { placeKnown } from '../key-area/known.ts';

const kind = z.enum(['public-place', 'establishment']);

const anyway: LookUp<boolean> = lookUp([], () => Promise.resolve(true));

function isRegistered(establishment: string): LookUp<boolean> {
  return lookUp(['establishments'], async (rows) => (await establishmentKnown(establishment).resolve(rows)) !== null);
}

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
  looksUp: ({ establishment, area }) => ({
    isRegistered: establishment === null ? anyway : isRegistered(establishment),
    isArea: placeKnown(['keyArea'], area),
  }),
  rules: {
    'hotspot-of-an-establishment-names-it': {
      vi: 'Tụ điểm là cơ sở thì ghi mã cơ sở; tụ điểm nơi công cộng thì không.',
      en: 'A hotspot that is an establishment names it; one in a public place names none.',
      broken: ({ content }) => (content.kind === 'establishment') !== (content.establishment !== null),
    },
    'establishment-is-known': {
      vi: 'Cơ sở này chưa được đăng ký.',
      en: 'No such establishment is registered.',
      broken: ({ facts }) => !facts.isRegistered,
    },
    'area-is-known': {
      vi: 'Không có địa bàn trọng điểm này.',
      en: 'There is no such key area.',
      broken: ({ facts }) => !facts.isArea,
    },
  },
});
