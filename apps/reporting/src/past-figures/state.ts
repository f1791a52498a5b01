import type { DataOfEvent, Evolve } from '@lien-nganh/kernel';
import type { events } from './events.ts';

export type PastFigure = DataOfEvent<typeof events, 'PastFiguresEntered'>['figures'][number];
type Of = Pick<PastFigure, 'unit' | 'from' | 'to'>;

export interface Entered {
  readonly is: 'entered';
  readonly indicator: string;
  /** `null`: of all that was done. */
  readonly agency: string | null;
  /** In order of days and unit. */
  readonly figures: readonly PastFigure[];
}
export type PastFigures = { readonly is: 'none' } | Entered;

export const initial: PastFigures = { is: 'none' };

export const evolve: Evolve<PastFigures, typeof events> = {
  PastFiguresEntered: (state, { data: { indicator, agency, figures } }) => ({
    ...{ is: 'entered', indicator, agency },
    figures: withFigures(figuresIn(state), figures),
  }),
  PastFigureTakenBack: (state, { data }) =>
    state.is === 'none' ? state : { ...state, figures: state.figures.filter((one) => !isOfSame(one, data)) },
};

export function figuresIn(state: PastFigures): readonly PastFigure[] {
  return state.is === 'none' ? [] : state.figures;
}

/** The figures with others that take the places of those of the same unit and days. */
export function withFigures(held: readonly PastFigure[], told: readonly PastFigure[]): readonly PastFigure[] {
  const others = held.filter((one) => !told.some((other) => isOfSame(one, other)));
  return [...others, ...told].sort((a, b) => (wordOf(a) < wordOf(b) ? -1 : 1));
}

/** Whether two are of the same unit and days. */
export function isOfSame(one: Of, other: Of): boolean {
  return wordOf(one) === wordOf(other);
}

function wordOf({ unit, from, to }: Of): string {
  return [from, to, unit].join(' ');
}

/** Id of the record of an indicator, of all that was done or of one agency's. */
export function idOfPastFigures(indicator: string, agency: string | null): string {
  return agency === null ? indicator : `${indicator}.${agency}`;
}
