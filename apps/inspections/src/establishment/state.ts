import type { DataOfEvent, Evolve } from '@lien-nganh/kernel';
import { present, withChange, withCorrection, type Change, type Described, type History } from './dated.ts';
import type { events } from './events.ts';

/** What it is now, and how it became so. */
export interface Registered extends DataOfEvent<typeof events, 'EstablishmentRegistered'>, History {
  readonly is: 'open' | 'ceased' | 'withdrawn';
  /** The first day without it. */
  readonly closedOn: string | null;
  /** Units on later maps in which the site lies. */
  readonly placements: readonly string[];
  /** The record that counts in its stead; `null`: it counts itself. */
  readonly sameAs: string | null;
  /** Records of which it was said that they are of another place. */
  readonly apart: readonly string[];
}
export type Establishment = { readonly is: 'none' } | Registered;

export const initial: Establishment = { is: 'none' };

export const evolve: Evolve<Establishment, typeof events> = {
  EstablishmentRegistered: (_, { data }) => ({
    ...data,
    is: 'open',
    closedOn: null,
    placements: [],
    sameAs: null,
    apart: [],
    opening: openingOf(data),
    changes: [],
  }),
  EstablishmentCorrected: (state, { data: { changed } }) => registered(state, (old) => corrected(old, changed)),
  EstablishmentChanged: (state, { data: { on, changed } }) =>
    registered(state, (old) => became(old, { on, changed: withoutPlace(changed) })),
  LicenceChanged: (state, { data: { licence } }) =>
    registered(state, (old) => {
      const change = { on: licence.from, changed: { licensed: isLicence(licence) } };
      return { ...withChange(old, change), licence };
    }),
  RiskAssessed: (state, { data: { risk }, occurredOn }) =>
    registered(state, (old) => ({ ...withChange(old, { on: occurredOn, changed: { risk } }), risk })),
  EstablishmentCeased: (state, { data: { closedOn } }) =>
    registered(state, (old) => ({ ...old, is: 'ceased', closedOn })),
  EstablishmentPlacedOnLaterMap: (state, { data: { unit } }) =>
    registered(state, (old) => {
      const placements = [...old.placements.filter((placed) => placed !== unit), unit];
      return { ...withCorrection(old, { placements }), placements };
    }),
  EstablishmentMerged: (state, { data: { into } }) =>
    registered(state, (old) => ({ ...old, sameAs: into, apart: old.apart.filter((other) => other !== into) })),
  EstablishmentSeparated: (state, { data: { from } }) =>
    registered(state, (old) => ({
      ...old,
      sameAs: old.sameAs === from ? null : old.sameAs,
      apart: [...old.apart, from],
    })),
  EstablishmentWithdrawn: (state) => registered(state, (old) => ({ ...old, is: 'withdrawn' })),
};

type Data = DataOfEvent<typeof events, 'EstablishmentRegistered'>;
type Changed = DataOfEvent<typeof events, 'EstablishmentCorrected'>['changed'];
type Became = DataOfEvent<typeof events, 'EstablishmentChanged'>['changed'];

function openingOf({ kind, conditional, prone, licence, risk, unit }: Data): Described {
  return { kind, conditional, prone, licensed: isLicence(licence), risk, unit, placements: [] };
}

function isLicence({ is }: Data['licence']): boolean {
  return is === 'in-force';
}

/** A site in another unit has another place on later maps too. */
function withoutPlace(changed: Became): Change['changed'] {
  return changed.unit === undefined ? changed : { ...changed, placements: [] };
}

function corrected(old: Registered, changed: Changed): Registered {
  const next = { ...old, ...changed };
  const { kind, conditional, prone, unit } = changed;
  const said = Object.entries({ kind, conditional, prone, unit }).filter(([, value]) => value !== undefined);
  const moved = next.unit === old.unit ? {} : { placements: [] };
  return {
    ...withCorrection(next, { ...Object.fromEntries(said), ...moved }),
    is: next.closedOn === null ? 'open' : 'ceased',
    ...moved,
  };
}

function became(old: Registered, change: Change): Registered {
  const next = withChange(old, change);
  const { kind, conditional, prone, unit, placements } = present(next);
  return { ...next, kind, conditional, prone, unit, placements };
}

function registered(state: Establishment, change: (old: Registered) => Registered): Establishment {
  return state.is === 'none' ? state : change(state);
}
