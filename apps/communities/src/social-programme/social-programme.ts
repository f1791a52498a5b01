import { work } from '@lien-nganh/work';
import { z } from 'zod';

/** Social programmes that the directive names, and those of the same kind. */
export const programmes = [
  'poverty-reduction',
  'vocational-training',
  'jobs',
  'loans',
  'drug-prevention',
  'hiv-prevention',
  'anti-trafficking',
  'education',
  'other',
] as const;

/** The prevention of prostitution runs within a social programme of a unit, from a day on. */
export const socialProgramme = work({
  service: 'communities',
  prefix: 'socialProgramme',
  title: { vi: 'Lồng ghép vào chương trình an sinh xã hội', en: 'Integration into a social programme' },
  content: z.strictObject({ programme: z.string() }),
  input: { programme: z.enum(programmes) },
  lasts: true,
  measures: ['communities.programme'],
  says: ({ programme: named }) => named,
});
