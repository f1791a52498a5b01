import type { DataOfEvent, Day, Evolve } from '@lien-nganh/kernel';
import { followedBy, heldOn } from '@lien-nganh/vocabulary';
import type { events } from './events.ts';

/** How a body numbers its papers within a stretch of days. */
export interface Numbered extends DataOfEvent<typeof events, 'NumberingSet'> {
  readonly validTo: Day | null;
}
export type Numbering = { readonly is: 'none' } | { readonly is: 'set'; readonly versions: readonly Numbered[] };

export const initial: Numbering = { is: 'none' };

/** The series of all kinds of paper that have none of their own. */
export const COMMON = 'all';

export const evolve: Evolve<Numbering, typeof events> = {
  NumberingSet: (state, { data }) => ({
    is: 'set',
    versions: followedBy(earlierThan(state, data.validFrom), { ...data, validTo: null }),
  }),
};

/** Versions that stay when another one is set: one of the same day takes the place of the last. */
export function earlierThan(state: Numbering, day: Day): readonly Numbered[] {
  return state.is === 'none' ? [] : state.versions.filter(({ validFrom }) => validFrom < day);
}

/** As it was on a day; where nobody set anything, a clerk numbers all papers in one series. */
export function numberingOn(state: Numbering, on: Day): Pick<Numbered, 'assigns' | 'apart'> {
  const held = state.is === 'none' ? null : heldOn(state.versions, on);
  return held ?? { assigns: 'clerk', apart: [] };
}

/** The series in which a paper of this symbol is numbered: that of the whole symbol (`QĐ-XPVPHC`), or else of its kind (`QĐ`). */
export function seriesFor(symbol: string, { apart }: Pick<Numbered, 'apart'>): string {
  const seriesOf = (kind: string) => apart.find(({ kinds }) => kinds.includes(kind))?.series;
  return seriesOf(symbol) ?? seriesOf(symbol.split('-', 1)[0]!) ?? COMMON;
}
