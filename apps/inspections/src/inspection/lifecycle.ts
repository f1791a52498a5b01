import type { DataOfEvent, EventName, RecordedOf } from '@lien-nganh/kernel';
import { noCases, type Cases } from './violations/cases.ts';
import type { events } from './events.ts';

export type Data<Name extends EventName<typeof events>> = DataOfEvent<typeof events, Name>;
type Recorded<Name extends EventName<typeof events>> = RecordedOf<typeof events, Name>;

export interface Participant {
  readonly agency: string;
  readonly confirmed: boolean;
  readonly denied: boolean;
  /** The other record of the same visit, or once the pair, by which it came in; `null`: named by the lead, or the lead itself. */
  readonly through: string | null;
}

type VisitData = Omit<Data<'SurpriseDecided'>, 'participants' | 'plannedFor' | 'ground' | 'report' | 'rules'>;

/** Where, by whom and why. */
export interface Visit extends VisitData {
  readonly mode: 'planned' | 'surprise' | 're-inspection';
  /** The lead is the first of them. */
  readonly participants: readonly Participant[];
  readonly plan: string | null;
  readonly earlier: string | null;
  readonly ground: Data<'InspectionRecorded'>['ground'];
  readonly report: Data<'InspectionRecorded'>['report'];
  readonly plannedFor: string | null;
  /** Account that approves, or approved. */
  readonly approver: string | null;
  /** Account that wrote it down last: nobody approves their own. */
  readonly author: string;
  readonly obligations: readonly string[];
  /** Units on later maps in which the place lies. */
  readonly placements: readonly string[];
}

export type Outcome = 'carried-out' | 'broken-off' | Data<'InspectionNotCarriedOut'>['outcome'];

/** What came of it: known to others from here on. */
export interface Result extends Omit<Data<'MinutesSigned'>, 'minutes' | 'rules'> {
  readonly outcome: Outcome;
  /** `null` where it was not carried out, or broken off before there were minutes. */
  readonly minutes: Data<'MinutesSigned'>['minutes'] | null;
  readonly entry: Data<'InspectionRecorded'>['entry'] | null;
  /** Pairs with another record of what may be, or was decided to be, the same visit. */
  readonly pairs: readonly Pair[];
  /** What it is to the other records of its place and day; undefined: nothing was said since they are weighed together. */
  readonly sameVisit?: SameVisit | undefined;
  /** What it last said of itself to them. */
  readonly said?: Data<'VisitStated'> | undefined;
  readonly corrections: number;
}

export type SameVisit = Pick<Data<'TwinsNoted'>, 'sameAs' | 'others' | 'obligations' | 'doubled'>;

export interface Pair extends Data<'PossibleTwinNoted'> {
  readonly is: 'open' | 'same';
  /** Of the same visit, the record that stays and counts. */
  readonly kept: string | null;
}

/** How many pairs nobody has decided yet. */
export function openPairs({ pairs }: Pick<Result, 'pairs'>): number {
  return pairs.filter(({ is }) => is === 'open').length;
}

/** The record that this one was decided to be the same visit as, when that one counts. */
export function sameAs({ pairs, sameVisit }: Pick<Result, 'pairs' | 'sameVisit'>): string | null {
  if (sameVisit) return sameVisit.sameAs;
  return pairs.find(({ other, kept }) => kept === other)?.other ?? null;
}

export interface None {
  readonly is: 'none';
}
/** Nobody outside the team and the approver learns of it. */
export interface Undisclosed {
  readonly is: 'planned' | 'decided' | 'approved' | 'notified' | 'postponed' | 'in-progress';
  readonly visit: Visit;
  /** By who approves it; a surprise inspection by its leader's decision. */
  readonly approved: boolean;
  readonly breaches: readonly string[];
}
export interface Disclosed {
  readonly is: 'carried-out' | 'not-carried-out' | 'broken-off';
  readonly visit: Visit;
  readonly result: Result;
  readonly cases: Cases;
}
export interface Withdrawn {
  readonly is: 'withdrawn';
  readonly was: Undisclosed | Disclosed;
}
export type Inspection = None | Undisclosed | Disclosed | Withdrawn;

export function isUndisclosed(state: Inspection): state is Undisclosed {
  return 'visit' in state && !('result' in state);
}

