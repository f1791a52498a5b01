import type { DataOfEvent, Evolve } from '@lien-nganh/kernel';
import type { events } from './events.ts';

export interface Made extends DataOfEvent<typeof events, 'EstimateMade'> {
  readonly is: 'made' | 'withdrawn';
  /** 1, 2 …: each word on it is another edition. */
  readonly edition: number;
  /** Whether any edition was withheld: what was withheld stays withheld. */
  readonly withheld: boolean;
}
export type Estimate = { readonly is: 'none' } | Made;

export const initial: Estimate = { is: 'none' };

/** Below it a count is withheld, as in every release for which nobody set a higher one. */
export const THRESHOLD = 5;

export const evolve: Evolve<Estimate, typeof events> = {
  EstimateMade: (before, { data }) => ({
    ...data,
    is: 'made',
    edition: before.is === 'none' ? 1 : before.edition + 1,
    withheld: isSmall(data.people) || (before.is !== 'none' && before.withheld),
  }),
  EstimateCorrected: (state, { data: { people, method } }) =>
    made(state, (old) => ({
      ...old,
      ...{ people, method, edition: old.edition + 1, withheld: old.withheld || isSmall(people) },
    })),
  EstimateWithdrawn: (state) => made(state, (old) => ({ ...old, is: 'withdrawn', edition: old.edition + 1 })),
};

function made(state: Estimate, change: (old: Made) => Made): Estimate {
  return state.is === 'made' ? change(state) : state;
}

function isSmall(people: number): boolean {
  return people < THRESHOLD;
}
