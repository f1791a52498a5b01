import { name, paperNumber, work } from '@lien-nganh/work';
import { z } from 'zod';

const said = {
  kind: z.enum(['karaoke', 'dance-hall', 'lodging-class', 'tour-operator', 'performance', 'advertising', 'other']),
  number: paperNumber,
  /** Id of the establishment that it is for. */
  establishment: name.nullable().default(null),
};

/** A licence of culture or tourism, in force from its day until it expires or is withdrawn. */
export const cultureLicence = work({
  service: 'inspections',
  prefix: 'cultureLicence',
  title: { vi: 'Giấy phép văn hóa, du lịch', en: 'Culture or tourism licence' },
  content: z.strictObject({ kind: said.kind, number: z.string(), establishment: z.string().nullable() }),
  input: said,
  lasts: true,
  measures: ['inspections.culture-licence'],
  says: ({ kind, number }) => `${kind}, ${number}`,
});
