import type { DataOfEvent, Evolve } from '@lien-nganh/kernel';
import type { ReleaseEvents } from './events.ts';

export type Released = DataOfEvent<ReleaseEvents, 'ReleasePublished'>;

/** All releases of one indicator, in order: what is told next depends on each of them. */
export type Releases =
  | { readonly is: 'none' }
  | {
      readonly is: 'kept' | 'released';
      readonly indicator: string;
      /** Agency that releases it. */
      readonly agency: string;
      /** Set for the indicator; `null`: that of all. */
      readonly threshold: number | null;
      readonly released: readonly Released[];
    };

export const initial: Releases = { is: 'none' };

export const evolve: Evolve<Releases, ReleaseEvents> = {
  ThresholdSet: (state, { data }) => ({ is: 'kept', released: [], ...told(state), ...data }),
  ReleasePublished: (state, { data }) => ({
    is: 'released',
    indicator: data.indicator,
    agency: data.agency,
    threshold: state.is === 'none' ? null : state.threshold,
    released: [...releasedIn(state), data],
  }),
};

function told(state: Releases): Partial<Exclude<Releases, { is: 'none' }>> {
  return state.is === 'none' ? {} : { is: state.is, released: state.released };
}

export function releasedIn(state: Releases): readonly Released[] {
  return state.is === 'none' ? [] : state.released;
}

/** The newest edition of the table of a period. */
export function newestOf(state: Releases, release: string): Released | undefined {
  return releasedIn(state).findLast((one) => one.release === release);
}

/** Id of the table of an indicator and period, whatever its editions. */
export function releaseId(indicator: string, { from, to }: Released['period']): string {
  return [indicator, from, to].join('.');
}
