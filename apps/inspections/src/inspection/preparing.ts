import { accountOn, agenciesBySlug, obligationsKnown, teamOn, unitOn } from '@lien-nganh/contracts/reference';
import type { AccountRecord, AgencyRecord, TeamRecord, UnitRecord } from '@lien-nganh/contracts/reference';
import { lookUp, reject, type Actor, type Day, type LookUp } from '@lien-nganh/kernel';
import { day, freeText, text, unitKey, validOn } from '@lien-nganh/vocabulary';
import { liesInAreaOf, paperFault } from '@lien-nganh/work';
import { z } from 'zod';
import { rulesOn } from '../inspection-rules/rules-on.ts';
import type { Rules } from '../inspection-rules/state.ts';
import { nothing } from '../integration/reference.ts';
import { siteOn, type Site } from '../integration/site.ts';
import { body, place } from './shapes.ts';

/** What planning an inspection and recording one afterwards have in common: where, and by whom. */

export const name = text(200);
export const obligationKeys = z
  .array(text(200).regex(/^[^/]+\/[^/]+$/))
  .max(40)
  .default([]);

export const visitInput = {
  body,
  place,
  establishment: name.nullable(),
  unit: unitKey,
  team: name.nullable(),
  lead: name,
  /** For a Team 178 ids of its members, for any other body accounts. Never names. */
  crew: z.array(name).min(1).max(30),
  leader: name,
  /** Agencies that take part besides the lead. */
  participants: z.array(name).max(20),
  obligations: obligationKeys,
};
export type VisitInput = z.output<z.ZodObject<typeof visitInput>>;

/** Number and symbol of a paper, as it is written on it. */
export const paperNumber = text(80);

/** On what a surprise inspection rests: never on whose word. */
export const groundInput = z.strictObject({
  kind: z.enum(['complaint', 'request', 'signs']),
  words: freeText(1000).nullable(),
});
export const reportInput = z.strictObject({ number: paperNumber, writtenOn: day });

/** A report on signs that is named was written. */
export function reportFault(report: z.output<typeof reportInput> | null, today: Day) {
  return paperFault([report && { document: report.number, dated: report.writtenOn }], today);
}

export interface VisitFacts {
  readonly unit: UnitRecord | null;
  readonly agencies: ReadonlyMap<string, AgencyRecord>;
  readonly establishment: Site | null;
  readonly team: TeamRecord | null;
  readonly accounts: readonly (AccountRecord | null)[];
  /** What the body's own rules ask on that day; `null` where none were entered. */
  readonly rules: Rules | null;
  readonly obligations: ReadonlyMap<string, unknown>;
}

type LookedUp = { readonly [K in keyof VisitFacts]: LookUp<VisitFacts[K]> };

export function visitLookUps(input: VisitInput, on: Day): LookedUp {
  return {
    unit: unitOn(input.unit, on),
    agencies: agenciesBySlug([input.lead, ...input.participants]),
    establishment: siteOn(input, on),
    ...crewLookUps(input, on),
    obligations: obligationsKnown(input.obligations),
  };
}

export function crewLookUps(
  { body: by, team, crew }: Pick<VisitInput, 'body' | 'team' | 'crew'>,
  on: Day,
): Pick<LookedUp, 'team' | 'accounts' | 'rules'> {
  return {
    rules: rulesOn(by, on),
    team: by === 'team-178' && team !== null ? teamOn(team, on) : nothing,
    accounts: by === 'team-178' ? lookUp([], () => Promise.resolve([])) : accountsOn(crew, on),
  };
}

function accountsOn(ids: readonly string[], on: Day): LookUp<readonly (AccountRecord | null)[]> {
  return lookUp(['accounts'], (rows) => Promise.all(ids.map((id) => accountOn(id, on).resolve(rows))));
}

export interface CrewMember {
  readonly member: string;
  readonly account: string | null;
  readonly agency: string;
}

/** Who goes, as the reference data of that day know them. */
export function crewOf(
  input: Pick<VisitInput, 'body' | 'crew' | 'lead'>,
  facts: Pick<VisitFacts, 'team' | 'accounts'>,
): CrewMember[] {
  return [...new Set(input.crew)].map((member) => {
    const found =
      input.body === 'team-178'
        ? facts.team?.members.find((one) => one.member === member)
        : facts.accounts.find((one) => one?.account === member);
    return { member, account: found?.account ?? null, agency: found?.agency ?? input.lead };
  });
}

