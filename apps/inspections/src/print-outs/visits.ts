import type { Places, Sheet } from '@lien-nganh/kernel';
import {
  isDisclosed,
  isUndisclosed,
  type Disclosed,
  type Inspection,
  type Undisclosed,
  type Visit,
} from '../inspection/lifecycle.ts';

/** A record of a visit that was not withdrawn. */
export type Known = Undisclosed | Disclosed;

/** The visit behind a print-out, which is only drawn of a record that has a sheet. */
export function knownIn(state: Inspection): Known {
  if (isUndisclosed(state) || isDisclosed(state)) return state;
  throw new Error('a print-out of an inspection that there is not');
}

export function disclosed(state: Inspection): Disclosed {
  if (isDisclosed(state)) return state;
  throw new Error('a print-out of a result that there is not');
}

/** The day of the visit as far as it is known. */
export function dayOfVisit(state: Known): string | null {
  return isDisclosed(state) ? state.result.on : state.visit.plannedFor;
}

export const whole = (on: string | null): readonly Sheet[] => [{ entry: null, on }];

/** Who decides: a team's leader on a surprise inspection; else it is written by hand. */
export function deciderOf({ mode, body }: Visit): Places {
  return { decider: mode === 'surprise' && body === 'team-178' ? 'Đội trưởng Đội kiểm tra liên ngành 178' : null };
}
