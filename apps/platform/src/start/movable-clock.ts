import type { Clock } from '@lien-nganh/service-host';

/** The clock of a demo folder: it stands still until it is moved, and is never moved back. */
export interface MovableClock extends Clock {
  /** `false`, and nothing changes, when it stands later than that. */
  moveTo(instant: Date): Promise<boolean>;
}

/** @param keep writes where it stands, before anything is told the new time */
export function movableClock(begin: Date, keep: (instant: Date) => Promise<boolean>): MovableClock {
  let at = begin;
  return {
    now: () => new Date(at),
    async moveTo(instant) {
      if (instant < at || !(await keep(instant))) return false;
      if (instant > at) at = instant;
      return true;
    },
  };
}
