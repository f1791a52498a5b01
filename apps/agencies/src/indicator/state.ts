import type { Day, Evolve } from '@lien-nganh/kernel';
import type { z } from 'zod';
import type { definition, events } from './events.ts';

export type Definition = Readonly<z.output<typeof definition>>;

/** One version. The next one ends it. */
export type Version = Definition & { readonly definitionVersion: number; readonly validFrom: Day };

export interface DefinedIndicator {
  readonly is: 'defined';
  readonly versions: readonly [Version, ...Version[]];
}

export interface EndedIndicator {
  readonly is: 'ended';
  readonly versions: readonly [Version, ...Version[]];
  /** First day without it. */
  readonly endedOn: Day;
}

export type Indicator = { readonly is: 'none' } | DefinedIndicator | EndedIndicator;

export const initial: Indicator = { is: 'none' };

export const evolve: Evolve<Indicator, typeof events> = {
  IndicatorDefined: (_, { data: { basis: _basis, ...data } }) => ({
    is: 'defined',
    versions: [{ ...data, definitionVersion: 1 }],
  }),
  IndicatorRevised: (state, { data: { basis: _basis, ...data } }) =>
    state.is === 'none'
      ? state
      : { ...state, versions: [...state.versions, { ...data, definitionVersion: state.versions.length + 1 }] },
  IndicatorEnded: (state, { data }) =>
    state.is === 'none' ? state : { is: 'ended', versions: state.versions, endedOn: data.on },
};

export function latestVersion(state: DefinedIndicator | EndedIndicator): Version {
  return state.versions[state.versions.length - 1]!;
}
