import { work } from '@lien-nganh/work';
import { z } from 'zod';
import { level } from '../words.ts';

const said = {
  topic: z.enum(['plan', 'law', 'team-178', 'harm-reduction', 'healthy-commune', 'trafficking', 'other']),
  /** Who was taught. */
  audience: z.enum(['officials', 'team-members', 'owners', 'communicators', 'members', 'other']),
  /** Whose officials they are. */
  traineeLevel: level,
  /** Each person once for each course. */
  attendances: z.int().min(0).max(100_000),
};

/** A course that was held. */
export const training = work({
  service: 'agencies',
  prefix: 'training',
  title: { vi: 'Lớp tập huấn', en: 'Training course' },
  content: z.strictObject(said),
  input: said,
  measures: ['agencies.training', 'agencies.training-attendance'],
  says: ({ topic, attendances }) => `${topic}, ${attendances} lượt người`,
});
