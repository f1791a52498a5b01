import type { DataOfEvent, Evolve } from '@lien-nganh/kernel';
import type { events } from './events.ts';

type DataOf<Name extends keyof typeof events & string> = DataOfEvent<typeof events, Name>;
type Reasons = DataOf<'FiguresConsolidated'>['reasons'];

export interface Edition extends Pick<DataOf<'ConsolidatedReportIssued'>, 'number' | 'dated' | 'made' | 'signed'> {
  readonly reasons: Reasons;
  readonly filed: readonly Omit<DataOf<'EditionFiled'>, 'edition'>[];
}
/** Figures that are frozen and wait to be issued. */
export interface Pending extends DataOf<'FiguresConsolidated'> {
  /** Account that froze them. */
  readonly by: string;
}
export interface Words extends DataOf<'ConsolidatedNarrativeWritten'> {
  readonly by: string;
}
export interface Begun extends DataOf<'ConsolidationBegun'> {
  readonly is: 'drafted' | 'issued' | 'withdrawn';
  readonly narrative: readonly Words[];
  readonly pending: Pending | null;
  /** In order; the last is the present one. */
  readonly editions: readonly Edition[];
}
export type Consolidation = { readonly is: 'none' } | Begun;

export const initial: Consolidation = { is: 'none' };

export const evolve: Evolve<Consolidation, typeof events> = {
  ConsolidationBegun: (state, { data }) =>
    state.is === 'none' ? { ...data, is: 'drafted', narrative: [], pending: null, editions: [] } : state,
  ConsolidatedNarrativeWritten: (state, { data, actor }) =>
    begun(state, (old) => ({
      narrative: [
        ...old.narrative.filter(({ slot }) => slot !== data.slot),
        ...(data.text === null ? [] : [{ ...data, by: actor.account }]),
      ],
    })),
  FiguresConsolidated: (state, { data, actor }) => begun(state, () => ({ pending: { ...data, by: actor.account } })),
  // one that was withdrawn is issued anew
  ConsolidatedReportIssued: (state, { data: { number, dated, made, signed, ...told } }) => ({
    narrative: state.is === 'none' ? [] : state.narrative,
    ...{ ...told, is: 'issued', pending: null },
    editions: [{ number, dated, made, signed, reasons: [], filed: [] }],
  }),
  ConsolidatedReportRestated: (state, { data: { reason: _, ...edition } }) =>
    issued(state, (old) => ({ pending: null, editions: [...old.editions, { ...edition, filed: [] }] })),
  ConsolidatedReportCorrected: (state, { data: { number, dated } }) =>
    issued(state, ({ editions }) => ({ editions: withEdition(editions, editions.length, () => ({ number, dated })) })),
  EditionFiled: (state, { data: { edition, ...filed } }) =>
    issued(state, ({ editions }) => ({
      editions: withEdition(editions, edition, (old) => ({ filed: [...old.filed, filed] })),
    })),
  ConsolidatedReportWithdrawn: (state) => issued(state, () => ({ is: 'withdrawn', pending: null })),
};

function begun(state: Consolidation, change: (old: Begun) => Partial<Begun>): Consolidation {
  return state.is === 'none' ? state : { ...state, ...change(state) };
}

function issued(state: Consolidation, change: (old: Begun) => Partial<Begun>): Consolidation {
  return state.is === 'issued' ? { ...state, ...change(state) } : state;
}

/** @param place counted from 1 */
function withEdition(editions: Begun['editions'], place: number, change: (old: Edition) => Partial<Edition>) {
  return editions.map((one, index) => (index + 1 === place ? { ...one, ...change(one) } : one));
}

/** Accounts that made what waits to be issued: whoever froze the figures, and who wrote. */
export function makersOf({ narrative, pending }: Begun): readonly string[] {
  return [...new Set([...narrative.map(({ by }) => by), ...(pending === null ? [] : [pending.by])])].sort();
}
