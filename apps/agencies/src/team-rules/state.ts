import { versionName, type DataOfEvent, type Evolve } from '@lien-nganh/kernel';
import { endedAfter, followedBy } from '@lien-nganh/vocabulary';
import type { events } from './events.ts';

/** Rules of a stretch of days. `version` says which entry of the log they come from: `team-178@0`. */
export interface Rules extends DataOfEvent<typeof events, 'TeamRulesFollowed'> {
  readonly version: string;
}

export interface Kept {
  readonly is: 'kept';
  readonly versions: readonly Rules[];
}
export type TeamRules = { readonly is: 'none' } | Kept;

export const initial: TeamRules = { is: 'none' };

export const evolve: Evolve<TeamRules, typeof events> = {
  TeamRulesEntered: (_, { data, ...event }) => ({
    is: 'kept',
    versions: [{ ...data, version: versionName(event) }],
  }),
  TeamRulesFollowed: (state, { data, ...event }) =>
    kept(state, (old) => followedBy(old, { ...data, version: versionName(event) })),
  TeamRulesCorrected: (state, { data: { reason: _, ...data }, ...event }) =>
    kept(state, (old) => followedBy(old.slice(0, -1), { ...data, version: versionName(event) })),
  TeamRulesEnded: (state, { data: { lastDay } }) => kept(state, (old) => endedAfter(old, lastDay)),
};

function kept(state: TeamRules, change: (old: Kept['versions']) => Kept['versions']): TeamRules {
  return state.is === 'none' ? state : { ...state, versions: change(state.versions) };
}
