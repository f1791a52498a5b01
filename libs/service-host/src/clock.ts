import type { Day, Instant } from '@lien-nganh/kernel';
import { dayOf } from '@lien-nganh/vocabulary';

/** The platform's clock. A demo folder has one of its own; tokens, logs and traces always keep real time. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

export function moment(clock: Clock): { readonly now: Instant; readonly today: Day } {
  const now = clock.now().toISOString();
  return { now, today: dayOf(now) };
}