/** Who takes part and counts: of a Team 178 its members of that day, nobody else. */
export function membersPresent(by: VisitInput['body'], crew: readonly string[], team: TeamRecord | null): number {
  const counts = (member: string) => by !== 'team-178' || team?.members.some((one) => one.member === member);
  return new Set(crew.filter(counts)).size;
}

export const visitRules = [
  'unit-exists-on-that-day',
  'agency-exists-on-that-day',
  'establishment-is-known',
  'place-lies-in-its-unit',
  'obligation-is-known',
  'crew-is-known',
  'leader-is-in-the-crew',
] as const;

/** What makes no sense, planned or done: unknown ids, a day on which something was not there. */
export function visitFault(input: VisitInput, facts: VisitFacts, on: Day) {
  if (facts.unit === null) return reject('unit-exists-on-that-day');
  const missing = [input.lead, ...input.participants].find((slug) => !existed(facts.agencies.get(slug), on));
  if (missing !== undefined) return reject('agency-exists-on-that-day', { agency: missing });
  const misplaced = placeFault(input, facts.establishment);
  if (misplaced) return misplaced;
  const unknown = input.obligations.find((key) => !facts.obligations.has(key));
  if (unknown !== undefined) return reject('obligation-is-known', { obligation: unknown });
  if (!input.crew.includes(input.leader)) return reject('leader-is-in-the-crew');
  return input.body !== 'team-178' && facts.accounts.includes(null) ? reject('crew-is-known') : null;
}

/** Of the unit and the lead that are known: a visit outside the area of who leads it is not planned, and marked where it was made. */
export function liesOutside(
  { lead }: Pick<VisitInput, 'lead'>,
  { unit, agencies }: Pick<VisitFacts, 'unit' | 'agencies'>,
) {
  return !liesInAreaOf(agencies.get(lead)!, unit!);
}

/** An establishment that is known, in the unit where it lies on that day; or a public place without one. */
export function placeFault(
  { place: where, establishment }: Pick<VisitInput, 'place' | 'establishment'>,
  site: Site | null,
) {
  const isKnown = where === 'establishment' ? site !== null : establishment === null;
  if (!isKnown) return reject('establishment-is-known');
  return site === null || site.fits ? null : reject('place-lies-in-its-unit', { units: [...site.units] });
}

export function existed(agency: AgencyRecord | undefined, on: Day): boolean {
  return agency !== undefined && validOn(agency, on);
}

/** The part of an event that says where and by whom, with the reference values of that day. */
export function visitData(input: VisitInput, facts: VisitFacts) {
  const { body: by, place: where, establishment, lead, leader, participants } = input;
  return {
    ...{ body: by, place: where, establishment, lead, leader },
    team: input.body === 'team-178' ? input.team : null,
    establishmentKind: facts.establishment?.kind ?? null,
    unit: facts.unit!.unit,
    crew: crewOf(input, facts),
    participants: [...new Set(participants)].filter((agency) => agency !== lead),
  };
}

export const planningRules = [
  'team-stands-on-that-day',
  'at-least-three-members',
  'known-only-to-the-team',
  'planned-for-a-coming-day',
] as const;

interface Planned extends Pick<VisitInput, 'body' | 'crew' | 'lead'> {
  readonly plannedFor: Day;
  /** The body that answers for it: its head may write it without going. */
  readonly answers: string | null;
}

/** What the rules forbid is not planned. */
export function planningFault(
  planned: Planned,
  facts: Pick<VisitFacts, 'team' | 'accounts' | 'rules'>,
  { today, actor }: { readonly today: Day; readonly actor: Actor },
) {
  if (planned.plannedFor < today) return reject('planned-for-a-coming-day');
  const few = crewFault(planned, facts);
  if (few) return few;
  const goes = crewOf(planned, facts).some(({ account }) => account === actor.account);
  const heads = actor.role === 'head' && actor.agency === planned.answers;
  return goes || heads ? null : reject('known-only-to-the-team');
}

/** So many go as the rules of their body ask, and from a team that stands. */
function crewFault({ body: by, crew }: Planned, { team, rules }: Pick<VisitFacts, 'team' | 'rules'>) {
  if (by === 'team-178' && team === null) return reject('team-stands-on-that-day');
  const present = membersPresent(by, crew, team);
  if (rules === null || present >= rules.leastMembers) return null;
  return reject('at-least-three-members', { present, least: rules.leastMembers, source: rules.source });
}
