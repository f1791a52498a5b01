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
  TemplateFollowed: (state, { data: { kind, template, from } }) =>
    entered(state, (old) => ({
      ...old,
      kinds: [
        ...old.kinds.filter((one) => one.kind !== kind),
        withTemplate(old.kinds.find((one) => one.kind === kind) ?? { kind, obligation: null, templates: [] }, {
          ...{ template, from },
        }),
      ],
    })),
  OwnPeriodNamed: (state, { data }) =>
    entered(state, (old) => ({ ...old, ownPeriods: [...old.ownPeriods, { ...data }] })),
  RegimeEnded: (state, { data: { lastDay } }) => entered(state, (old) => ({ ...old, validTo: lastDay })),
};

type OfKind = Entered['kinds'][number];

function withTemplate(of: OfKind, followed: OfKind['templates'][number]): OfKind {
  return { ...of, templates: [...of.templates, followed] };
}

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

/** What of a regime is said of reports of one kind. */
export function ofKind({ kinds }: Pick<Entered, 'kinds'>, kind: OfKind['kind']): OfKind {
  return kinds.find((one) => one.kind === kind) ?? { kind, obligation: null, templates: [] };
}

/** What reports of a kind are made by on a day: the last template that was taken up by then. */
export function templateOn(regime: Pick<Entered, 'kinds'>, kind: OfKind['kind'], on: Day): string | null {
  return (
    ofKind(regime, kind)
      .templates.filter(({ from }) => from <= on)
      .at(-1)?.template ?? null
  );
}
