import { versionName, type DataOfEvent, type Evolve } from '@lien-nganh/kernel';
import { endedAfter, followedBy } from '@lien-nganh/vocabulary';
import type { events } from './events.ts';

/** Rules of a stretch of days. `version` says which entry of the log they come from: `team-178@0`. */
export interface Rules extends DataOfEvent<typeof events, 'RulesFollowed'> {
  readonly version: string;
}

export interface Kept {
  readonly is: 'kept';
  readonly keeper: string;
  readonly versions: readonly Rules[];
}
export type InspectionRules = { readonly is: 'none' } | Kept;

export const initial: InspectionRules = { is: 'none' };

export const evolve: Evolve<InspectionRules, typeof events> = {
  RulesEntered: (_, { data: { keeper, ...data }, ...event }) => ({
    is: 'kept',
    keeper,
    versions: [{ ...data, version: versionName(event) }],
  }),
  RulesFollowed: (state, { data, ...event }) =>
    kept(state, (old) => followedBy(old, { ...data, version: versionName(event) })),
  RulesCorrected: (state, { data: { reason: _, ...data }, ...event }) =>
    kept(state, (old) => followedBy(old.slice(0, -1), { ...data, version: versionName(event) })),
  RulesEnded: (state, { data: { lastDay } }) => kept(state, (old) => endedAfter(old, lastDay)),
};

function kept(state: InspectionRules, change: (old: Kept['versions']) => Kept['versions']): InspectionRules {
  return state.is === 'none' ? state : { ...state, versions: change(state.versions) };
}
