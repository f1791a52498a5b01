import type { DataOfEvent, Evolve } from '@lien-nganh/kernel';
import type { events } from './events.ts';

export interface Entered extends DataOfEvent<typeof events, 'ChecklistEntered'> {
  readonly is: 'entered' | 'withdrawn';
}
export type Checklist = { readonly is: 'none' } | Entered;

export const initial: Checklist = { is: 'none' };

export const evolve: Evolve<Checklist, typeof events> = {
  ChecklistEntered: (_, { data }) => ({ ...data, is: 'entered' }),
  ChecklistCorrected: (state, { data: { reason: _, ...list } }) => entered(state, (old) => ({ ...old, ...list })),
  ChecklistEnded: (state, { data: { lastDay } }) => entered(state, (old) => ({ ...old, validTo: lastDay })),
  ChecklistWithdrawn: (state) => entered(state, (old) => ({ ...old, is: 'withdrawn' })),
};

function entered(state: Checklist, change: (old: Entered) => Entered): Checklist {
  return state.is === 'none' ? state : change(state);
}
