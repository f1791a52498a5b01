import { dutyForRole } from '@lien-nganh/contracts/agencies';
import {
  agenciesBySlug,
  allAgencies,
  heirOn,
  unitOn,
  workDaysKnown,
  type AgencyRecord,
} from '@lien-nganh/contracts/reference';
import { lookUp, type Day, type LookUp, type OwnRecords, type ReferenceRows } from '@lien-nganh/kernel';
import { takeWorkingDays, type WorkDays } from '@lien-nganh/vocabulary';
import { termNamed, type ReportingTerm } from '../calendar/periods.ts';
import type { Calendar } from '../calendar/state.ts';
import { calendarOn, lasts, ofKind, templateOn, type Entered, type Regime } from '../regime/state.ts';
import type { Told } from './state.ts';

export type Found = Told | 'no-regime' | 'no-period' | 'no-such-kind';

/**
 * What a regime and the calendar that it follows say of a period: its days, and who reports. The calendar is the one that is
 * followed on the last day of the period, so that a period belongs to one calendar alone. It is of a kind that the regime lists, or one
 * whose days the regime names itself.
 */
export function periodOf(regime: string, period: string): LookUp<Found> {
  const days = workDaysKnown();
  return lookUp([...days.tables, 'agencies', 'units'], async (rows, records) => {
    if (!records) throw new Error('a regime is looked up where there are no records');
    const found = (await records.stateOf('regime', regime)) as Regime;
    if (found.is === 'none') return 'no-regime';
    const known: Known = { found, days: await days.resolve(rows), rows };
    const own = found.ownPeriods.find((one) => one.period === period);
    if (own) return told(known, { regime, calendar: null, scheme: own.names, term: { ...own, kind: 'ad-hoc' } });
    for (const { calendar } of found.calendars) {
      const said = await saidBy(known, { regime, period, calendar }, records);
      if (said !== null) return found.kinds.some(({ kind }) => kind === said.kind) ? said : 'no-such-kind';
    }
    return 'no-period';
  });
}

/** A regime, which days are worked, and what is known of agencies and units. */
interface Known {
  readonly found: Entered;
  readonly days: WorkDays;
  readonly rows: ReferenceRows;
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

async function told(known: Known, { regime, calendar, scheme, term }: Said): Promise<Told> {
  const { found } = known;
  const { consolidation, escalateAfterDays } = found;
  const { period, kind, from, to, cutOff, dueOn, consolidatedDueOn } = term;
  return {
    ...{ regime, calendar, scheme: { ...scheme }, period, kind, from, to, cutOff, dueOn, consolidatedDueOn },
    ...{ ...(await takingIn(known, to)), consolidation, escalateAfterDays },
    obligation: ofKind(found, kind).obligation,
    template: templateOn(found, kind, to),
    addressees: await addresseesOn(known, { to, dueOn }),
  };
}

/** Who consolidates, whom it is for, and who takes in for that one: as the regime names them, or who has taken their place by then. */
async function takingIn({ found: { through, to, office }, rows }: Known, on: Day) {
  const records = await allAgencies().resolve(rows);
  const heir = (agency: string, duty: string | null = null) => heirOn(records, agency, { on, duty });
  return {
    through: heir(through, dutyForRole['standing'] ?? null),
    recipient: heir(to),
    office: office === null ? null : heir(office),
  };
}

async function addresseesOn(known: Known, { to, dueOn }: Pick<ReportingTerm, 'to' | 'dueOn'>) {
  const reporting = known.found.addressees.filter((one) => lasts(one, to));
  const agencies = await agenciesBySlug(reporting.map(({ agency }) => agency)).resolve(known.rows);
  return Promise.all(
    reporting.map(async ({ agency, group, manner }) => ({
      ...{ agency, group, manner, dueOn: dueOf(known, group, dueOn) },
      unit: await unitOf(agencies.get(agency), to, known.rows),
    })),
  );
}

/** The unit that an agency of a district or a commune answers for: its report is of all that was done there. */
async function unitOf(agency: AgencyRecord | undefined, on: Day, rows: ReferenceRows): Promise<string | null> {
  if (agency === undefined || agency.level === 'province' || agency.unitCode === null) return null;
  return (await unitOn(agency.unitCode, on).resolve(rows))?.unit ?? null;
}

/** Whoever is consolidated by others first is due so many working days earlier. */
function dueOf({ found: { levels }, days }: Known, group: string, dueOn: string): string {
  return takeWorkingDays(dueOn, levels.find((one) => one.group === group)?.workingDaysEarlier ?? 0, days);
}
