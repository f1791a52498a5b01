import { day } from '@lien-nganh/vocabulary';
import { paperInput } from '@lien-nganh/work';
import { z } from 'zod';
import { heldTheYearBefore } from './kept.ts';
import { standing, type HealthyCommune } from './state.ts';

/** What a recognition is entered with, and put right by. */
export const recognitionInput = {
  on: day,
  freeOf: z.enum(['prostitution', 'drugs', 'both']),
  /** The decision by which it was recognised. */
  decision: paperInput,
};

/** Of a record that does not stand nothing is looked up that matters. */
export function keepingOf(state: HealthyCommune) {
  const stands = standing(state);
  return heldTheYearBefore(stands?.commune ?? '', stands?.year ?? 0);
}
