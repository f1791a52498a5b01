import type { DataOfEvent, Evolve } from '@lien-nganh/kernel';
import type { events } from './events.ts';

export interface Registered extends DataOfEvent<typeof events, 'EstablishmentRegistered'> {
  readonly is: 'open' | 'ceased' | 'withdrawn';
  /** The first day without it. */
  readonly closedOn: string | null;
  /** Units on later maps in which the site lies. */
  readonly placements: readonly string[];
}
export type Establishment = { readonly is: 'none' } | Registered;

export const initial: Establishment = { is: 'none' };

export const evolve: Evolve<Establishment, typeof events> = {
  EstablishmentRegistered: (_, { data }) => ({ ...data, is: 'open', closedOn: null, placements: [] }),
  EstablishmentCorrected: (state, { data: { changed } }) => registered(state, (old) => corrected(old, changed)),
  LicenceChanged: (state, { data: { licence } }) => registered(state, (old) => ({ ...old, licence })),
  RiskAssessed: (state, { data: { risk } }) => registered(state, (old) => ({ ...old, risk })),
  EstablishmentCeased: (state, { data: { closedOn } }) =>
    registered(state, (old) => ({ ...old, is: 'ceased', closedOn })),
  EstablishmentPlacedOnLaterMap: (state, { data: { unit } }) =>
    registered(state, (old) => ({ ...old, placements: [...old.placements.filter((placed) => placed !== unit), unit] })),
  EstablishmentWithdrawn: (state) => registered(state, (old) => ({ ...old, is: 'withdrawn' })),
};

type Changed = DataOfEvent<typeof events, 'EstablishmentCorrected'>['changed'];

/** A site in another unit has another place on later maps too. */
function corrected(old: Registered, changed: Changed): Registered {
  const next = { ...old, ...changed };
  return {
    ...next,
    is: next.closedOn === null ? 'open' : 'ceased',
    placements: next.unit === old.unit ? old.placements : [],
  };
}

function registered(state: Establishment, change: (old: Registered) => Registered): Establishment {
  return state.is === 'none' ? state : change(state);
}
