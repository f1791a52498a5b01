import { name, work } from '@lien-nganh/work';
import { z } from 'zod';

const said = {
  kindOfPlace: z.enum(['key-area', 'hotspot', 'lodging', 'public-place', 'other']),
  /** Id of the key area where it took place. */
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
});
