import type { DataOfEvent, Evolve } from '@lien-nganh/kernel';
import type { events } from './events.ts';

export interface Invited extends DataOfEvent<typeof events, 'Invited'> {
  readonly is: 'stands' | 'called-off';
}
export type Invitation = { readonly is: 'none' } | Invited;

export const initial: Invitation = { is: 'none' };

export const evolve: Evolve<Invitation, typeof events> = {
  Invited: (_, { data }) => ({ ...data, is: 'stands' }),
  InvitationChanged: (state, { data }) => (state.is === 'none' ? state : { ...state, ...data }),
  InvitationCalledOff: (state) => (state.is === 'none' ? state : { ...state, is: 'called-off' }),
};
