import type { Day } from '@lien-nganh/kernel';
import { z } from 'zod';
import { day } from '../time/day.ts';

/** Under which map figures are shown: as it was on the day of each fact, as it is now, or of a given day. */
export const mapChoice = z.union([z.enum(['as-was', 'as-now']), day]);
export type MapChoice = z.infer<typeof mapChoice>;

/** The day whose map places a fact that happened on `occurredOn`. */
export function mapDayOf(choice: MapChoice, days: { readonly occurredOn: Day; readonly today: Day }): Day {
  if (choice === 'as-was') return days.occurredOn;
  return choice === 'as-now' ? days.today : choice;
}
