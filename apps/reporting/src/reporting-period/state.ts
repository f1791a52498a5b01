import type { DataOfEvent, Evolve } from '@lien-nganh/kernel';
import type { events } from './events.ts';

export type Told = DataOfEvent<typeof events, 'ReportingPeriodOpened'>;
export interface Open extends Told {
  readonly is: 'open' | 'withdrawn';
}
export type ReportingPeriod = { readonly is: 'none' } | Open;

export const initial: ReportingPeriod = { is: 'none' };

export const evolve: Evolve<ReportingPeriod, typeof events> = {
  ReportingPeriodOpened: (_, { data }) => ({ ...data, is: 'open' }),
  ReportingPeriodRenewed: (_, { data }) => ({ ...data, is: 'open' }),
  ReportingPeriodWithdrawn: (state) => (state.is === 'none' ? state : { ...state, is: 'withdrawn' }),
};

export function idOfPeriod(regime: string, period: string): string {
  return `${regime}.${period}`;
}
