import { name, recordKnown, work } from '@lien-nganh/work';
import { z } from 'zod';

const offence = z.enum(['prostitution-related', 'trafficking']);

/** A case in which proceedings were opened; the accused are counted with the totals of persons. */
export const prosecution = work({
  service: 'inspections',
  prefix: 'prosecution',
  title: { vi: 'Vụ khởi tố', en: 'Prosecuted case' },
  content: z.strictObject({ offence, case: z.string().nullable() }),
  input: {
    offence,
    /** Id of the detected case. */
    case: name.nullable().default(null),
  },
  measures: ['inspections.prosecution'],
  says: ({ offence: of }) => of,
  looksUp: ({ case: found }) => ({ isCase: recordKnown('detectedCase', found) }),
  rules: {
    'case-is-known': {
      vi: 'Không có vụ phát hiện này.',
      en: 'There is no such detected case.',
      broken: ({ facts }) => !facts.isCase,
    },
  },
});
