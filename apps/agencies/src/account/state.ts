import type { Day, Evolve } from '@lien-nganh/kernel';
import type { events } from './events.ts';

export interface OpenedAccount {
  /** `closed` once somebody ended it; a term that simply runs out leaves it `open`. */
  readonly is: 'open' | 'closed';
  readonly subject: string;
  readonly agency: string;
  readonly role: string;
  readonly duties: readonly string[];
  readonly from: Day;
  /** Last day; null while it lasts. */
  readonly to: Day | null;
}

export type Account = { readonly is: 'none' } | OpenedAccount;

export const initial: Account = { is: 'none' };

export const evolve: Evolve<Account, typeof events> = {
  AccountOpened: (_, { data: { basis: _basis, ...data } }) => ({ is: 'open', ...data }),
  AccountDutiesSet: (state, { data }) => (state.is === 'none' ? state : { ...state, duties: data.duties }),
  AccountExtended: (state, { data }) => (state.is === 'none' ? state : { ...state, is: 'open', to: data.to }),
  AccountClosed: (state, { data }) => (state.is === 'none' ? state : { ...state, is: 'closed', to: data.lastDay }),
};
