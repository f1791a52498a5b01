import type { DataOfEvent, Evolve } from '@lien-nganh/kernel';
import type { events } from './events.ts';

export interface Entered extends DataOfEvent<typeof events, 'OutcomesEntered'> {
  readonly is: 'entered' | 'withdrawn';
  /** The account that entered it. */
  readonly author: string;
  readonly obligations: readonly string[];
  readonly corrections: number;
}
export type Discipline = { readonly is: 'none' } | Entered;

export const initial: Discipline = { is: 'none' };

export const evolve: Evolve<Discipline, typeof events> = {
  OutcomesEntered: (_, { data, actor: { account }, obligations }) => ({
    ...data,
    is: 'entered',
    author: account,
    obligations,
    corrections: 0,
  }),
  OutcomesCorrected: (state, { data: { reason: _, ...outcomes } }) =>
    entered(state, (old) => ({ ...old, ...outcomes, corrections: old.corrections + 1 })),
  OutcomesWithdrawn: (state) => entered(state, (old) => ({ ...old, is: 'withdrawn' })),
};

function entered(state: Discipline, change: (old: Entered) => Entered): Discipline {
  return state.is === 'entered' ? change(state) : state;
}

/** Individuals and collectives of a year by form, over all that stand: never added to each other. */
export function outcomesOfAYear(all: readonly Discipline[], year: number) {
  const inYear = all.filter((one): one is Entered => one.is === 'entered' && Number(one.to.slice(0, 4)) === year);
  return {
    individuals: summed(
      inYear.flatMap(({ individuals }) =>
        individuals.map(({ form, side, people }) => [`${form}/${side}`, people] as const),
      ),
    ),
    collectives: summed(
      inYear.flatMap(({ collectives }) => collectives.map((one) => [one.form, one.collectives] as const)),
    ),
  };
}

function summed(counted: readonly (readonly [string, number])[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const [form, count] of counted) sums.set(form, (sums.get(form) ?? 0) + count);
  return sums;
}
