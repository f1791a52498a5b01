import type { DataOfEvent, Evolve } from '@lien-nganh/kernel';
import type { events } from './events.ts';

export interface Found extends DataOfEvent<typeof events, 'OverlapFound'> {
  /** Open until somebody decides which counts. */
  readonly is: DataOfEvent<typeof events, 'OverlapStood'>['is'];
}
export type Overlap = { readonly is: 'none' } | Found;

export const initial: Overlap = { is: 'none' };

export const evolve: Evolve<Overlap, typeof events> = {
  OverlapFound: (_, { data }) => ({ ...data, is: 'open' }),
  OverlapDecided: (state, { data: { counts } }) => found(state, counts),
  OverlapReopened: (state) => found(state, 'open'),
  OverlapLapsed: (state) => found(state, 'lapsed'),
  OverlapStood: (state) => state,
};

function found(state: Overlap, is: Found['is']): Overlap {
  return state.is === 'none' ? state : { ...state, is };
}