export function isDisclosed(state: Inspection): state is Disclosed {
  return 'result' in state;
}

/** The disclosed record behind a state, withdrawn or not; `null` while nothing may leave. */
export function disclosedIn(state: Inspection): Disclosed | null {
  const behind = state.is === 'withdrawn' ? state.was : state;
  return isDisclosed(behind) ? behind : null;
}

/** Agencies whose work it is: all that take part, without those that denied it. */
export function agenciesOf({ participants }: Pick<Visit, 'participants'>): readonly string[] {
  return [...new Set(participants.filter(({ denied }) => !denied).map(({ agency }) => agency))];
}

/** Of these, those that the record itself names: the others came in through another record of the same visit. */
export function ownAgenciesOf({ participants }: Pick<Visit, 'participants'>): readonly string[] {
  return agenciesOf({ participants: participants.filter(({ through }) => through === null) });
}

/** The lead and those whom it named; each of the others still has to confirm. */
export function named(lead: string, others: readonly string[], leadConfirmed = true): readonly Participant[] {
  return [...new Set([lead, ...others])].map((agency) => ({
    agency,
    confirmed: agency === lead && leadConfirmed,
    denied: false,
    through: null,
  }));
}

const unplanned = { plan: null, plannedFor: null, approver: null, earlier: null, ground: null, report: null };

export function planned({ data: judged, actor, obligations }: Recorded<'InspectionPlanned'>): Undisclosed {
  const { rules: _, ...data } = judged;
  const visit = { ...unplanned, ...data, participants: named(data.lead, data.participants) };
  return unbegun('planned', { ...visit, author: actor.account, obligations, placements: [] });
}

export function surpriseDecided({ data: judged, actor, obligations }: Recorded<'SurpriseDecided'>): Undisclosed {
  const { rules: _, ...data } = judged;
  const visit = { ...unplanned, ...data, mode: 'surprise' as const, participants: named(data.lead, data.participants) };
  return unbegun('decided', { ...visit, author: actor.account, obligations, placements: [] });
}

function unbegun(is: 'planned' | 'decided', visit: Visit): Undisclosed {
  return { is, visit, approved: is === 'decided', breaches: [] };
}

/** Field by field: it is asked for every record whenever it is read, and to leave out many of an object costs more than all else here. */
export function recordedAfterwards({ data, actor, obligations }: Recorded<'InspectionRecorded'>): Disclosed {
  const { body, place, establishment, establishmentKind, unit, team, lead, leader, crew, mode } = data;
  const { on, minutes, checklist, findings, health, exhibits, reminded, note, breaches, entry } = data;
  return {
    is: 'carried-out',
    visit: {
      ...{ body, place, establishment, establishmentKind, unit, team, lead, leader, crew, mode },
      ...{ plan: null, plannedFor: null, approver: null },
      ...{ earlier: data.earlier, ground: data.ground, report: data.report },
      participants: named(lead, data.participants, entry.onBehalfOf === null),
      author: actor.account,
      obligations,
      placements: [],
    },
    result: {
      ...{ on, minutes, checklist, findings, health, exhibits, reminded, note, breaches, entry },
      ...fresh,
      outcome: 'carried-out',
    },
    cases: noCases,
  };
}

const fresh = { pairs: [], corrections: 0 };
const nothingSeen = { minutes: null, checklist: null, findings: [], health: null, exhibits: [], reminded: false };

/** Ends an inspection that was under way; breaches of its preparation stay on it. */
export function ended(
  state: Inspection,
  seen: Pick<Result, 'outcome' | 'on' | 'note' | 'breaches'> & Partial<Result>,
  obligations: readonly string[],
): Inspection {
  if (!isUndisclosed(state)) return state;
  const { visit, breaches } = state;
  return {
    is: seen.outcome === 'carried-out' || seen.outcome === 'broken-off' ? seen.outcome : 'not-carried-out',
    visit: { ...visit, obligations: [...new Set([...visit.obligations, ...obligations])] },
    result: {
      ...nothingSeen,
      entry: null,
      ...fresh,
      ...seen,
      breaches: [...new Set([...breaches, ...seen.breaches])],
    },
    cases: noCases,
  };
}
