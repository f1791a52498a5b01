import { lookUp, type LookUp, type OwnRecords } from '@lien-nganh/kernel';
import { termNamed } from '../calendar/periods.ts';
import type { Calendar } from '../calendar/state.ts';
import { calendarOn, lasts, type Entered, type Regime } from '../regime/state.ts';
import type { Told } from './state.ts';

export type Found = Told | 'no-regime' | 'no-period';

/**
 * What a regime and the calendar that it follows say of a period: its days, and who reports. The calendar is the one that is
 * followed on the last day of the period, so that a period belongs to one calendar alone.
 */
export function periodOf(regime: string, period: string): LookUp<Found> {
  return lookUp([], async (_, records) => {
    if (!records) throw new Error('a regime is looked up where there are no records');
    const found = (await records.stateOf('regime', regime)) as Regime;
    if (found.is === 'none') return 'no-regime';
    for (const { calendar } of found.calendars) {
      const told = await toldBy(found, { regime, period, calendar }, records);
      if (told !== null) return told;
    }
    return 'no-period';
  });
}

interface Asked {
  readonly regime: string;
  readonly period: string;
  readonly calendar: string;
}

async function toldBy(found: Entered, asked: Asked, records: OwnRecords): Promise<Told | null> {
  const kept = (await records.stateOf('calendar', asked.calendar)) as Calendar;
  const term = kept.is === 'none' ? null : termNamed(kept, asked.period);
  if (term === null || calendarOn(found, term.to) !== asked.calendar) return null;
  const { through, obligations, validFrom, validTo } = found;
  if (term.to < validFrom || (validTo !== null && term.to > validTo)) return null;
  const { kind, from, to, cutOff, dueOn, consolidatedDueOn } = term;
  return {
    ...{ ...asked, kind, from, to, cutOff, dueOn, consolidatedDueOn, through },
    obligation: kind === 'quarterly' ? null : obligations[kind],
    consolidation: obligations.consolidation,
    addressees: found.addressees
      .filter((one) => lasts(one, to))
      .map(({ agency, group, manner }) => ({ agency, group, manner })),
  };
}
