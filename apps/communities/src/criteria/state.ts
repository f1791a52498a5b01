import { versionName, type DataOfEvent, type Evolve } from '@lien-nganh/kernel';
import { endedAfter, followedBy } from '@lien-nganh/vocabulary';
import type { events } from './events.ts';

/** The criteria of a stretch of days. `version` says which entry of the log they come from: `healthy-commune@0`. */
export interface CriteriaSet extends DataOfEvent<typeof events, 'CriteriaFollowed'> {
  readonly version: string;
}

export interface Kept {
  readonly is: 'kept';
  readonly keeper: string;
  readonly versions: readonly CriteriaSet[];
}
export type Criteria = { readonly is: 'none' } | Kept;

export const initial: Criteria = { is: 'none' };

export const evolve: Evolve<Criteria, typeof events> = {
  CriteriaEntered: (_, { data: { keeper, ...data }, ...event }) => ({
    is: 'kept',
    keeper,
    versions: [{ ...data, version: versionName(event) }],
  }),
  CriteriaFollowed: (state, { data, ...event }) =>
    kept(state, (old) => followedBy(old, { ...data, version: versionName(event) })),
  CriteriaCorrected: (state, { data: { reason: _, ...data }, ...event }) =>
    kept(state, (old) => followedBy(old.slice(0, -1), { ...data, version: versionName(event) })),
  CriteriaEnded: (state, { data: { lastDay } }) => kept(state, (old) => endedAfter(old, lastDay)),
};

function kept(state: Criteria, change: (old: Kept['versions']) => Kept['versions']): Criteria {
  return state.is === 'none' ? state : { ...state, versions: change(state.versions) };
}
