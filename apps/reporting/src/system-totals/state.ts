import type { DataOfEvent, Evolve } from '@lien-nganh/kernel';
import type { events } from './events.ts';

type Read = DataOfEvent<typeof events, 'SystemTotalsRead'>;
export type Total = Read['totals'][number];

/** Which of both counts, and by whose decision. */
export interface Chosen {
  readonly sheet: string;
  readonly cell: string;
  readonly counts: 'platform' | 'system';
  readonly account: string;
  readonly agency: string;
  readonly on: string;
}

export interface TotalsRead extends Read {
  readonly is: 'read' | 'withdrawn';
  readonly readOn: string;
  readonly chosen: readonly Chosen[];
}
export type SystemTotals = { readonly is: 'none' } | TotalsRead;

export const initial: SystemTotals = { is: 'none' };

export const evolve: Evolve<SystemTotals, typeof events> = {
  SystemTotalsRead: (state, { data, occurredOn }) => ({
    ...data,
    is: 'read',
    readOn: occurredOn,
    // a decision was about a number: where another is said now, nobody has decided
    chosen: state.is === 'none' ? [] : state.chosen.filter((one) => saysTheSame(state.totals, data.totals, one)),
  }),
  SystemTotalChosen: (state, { data: { sheet, cell, counts }, actor, occurredOn }) => {
    if (state.is === 'none') return state;
    const others = state.chosen.filter((one) => !isAt(one, { sheet, cell }));
    const { account, agency } = actor;
    return { ...state, chosen: [...others, { sheet, cell, counts, account, agency, on: occurredOn }] };
  },
  SystemTotalsWithdrawn: (state) => (state.is === 'none' ? state : { ...state, is: 'withdrawn' }),
};

type At = Pick<Total, 'sheet' | 'cell'>;

export function isAt(one: At, { sheet, cell }: At): boolean {
  return one.sheet === sheet && one.cell === cell;
}

function saysTheSame(before: readonly Total[], after: readonly Total[], at: At): boolean {
  const [was, is] = [before, after].map((totals) => totals.find((one) => isAt(one, at))?.said);
  return was?.is === 'read' && is?.is === 'read' && was.value === is.value;
}
