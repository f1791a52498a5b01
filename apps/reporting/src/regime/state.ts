import type { DataOfEvent, Day, Evolve } from '@lien-nganh/kernel';
import type { events } from './events.ts';

export type Addressee = DataOfEvent<typeof events, 'AddresseeNamed'>;

export interface Entered extends DataOfEvent<typeof events, 'RegimeEntered'> {
  readonly is: 'entered';
}
export type Regime = { readonly is: 'none' } | Entered;

export const initial: Regime = { is: 'none' };

export const evolve: Evolve<Regime, typeof events> = {
  RegimeEntered: (_, { data }) => ({ ...data, is: 'entered' }),
  RegimeCorrected: (state, { data: { reason: _, ...changed } }) => entered(state, (old) => ({ ...old, ...changed })),
  AddresseeNamed: (state, { data }) =>
    entered(state, (old) => ({ ...old, addressees: [...old.addressees, { ...data }] })),
  AddresseeReleased: (state, { data: { agency, lastDay } }) =>
    entered(state, (old) => ({
      ...old,
      addressees: old.addressees.map((one) =>
        one.agency === agency && lasts(one, lastDay) ? { ...one, to: lastDay } : one,
      ),
    })),
  CalendarFollowed: (state, { data }) =>
    entered(state, (old) => ({ ...old, calendars: [...old.calendars, { ...data }] })),
  RegimeEnded: (state, { data: { lastDay } }) => entered(state, (old) => ({ ...old, validTo: lastDay })),
};

function entered(state: Regime, change: (old: Entered) => Entered): Regime {
  return state.is === 'none' ? state : change(state);
}

export function lasts({ from, to }: Pick<Addressee, 'from' | 'to'>, on: Day): boolean {
  return from <= on && (to === null || on <= to);
}

/** The calendar that is followed on a day: the last that was taken up by then. */
export function calendarOn({ calendars }: Pick<Entered, 'calendars'>, on: Day): string | null {
  return calendars.filter(({ from }) => from <= on).at(-1)?.calendar ?? null;
}
