import type { DataOfEvent, Evolve } from '@lien-nganh/kernel';
import type { events } from './events.ts';

export interface Entered extends DataOfEvent<typeof events, 'LegalBasisEntered'> {
  readonly is: 'entered' | 'withdrawn';
}
export type LegalBasis = { readonly is: 'none' } | Entered;

export const initial: LegalBasis = { is: 'none' };

export const evolve: Evolve<LegalBasis, typeof events> = {
  LegalBasisEntered: (_, { data }) => ({ ...data, is: 'entered' }),
  LegalBasisCorrected: (state, { data: { reason: _, ...basis } }) => entered(state, (old) => ({ ...old, ...basis })),
  LegalBasisEnded: (state, { data: { lastDay } }) => entered(state, (old) => ({ ...old, validTo: lastDay })),
  LegalBasisWithdrawn: (state) => entered(state, (old) => ({ ...old, is: 'withdrawn' })),
};

function entered(state: LegalBasis, change: (old: Entered) => Entered): LegalBasis {
  return state.is === 'none' ? state : change(state);
}
