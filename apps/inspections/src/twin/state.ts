import type { DataOfEvent, Evolve } from '@lien-nganh/kernel';
import type { events } from './events.ts';

export interface Proposal extends DataOfEvent<typeof events, 'TwinProposed'> {
  /** Whether it was said how it stands; a pair that was decided before this was said at all says it when it is proposed again. */
  readonly stood: boolean;
}

export interface Open extends Proposal {
  readonly is: 'open';
}
export interface Decided extends Proposal {
  readonly is: 'same' | 'different';
  readonly kept: string | null;
}
export interface Lapsed extends Proposal {
  readonly is: 'lapsed';
}
export type Twin = { readonly is: 'none' } | Open | Decided | Lapsed;

export const initial: Twin = { is: 'none' };

export const evolve: Evolve<Twin, typeof events> = {
  TwinProposed: (_, { data }) => ({ ...data, stood: false, is: 'open' }),
  TwinDecided: (state, { data: { verdict, kept } }) =>
    state.is === 'none' ? state : { ...pair(state), is: verdict, kept },
  TwinReopened: (state) => (state.is === 'none' ? state : { ...pair(state), is: 'open' }),
  TwinLapsed: (state) => (state.is === 'none' ? state : { ...pair(state), is: 'lapsed' }),
  TwinStood: (state) => (state.is === 'none' ? state : { ...state, stood: true }),
};

function pair({ first, second, establishment, on, unit, stood }: Proposal): Proposal {
  return { first, second, establishment, on, unit, stood };
}
