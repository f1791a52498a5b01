import type { DeputisingKind } from '@lien-nganh/contracts/agencies';
import type { Day, Erased, Evolve } from '@lien-nganh/kernel';
import type { events } from './events.ts';

/** That the holder stands in for another. */
export interface Deputising {
  readonly deputising: string;
  readonly kind: DeputisingKind;
  /** The account stood in for; null: the head's post, which nobody holds. */
  readonly of: string | null;
  /** What was handed on; empty: all of it. */
  readonly rights: readonly string[];
  readonly from: Day;
  /** Last day, on which it was ended if it was; null while it lasts. Before `from` where it never came to it. */
  readonly to: Day | null;
  readonly basis: { readonly number: string; readonly issuedOn: Day };
}

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
  /** In order of their days. */
  readonly positions: readonly { readonly title: string; readonly from: Day }[];
  readonly deputisings: readonly Deputising[];
  /** Where its holder went, and what of that has not come about; null where nobody was transferred. */
  readonly transferredTo: {
    readonly account: string;
    readonly agency: string;
    readonly from: Day;
    readonly successor: string;
    readonly heldUp: readonly { readonly step: string; readonly rule: string | null }[];
  } | null;
  /** Name of whoever holds it, as long as it is kept; null where none was entered. */
  readonly holder: string | Erased | null;
}

export type Account = { readonly is: 'none' } | OpenedAccount;

export const initial: Account = { is: 'none' };

export const evolve: Evolve<Account, typeof events> = {
  AccountOpened: (_, { data: { basis: _basis, ...data } }) => ({
    is: 'open',
    ...data,
    positions: [],
    deputisings: [],
    transferredTo: null,
    holder: null,
  }),
  AccountDutiesSet: (state, { data }) => changed(state, () => ({ duties: data.duties })),
  AccountExtended: (state, { data }) => changed(state, () => ({ is: 'open', to: data.to })),
  AccountClosed: (state, { data }) => changed(state, () => ({ is: 'closed', to: data.lastDay })),
  AccountTransferred: (state, { data: { lastDay, to, successor } }) =>
    changed(state, () => {
      const { account, agency, from } = to;
      return { is: 'closed', to: lastDay, transferredTo: { account, agency, from, successor, heldUp: [] } };
    }),
  TransferHeldUp: (state, { data }) =>
    changed(state, ({ transferredTo: to }) => ({ transferredTo: to && { ...to, heldUp: [...to.heldUp, data] } })),
  HolderNamed: (state, { data }) => changed(state, () => ({ holder: data.name })),
  PositionSet: (state, { data }) =>
    changed(state, ({ positions }) => ({
      positions: [...positions.filter(({ from }) => from !== data.from), data].sort((a, b) =>
        a.from < b.from ? -1 : 1,
      ),
    })),
  Deputised: (state, { data }) =>
    changed(state, ({ deputisings }) => ({
      deputisings: [...deputisings, { ...data, kind: data.kind as DeputisingKind }],
    })),
  DeputisingEnded: (state, { data: { deputising, lastDay } }) =>
    changed(state, ({ deputisings }) => ({
      deputisings: deputisings.map((one) => (one.deputising === deputising ? { ...one, to: lastDay } : one)),
    })),
};

function changed(state: Account, change: (old: OpenedAccount) => Partial<OpenedAccount>): Account {
  return state.is === 'none' ? state : { ...state, ...change(state) };
}
