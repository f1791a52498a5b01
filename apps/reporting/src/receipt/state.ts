import type { DataOfEvent, Evolve } from '@lien-nganh/kernel';
import type { events } from './events.ts';

export interface Received extends DataOfEvent<typeof events, 'ReportReceived'> {
  readonly is: 'received' | 'withdrawn';
  readonly corrections: number;
}
export type Receipt = { readonly is: 'none' } | Received;

export const initial: Receipt = { is: 'none' };

export const evolve: Evolve<Receipt, typeof events> = {
  ReportReceived: (_, { data }) => ({ ...data, is: 'received', corrections: 0 }),
  ReceiptCorrected: (state, { data: { changed } }) =>
    state.is === 'received' ? { ...state, ...changed, corrections: state.corrections + 1 } : state,
  ReceiptTakenBack: (state) => (state.is === 'received' ? { ...state, is: 'withdrawn' } : state),
  ReceiptWithdrawn: (state) => (state.is === 'received' ? { ...state, is: 'withdrawn' } : state),
};

/** Nobody types it: it follows from the day of receipt and the due day. */
export function timelinessOf({ receivedOn, dueOn }: Pick<Received, 'receivedOn' | 'dueOn'>): 'on-time' | 'late' {
  return receivedOn <= dueOn ? 'on-time' : 'late';
}

export function idOfReceipt(period: string, agency: string): string {
  return `${period}.${agency}`;
}
