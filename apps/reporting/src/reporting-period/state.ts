import type { DataOfEvent, Day, Evolve } from '@lien-nganh/kernel';
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

/** A report of a period is not dated before its first day, nor received or issued. */
export function isBefore(period: ReportingPeriod, day: Day): boolean {
  return period.is !== 'none' && day < period.from;
}

export function idOfPeriod(regime: string, period: string): string {
  return `${regime}.${period}`;
}
