import { name, recordKnown, work } from '@lien-nganh/work';
import { z } from 'zod';

const offence = z.enum(['prostitution-related', 'trafficking']);

/** A case that was found. Who was in it is counted with the totals of persons, which leave in releases alone. */
export const detectedCase = work({
  service: 'inspections',
  prefix: 'detectedCase',
  title: { vi: 'Vụ phát hiện', en: 'Detected case' },
  content: z.strictObject({ offence, operation: z.string().nullable() }),
  input: {
    offence,
    /** Id of the operation by which it was found. */
    operation: name.nullable().default(null),
  },
  measures: ['inspections.case'],
  says: ({ offence: of }) => of,
  looksUp: ({ operation }) => ({ isOperation: recordKnown('operation', operation) }),
  rules: {
    'operation-is-known': {
      vi: 'Không có cuộc truy quét, triệt phá này.',
      en: 'There is no such operation.',
      broken: ({ facts }) => !facts.isOperation,
    },
  },
});
