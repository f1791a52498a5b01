import type { DataOfEvent, Evolve } from '@lien-nganh/kernel';
import type { events } from './events.ts';

export interface Edition {
  readonly number: string;
  readonly dated: string;
}
export interface Issued extends Omit<DataOfEvent<typeof events, 'ConsolidatedReportIssued'>, 'number' | 'dated'> {
  readonly is: 'issued' | 'withdrawn';
  /** In order; the last is the present one. */
  readonly editions: readonly Edition[];
}
export type Consolidation = { readonly is: 'none' } | Issued;

export const initial: Consolidation = { is: 'none' };

export const evolve: Evolve<Consolidation, typeof events> = {
  ConsolidatedReportIssued: (_, { data: { number, dated, ...told } }) => ({
    ...told,
    is: 'issued',
    editions: [{ number, dated }],
  }),
  ConsolidatedReportRestated: (state, { data: { number, dated } }) =>
    issued(state, (old) => ({ ...old, editions: [...old.editions, { number, dated }] })),
  ConsolidatedReportCorrected: (state, { data: { number, dated } }) =>
    issued(state, (old) => ({ ...old, editions: [...old.editions.slice(0, -1), { number, dated }] })),
  ConsolidatedReportWithdrawn: (state) => issued(state, (old) => ({ ...old, is: 'withdrawn' })),
};

function issued(state: Consolidation, change: (old: Issued) => Issued): Consolidation {
  return state.is === 'issued' ? change(state) : state;
}
