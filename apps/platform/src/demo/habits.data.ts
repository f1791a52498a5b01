/** How a district goes about its work in the story. None of it is said of the real one. */
export interface Habits {
  /** Share of the usual work that it does. */
  readonly pace: number;
  /** How its reports come in. */
  readonly reports: 'on-time' | 'late' | 'hardly';
  /** Whether it plans, meets and reports on what it was told to do; one that does not leaves obligations without evidence. */
  readonly diligent: boolean;
}

export const usual: Habits = { pace: 1, reports: 'on-time', diligent: true };
const busy: Habits = { pace: 1.3, reports: 'on-time', diligent: true };
const tardy: Habits = { pace: 0.9, reports: 'late', diligent: true };
const quiet: Habits = { pace: 0.25, reports: 'on-time', diligent: true };
const failing: Habits = { pace: 0.1, reports: 'hardly', diligent: false };

/** By code; a district that is not named has the usual ones. */
export const habits: Readonly<Record<string, Habits>> = { '105': busy, '107': quiet, '109': tardy, '112': failing };

/** The quiet district, and the failing one. */
export const QUIET = '107';
export const FAILING = '112';
