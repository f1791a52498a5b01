import { versionName, type DataOfEvent, type Evolve } from '@lien-nganh/kernel';
import type { events } from './events.ts';

export interface Entered extends DataOfEvent<typeof events, 'TypeEntered'> {
  readonly is: 'entered' | 'withdrawn';
  /** Which entry of the log says so: `karaoke@0`. */
  readonly version: string;
}
export type EstablishmentType = { readonly is: 'none' } | Entered;

export const initial: EstablishmentType = { is: 'none' };

export const evolve: Evolve<EstablishmentType, typeof events> = {
  TypeEntered: (_, { data, ...event }) => ({ ...data, is: 'entered', version: versionName(event) }),
  TypeCorrected: (state, { data: { reason: _, ...data }, ...event }) =>
    entered(state, (old) => ({ ...old, ...data, version: versionName(event) })),
  TypeEnded: (state, { data: { lastDay } }) => entered(state, (old) => ({ ...old, validTo: lastDay })),
  TypeWithdrawn: (state) => entered(state, (old) => ({ ...old, is: 'withdrawn' })),
};

function entered(state: EstablishmentType, change: (old: Entered) => Entered): EstablishmentType {
  return state.is === 'none' ? state : change(state);
}
