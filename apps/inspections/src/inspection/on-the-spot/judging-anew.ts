import { agenciesBySlug, unitOn, type AgencyRecord, type UnitRecord } from '@lien-nganh/contracts/reference';
import { lookUp, reject, type Day, type LookUp } from '@lien-nganh/kernel';
import { checklistOn, nothing, type ChecklistRecord } from '../../integration/reference.ts';
import { siteOn, type Site } from '../../integration/site.ts';
import { ownAgenciesOf, type Disclosed, type Inspection, isDisclosed } from '../lifecycle.ts';
import { beginningBreaches, beginningMarks, openingBreaches } from './minutes.ts';
import { crewLookUps, existed, liesOutside, placeFault, type VisitFacts } from '../preparing.ts';

/** A record that is corrected to another place or day is judged as if it were recorded so: refused, or marked, alike. */

export interface Corrected {
  readonly place: Disclosed['visit']['place'];
  readonly establishment: string | null;
  readonly unit: string;
  readonly on: Day;
  /** Of its minutes, if it has any. */
  readonly signedOn: Day | null;
}

export interface CorrectedFacts extends Pick<VisitFacts, 'team' | 'accounts' | 'rules'> {
  readonly unit: UnitRecord | null;
  readonly site: Site | null;
  readonly agencies: ReadonlyMap<string, AgencyRecord>;
  readonly checklist: ChecklistRecord | null;
}

type LookedUp = { readonly [K in keyof CorrectedFacts]: LookUp<CorrectedFacts[K]> };

const nobody = lookUp([], () => Promise.resolve([]));

/** @param after what the correction makes of a disclosed record; `null`: nothing is to be judged */
export function judgingLookUps(state: Inspection, after: Corrected | null): LookedUp {
  if (after === null || !isDisclosed(state)) {
    const none = { unit: nothing, site: nothing, checklist: nothing, team: nothing, rules: nothing };
    return { ...none, accounts: nobody, agencies: agenciesBySlug([]) };
  }
  const { visit, result } = state;
  return {
    unit: unitOn(after.unit, after.on),
    site: siteOn(after, after.on),
    agencies: agenciesBySlug(ownAgenciesOf(visit)),
    checklist: result.checklist === null ? nothing : checklistOn(result.checklist, after.on),
    ...crewLookUps({ body: visit.body, team: visit.team, crew: visit.crew.map(({ member }) => member) }, after.on),
  };
}

export const correctionRules = [
  'happened-by-today',
  'unit-exists-on-that-day',
  'establishment-is-known',
  'place-lies-in-its-unit',
  'agency-exists-on-that-day',
  'crew-is-known',
  'item-is-on-the-checklist',
  'follows-what-it-rests-on',
] as const;
export const correctionMarks = [...beginningMarks, 'open-on-that-day', 'unit-is-the-leads'] as const;

/** Only what the correction touches is refused: what was recorded before a rule was made can still be put right. */
export function correctionFault(
  state: Disclosed,
  after: Corrected,
  { today, ...facts }: CorrectedFacts & { readonly today: Day },
) {
  if (after.on > today || (after.signedOn !== null && after.signedOn > today)) return reject('happened-by-today');
  if (facts.unit === null) return reject('unit-exists-on-that-day');
  const moved = isMoved(state, after) ? placeFault(after, facts.site) : null;
  return moved ?? (after.on === state.result.on ? daysFault(state, after) : dayFault(state, after, facts));
}

/** Whoever took part, and what they went by, was there on the new day too. */
function dayFault(state: Disclosed, after: Corrected, { agencies, accounts, checklist }: CorrectedFacts) {
  const { visit, result } = state;
  const missing = ownAgenciesOf(visit).find((slug) => !existed(agencies.get(slug), after.on));
  if (missing !== undefined) return reject('agency-exists-on-that-day', { agency: missing });
  if (visit.body !== 'team-178' && accounts.includes(null)) return reject('crew-is-known');
  const items = new Set(checklist?.items.map(({ item }) => item));
  const unknown = result.findings.find(({ item }) => !items.has(item));
  return unknown ? reject('item-is-on-the-checklist', { item: unknown.item }) : daysFault(state, after);
}

/** Minutes, violation records and transfers stay on or after the day of the visit. */
function daysFault({ cases }: Disclosed, { on, signedOn }: Corrected) {
  const resting = [
    ...(signedOn === null ? [] : [signedOn]),
    ...cases.violations.map(({ recordedOn }) => recordedOn),
    ...cases.transfers.map((transfer) => transfer.on),
  ];
  const early = resting.sort()[0];
  return early !== undefined && early < on ? reject('follows-what-it-rests-on', { day: early }) : null;
}

/** To another place or day. */
export function isMoved({ visit, result }: Disclosed, after: Corrected): boolean {
  const { place, establishment, unit, on } = after;
  return visit.place !== place || visit.establishment !== establishment || visit.unit !== unit || result.on !== on;
}

/**
 * The breaches of the corrected record; `null`: as they were. What was seen when a planned inspection began, as who was
 * there, stays; a visit that was entered afterwards is judged wholly anew.
 */
export function breachesAnew(state: Disclosed, after: Corrected, facts: CorrectedFacts) {
  if (!isMoved(state, after)) return null;
  const { visit, result } = state;
  const crew = visit.crew.map(({ member }) => member);
  const found: readonly string[] = [
    ...beginningBreaches({ ...visit, approved: true }, facts, crew),
    ...(state.is === 'not-carried-out' ? [] : openingBreaches(facts.site)),
    ...(liesOutside(visit, facts) ? ['unit-is-the-leads'] : []),
  ];
  const judged: readonly string[] = result.entry === null ? ofThePlace : ofTheDay;
  return [...new Set([...result.breaches.filter((breach) => !judged.includes(breach)), ...found])];
}

/** What follows from where it was alone. */
const ofThePlace = ['open-on-that-day', 'unit-is-the-leads'];
/** That it was approved, and who signed, no other day changes. */
const ofTheDay = correctionMarks.filter((mark) => mark !== 'approved-before-it-began');
