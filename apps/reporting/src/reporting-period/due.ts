import { workDaysKnown } from '@lien-nganh/contracts/reference';
import { lookUp, type LookUp, type OwnRecords } from '@lien-nganh/kernel';
import { takeWorkingDays, type WorkDays } from '@lien-nganh/vocabulary';
import { termNamed, type ReportingTerm } from '../calendar/periods.ts';
import type { Calendar } from '../calendar/state.ts';
import { calendarOn, lasts, ofKind, templateOn, type Entered, type Regime } from '../regime/state.ts';
import type { Told } from './state.ts';

export type Found = Told | 'no-regime' | 'no-period';

/**
 * What a regime and the calendar that it follows say of a period: its days, and who reports. The calendar is the one that is
 * followed on the last day of the period, so that a period belongs to one calendar alone; a regime may name days of its own.
 */
export function periodOf(regime: string, period: string): LookUp<Found> {
  const days = workDaysKnown();
  return lookUp(days.tables, async (rows, records) => {
    if (!records) throw new Error('a regime is looked up where there are no records');
    const found = (await records.stateOf('regime', regime)) as Regime;
    if (found.is === 'none') return 'no-regime';
    const known: Known = { found, days: await days.resolve(rows) };
    const own = found.ownPeriods.find((one) => one.period === period);
    if (own) return told(known, { regime, calendar: null, scheme: own.names, term: { ...own, kind: 'ad-hoc' } });
    for (const { calendar } of found.calendars) {
      const said = await saidBy(known, { regime, period, calendar }, records);
      if (said !== null) return said;
    }
    return 'no-period';
  });
}

/** A regime, and which days are worked. */
interface Known {
  readonly found: Entered;
  readonly days: WorkDays;
}

interface Asked {
  readonly regime: string;
  readonly period: string;
  readonly calendar: string;
}

async function saidBy(known: Known, { regime, period, calendar }: Asked, records: OwnRecords) {
  const { found, days } = known;
  const kept = (await records.stateOf('calendar', calendar)) as Calendar;
  const term = kept.is === 'none' ? null : termNamed(kept, period, days);
  if (kept.is === 'none' || term === null || calendarOn(found, term.to) !== calendar) return null;
  const { validFrom, validTo } = found;
  if (term.to < validFrom || (validTo !== null && term.to > validTo)) return null;
  return told(known, { regime, calendar, scheme: kept.names, term });
}

interface Said extends Pick<Told, 'regime' | 'calendar' | 'scheme'> {
  readonly term: ReportingTerm;
}

function told(known: Known, { regime, calendar, scheme, term }: Said): Told {
  const { found } = known;
  const { through, to: recipient, office, consolidation, escalateAfterDays } = found;
  const { period, kind, from, to, cutOff, dueOn, consolidatedDueOn } = term;
  return {
    ...{ regime, calendar, scheme: { ...scheme }, period, kind, from, to, cutOff, dueOn, consolidatedDueOn },
    ...{ through, recipient, office, consolidation, escalateAfterDays },
    obligation: ofKind(found, kind).obligation,
    template: templateOn(found, kind, to),
    addressees: found.addressees
      .filter((one) => lasts(one, to))
      .map(({ agency, group, manner }) => ({ agency, group, manner, dueOn: dueOf(known, group, dueOn) })),
  };
}

/** Whoever is consolidated by others first is due so many working days earlier. */
function dueOf({ found: { levels }, days }: Known, group: string, dueOn: string): string {
  return takeWorkingDays(dueOn, levels.find((one) => one.group === group)?.workingDaysEarlier ?? 0, days);
}
