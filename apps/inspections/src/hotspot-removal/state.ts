import type { Day, Evolve } from '@lien-nganh/kernel';
import type { events } from './events.ts';

/** What is known of one visit: whether it was clean, and what the keeper has decided about it. */
export interface Weighed {
  readonly on: Day;
  readonly clean: boolean;
  /** `null`: nobody has decided. */
  readonly decided: 'accepted' | 'kept' | null;
}

export interface Watched {
  readonly is: 'watched' | 'accepted';
  readonly hotspot: string;
  readonly keeper: string;
  /** By inspection. */
  readonly visits: Readonly<Record<string, Weighed>>;
}
export type HotspotRemoval = { readonly is: 'none' } | Watched;

export const initial: HotspotRemoval = { is: 'none' };

export const evolve: Evolve<HotspotRemoval, typeof events> = {
  HotspotVisitWeighed: (state, { data: { hotspot, keeper, inspection, on, clean } }) => {
    const before = state.is === 'none' ? {} : state.visits;
    const decided = before[inspection]?.decided ?? null;
    const is = state.is === 'none' ? 'watched' : state.is;
    return { is, hotspot, keeper, visits: { ...before, [inspection]: { on, clean, decided } } };
  },
  RemovalAccepted: (state, { data: { inspection } }) => decidedOn(state, inspection, 'accepted'),
  HotspotKept: (state, { data: { inspection } }) => decidedOn(state, inspection, 'kept'),
};

function decidedOn(state: HotspotRemoval, inspection: string, decided: 'accepted' | 'kept'): HotspotRemoval {
  if (state.is === 'none' || !state.visits[inspection]) return state;
  const visits = { ...state.visits, [inspection]: { ...state.visits[inspection], decided } };
  return { ...state, is: decided === 'accepted' ? 'accepted' : state.is, visits };
}

/** Visits by which the removal is proposed and on which nobody has decided, the earliest first. */
export function openProposals(state: HotspotRemoval): readonly (Weighed & { readonly inspection: string })[] {
  if (state.is !== 'watched') return [];
  return Object.entries(state.visits)
    .map(([inspection, visit]) => ({ inspection, ...visit }))
    .filter(({ clean, decided }) => clean && decided === null)
    .sort((a, b) => (a.on < b.on ? -1 : 1));
}
