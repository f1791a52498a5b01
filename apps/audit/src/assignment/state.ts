import type { Day, Evolve } from '@lien-nganh/kernel';
import type { events } from './events.ts';

/** What an assignment lays down. */
export interface Terms {
  readonly decision: string;
  readonly subject: string;
  readonly agency: string;
  readonly auditors: readonly string[];
  readonly agencies: readonly string[];
  readonly period: { readonly from: Day; readonly to: Day };
  readonly startsOn: Day;
  readonly endsOn: Day | null;
  readonly looksShownFrom: Day;
}

export interface Ending {
  readonly lastDay: Day;
  readonly by: 'auditing-agency' | 'province';
  readonly decision: string | null;
}

export type Assignment =
  | { readonly is: 'none' }
  | { readonly is: 'assigned'; readonly terms: Terms }
  | { readonly is: 'ended'; readonly terms: Terms; readonly ending: Ending };

export const initial: Assignment = { is: 'none' };

export const evolve: Evolve<Assignment, typeof events> = {
  AuditAssigned: (_, { data }) => ({ is: 'assigned', terms: data }),
  AuditorsNamed: (state, { data }) => withTerms(state, { auditors: data.auditors }),
  AssignmentProlonged: (state, { data }) => withTerms(state, { endsOn: data.endsOn }),
  AssignmentEnded: (state, { data: { lastDay, by, decision } }) =>
    state.is === 'none' ? state : { is: 'ended', terms: state.terms, ending: { lastDay, by, decision } },
};

function withTerms(state: Assignment, changed: Partial<Terms>): Assignment {
  return state.is === 'none' ? state : { ...state, terms: { ...state.terms, ...changed } };
}

/** Last day on which the auditors may look; `null` while there is none. */
export function lastDayOf(state: Exclude<Assignment, { is: 'none' }>): Day | null {
  const { endsOn } = state.terms;
  if (state.is === 'assigned') return endsOn;
  const { lastDay } = state.ending;
  return endsOn !== null && endsOn < lastDay ? endsOn : lastDay;
}
