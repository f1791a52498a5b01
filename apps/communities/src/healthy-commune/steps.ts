import { reject, type Day } from '@lien-nganh/kernel';
import type { Standing } from './state.ts';

export const dayRules = ['happened-by-today', 'a-step-follows-the-one-before'] as const;

/** A step lies neither ahead of today nor before the one that led to it. */
export function dayFault(on: Day, state: Standing, today: Day) {
  if (on > today) return reject('happened-by-today');
  return on < lastDayOf(state) ? reject('a-step-follows-the-one-before') : null;
}

/** The day of the last step that was taken. */
export function lastDayOf(state: Standing): Day {
  return daysOf(state).at(-1)!;
}

/** The days of all steps that were taken, in order. */
export function daysOf(state: Standing): readonly Day[] {
  return [
    state.registeredOn,
    ...('assessment' in state ? [state.assessment.on] : []),
    ...('review' in state ? [state.review.on] : []),
    ...('classified' in state ? [state.classified.on] : []),
    ...('recognised' in state ? [state.recognised.on] : []),
    ...('declinedOn' in state ? [state.declinedOn] : []),
  ];
}

export function idOfTitle(commune: string, year: number): string {
  return `${commune}.${year}`;
}
