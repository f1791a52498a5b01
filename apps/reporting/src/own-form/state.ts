import type { DataOfEvent, Evolve } from '@lien-nganh/kernel';
import type { events } from './events.ts';

export interface FormVersion extends DataOfEvent<typeof events, 'OwnFormMapped'> {
  /** Counted from 1, in order of entry and of `from`. */
  readonly version: number;
}

export interface FormEntered extends DataOfEvent<typeof events, 'OwnFormEntered'> {
  readonly is: 'entered' | 'ended';
  readonly versions: readonly FormVersion[];
  /** Last day on which it is used. */
  readonly endedOn: string | null;
}
export type OwnForm = { readonly is: 'none' } | FormEntered;

export const initial: OwnForm = { is: 'none' };

export const evolve: Evolve<OwnForm, typeof events> = {
  OwnFormEntered: (_, { data }) => ({ ...data, is: 'entered', versions: [], endedOn: null }),
  OwnFormMapped: (state, { data }) =>
    state.is === 'none'
      ? state
      : { ...state, versions: [...state.versions, { ...data, version: state.versions.length + 1 }] },
  OwnFormEnded: (state, { data: { lastDay } }) =>
    state.is === 'none' ? state : { ...state, is: 'ended', endedOn: lastDay },
};

/** The version that holds on a day: the last that began by then. */
export function versionOn({ versions, endedOn }: FormEntered, on: string): FormVersion | null {
  if (endedOn !== null && on > endedOn) return null;
  return versions.filter(({ from }) => from <= on).at(-1) ?? null;
}
