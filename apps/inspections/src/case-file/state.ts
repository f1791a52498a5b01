import type { DataOfEvent, Day, Evolve } from '@lien-nganh/kernel';
import type { events } from './events.ts';

type Outcome = DataOfEvent<typeof events, 'CaseFileDecided'>['outcome'];

export interface Sent extends DataOfEvent<typeof events, 'CaseFileSent'> {
  readonly is: 'sent' | 'received' | 'decided' | 'taken-back';
  /** Since when the receiver has it in hand, by its own word; `null`: it has said nothing. */
  readonly inHandSince: Day | null;
  readonly decided: { readonly on: Day; readonly outcome: Outcome } | null;
}
export type CaseFile = { readonly is: 'none' } | Sent;

export const initial: CaseFile = { is: 'none' };

export const evolve: Evolve<CaseFile, typeof events> = {
  CaseFileSent: (_, { data }) => ({ ...data, is: 'sent', inHandSince: null, decided: null }),
  CaseFileTakenBack: (state) => changed(state, (old) => ({ ...old, is: 'taken-back' })),
  CaseFileReceived: (state, { data: { on } }) => changed(state, (old) => ({ ...old, is: 'received', inHandSince: on })),
  CaseFileDecided: (state, { data: { on, outcome } }) =>
    changed(state, (old) => ({
      ...old,
      is: 'decided',
      inHandSince: old.inHandSince ?? on,
      decided: { on, outcome },
    })),
};

function changed(state: CaseFile, change: (old: Sent) => Sent): CaseFile {
  return state.is === 'none' ? state : change(state);
}

/** What the receiver has made of the file, for the inspection that sent it; `null`: nothing is known yet. */
export function answerOf(state: CaseFile): { readonly is: 'closed' | 'returned'; readonly on: Day } | null {
  if (state.is === 'none' || state.is === 'taken-back' || state.inHandSince === null) return null;
  const { decided, inHandSince } = state;
  return decided?.outcome === 'returned' ? { is: 'returned', on: decided.on } : { is: 'closed', on: inHandSince };
}
