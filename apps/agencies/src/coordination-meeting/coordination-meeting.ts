import { text } from '@lien-nganh/vocabulary';
import { paperNumber, work } from '@lien-nganh/work';
import { z } from 'zod';
import { level, levelRules } from '../words.ts';

/** A meeting of several agencies; those present are its participants. */
export const coordinationMeeting = work({
  service: 'agencies',
  prefix: 'coordinationMeeting',
  title: { vi: 'Cuộc họp, giao ban liên ngành', en: 'Inter-agency coordination meeting' },
  content: z.strictObject({ level, subject: z.string(), minutes: z.string().nullable() }),
  input: { level, subject: text(500), minutes: paperNumber.nullable().default(null) },
  measures: ['agencies.meeting'],
  says: ({ subject }) => subject,
  rules: {
    ...levelRules,
    'several-agencies-meet': {
      vi: 'Cuộc họp liên ngành phải có ít nhất hai cơ quan dự.',
      en: 'An inter-agency meeting has at least two agencies present.',
      broken: ({ agencies }) => agencies.length < 2,
    },
  },
});
