import type { DataOfEvent, Evolve } from '@lien-nganh/kernel';
import type { PairEvents } from './pair-events.ts';

export interface Proposal extends DataOfEvent<PairEvents, 'TwinProposed'> {
  readonly is: 'open' | 'same' | 'different' | 'lapsed';
  /** Of the same work, the record that stays and counts. */
  readonly kept: string | null;
}
export type Pair = { readonly is: 'none' } | Proposal;

export const initial: Pair = { is: 'none' };

export const evolve: Evolve<Pair, PairEvents> = {
  TwinProposed: (_, { data }) => ({ ...data, is: 'open', kept: null }),
  TwinDecided: (state, { data: { verdict, kept } }) => proposed(state, { is: verdict, kept }),
  TwinReopened: (state) => proposed(state, { is: 'open', kept: null }),
  TwinLapsed: (state) => proposed(state, { is: 'lapsed', kept: null }),
  TwinStood: (state) => state,
};

function proposed(state: Pair, stands: Pick<Proposal, 'is' | 'kept'>): Pair {
  return state.is === 'none' ? state : { ...state, ...stands };
}
