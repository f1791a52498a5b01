import { reject } from '@lien-nganh/kernel';
import { exceptionsOn, standingIn, type AgencyReport, type Opened } from './state.ts';

export const lockRules = ['report-is-open', 'report-is-locked'] as const;

/** A report that may be changed on a day, or else what stands against it. */
export function changeable(state: AgencyReport, today: string) {
  if (state.is === 'none' || state.is === 'closed') return reject('report-is-open');
  return isLocked(state, today) ? reject('report-is-locked') : state;
}

function isLocked(state: Opened, today: string): boolean {
  return standingIn(state) !== null && exceptionsOn(state, today).length === 0;
}
