import { name, work } from '@lien-nganh/work';
import { z } from 'zod';
import { placeKnown } from '../key-area/known.ts';

const said = {
  kindOfPlace: z.enum(['key-area', 'hotspot', 'lodging', 'public-place', 'other']),
  /** Id of the key area or hotspot where it took place. */
  area: name.nullable().default(null),
};

/** An operation at a place where work is concentrated. It is entered once it is over. */
export const operation = work({
  service: 'inspections',
  prefix: 'operation',
  title: { vi: 'Cuộc truy quét, triệt phá', en: 'Operation' },
  content: z.strictObject({ kindOfPlace: said.kindOfPlace, area: z.string().nullable() }),
  input: said,
  measures: ['inspections.operation'],
  says: ({ kindOfPlace }) => kindOfPlace,
  looksUp: ({ area }) => ({ isPlace: placeKnown(['keyArea', 'hotspot'], area) }),
  rules: {
    'area-is-known': {
      vi: 'Không có địa bàn trọng điểm hoặc tụ điểm này.',
      en: 'There is no such key area or hotspot.',
      broken: ({ facts }) => !facts.isPlace,
    },
  },
});
