import type { DataOfEvent, Day, Evolve } from '@lien-nganh/kernel';
import type { events } from './events.ts';

export interface Told extends Pick<DataOfEvent<typeof events, 'SpecialDaysEntered'>, 'names' | 'basis'> {
  readonly on: Day;
  readonly is: 'day-off' | 'make-up';
}
/** In order of day, each once. */
export type WorkYear = { readonly is: 'none' } | { readonly is: 'entered'; readonly days: readonly Told[] };

export const initial: WorkYear = { is: 'none' };

export const evolve: Evolve<WorkYear, typeof events> = {
  SpecialDaysEntered: (state, { data: { days, names, basis } }) =>
    days.reduce<WorkYear>((before, one) => withDay(before, { ...one, names, basis }), state),
  SpecialDayCorrected: (state, { data: { reason: _, ...told } }) => withDay(state, told),
  SpecialDayWithdrawn: (state, { data: { on } }) => ({
    is: 'entered',
    days: daysOf(state).filter((one) => one.on !== on),
  }),
};

export function daysOf(state: WorkYear): readonly Told[] {
  return state.is === 'none' ? [] : state.days;
}

function withDay(state: WorkYear, told: Told): WorkYear {
  const others = daysOf(state).filter(({ on }) => on !== told.on);
  return { is: 'entered', days: [...others, told].sort((a, b) => (a.on < b.on ? -1 : 1)) };
}
