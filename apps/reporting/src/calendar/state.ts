import type { DataOfEvent, Evolve } from '@lien-nganh/kernel';
import type { events } from './events.ts';

export interface Entered extends DataOfEvent<typeof events, 'CalendarEntered'> {
  readonly is: 'entered';
}
export type Calendar = { readonly is: 'none' } | Entered;

export const initial: Calendar = { is: 'none' };

export const evolve: Evolve<Calendar, typeof events> = {
  CalendarEntered: (_, { data }) => ({ ...data, is: 'entered' }),
  CalendarCorrected: (state, { data: { reason: _, ...changed } }) => entered(state, (old) => ({ ...old, ...changed })),
  CalendarEnded: (state, { data: { lastDay } }) => entered(state, (old) => ({ ...old, validTo: lastDay })),
};

function entered(state: Calendar, change: (old: Entered) => Entered): Calendar {
  return state.is === 'none' ? state : change(state);
}
