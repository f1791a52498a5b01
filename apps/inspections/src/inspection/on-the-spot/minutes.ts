import { agenciesBySlug, teamOn, type AgencyRecord, type TeamRecord } from '@lien-nganh/contracts/reference';
import { reject, type Day, type LookUp } from '@lien-nganh/kernel';
import { day, freeText } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { rulesOn } from '../../inspection-rules/rules-on.ts';
import type { Rules } from '../../inspection-rules/state.ts';
import { checklistOn, nothing, type ChecklistRecord } from '../../integration/reference.ts';
import type { Site } from '../../integration/site.ts';
import { namesCondomsOrNeedles } from '../../wording.ts';
import { isUndisclosed, type Inspection, type Visit } from '../lifecycle.ts';
import { membersPresent, name, paperNumber } from '../preparing.ts';

/** Minutes, whether they close an inspection that was planned or come with one that is recorded afterwards. */

export const findingsInput = z
  .array(z.strictObject({ item: name, agency: name, result: z.enum(['met', 'not-met', 'not-applicable']) }))
  .max(200);
export const healthInput = z.strictObject({ agency: name, met: z.boolean().nullable() }).nullable();

export const minutesInput = {
  on: day,
  number: paperNumber,
  signedOn: day,
  signedBy: name,
  countersigned: z.enum(['representative', 'witness', 'nobody']),
  checklist: name.nullable(),
  findings: findingsInput,
  health: healthInput,
  exhibits: z.array(z.strictObject({ what: freeText(200), quantity: z.int().min(1).max(1_000_000) })).max(100),
  reminded: z.boolean(),
  note: freeText(2000).nullable(),
};
export type MinutesInput = z.output<z.ZodObject<typeof minutesInput>>;

export const partRules = [
  'item-is-on-the-checklist',
  'part-is-of-a-participant',
  'health-says-only-met-or-not',
] as const;
export const minutesRules = [
  ...partRules,
  'happened-by-today',
  'follows-what-it-rests-on',
  'condoms-and-needles-are-no-evidence',
] as const;

/** The one sector whose part is only whether its conditions are met. */
const health = 'health';

interface Parts {
  readonly findings: MinutesInput['findings'];
  readonly health: MinutesInput['health'];
}

export interface PartFacts {
  readonly checklist: ChecklistRecord | null;
  readonly agencies: ReadonlyMap<string, AgencyRecord>;
}

export function partLookUps(
  { findings, health: part }: Parts,
  checklist: string | null,
  on: Day,
): { readonly checklist: LookUp<ChecklistRecord | null>; readonly agencies: LookUp<PartFacts['agencies']> } {
  const slugs = new Set([...findings.map(({ agency }) => agency), ...(part ? [part.agency] : [])]);
  return {
    checklist: checklist === null ? nothing : checklistOn(checklist, on),
    agencies: agenciesBySlug([...slugs]),
  };
}

/** Each sector speaks for itself, on items that applied; Health only of its conditions. */
export function partFault({ findings, health: part }: Parts, taking: readonly string[], facts: PartFacts) {
  const sectorOf = (agency: string) => facts.agencies.get(agency)?.sector;
  const stranger = [...findings, ...(part ? [part] : [])].find(({ agency }) => !taking.includes(agency));
  if (stranger) return reject('part-is-of-a-participant', { agency: stranger.agency });
  if (part && sectorOf(part.agency) !== health) return reject('health-says-only-met-or-not');
  if (findings.some(({ agency }) => sectorOf(agency) === health)) return reject('health-says-only-met-or-not');
  const items = new Set(facts.checklist?.items.map(({ item }) => item));
  const unknown = findings.find(({ item }) => !items.has(item));
  return unknown ? reject('item-is-on-the-checklist', { item: unknown.item }) : null;
}

export function minutesFault(
  input: MinutesInput,
  taking: readonly string[],
  { today, ...facts }: PartFacts & { readonly today: Day },
) {
  if (input.on > today || input.signedOn > today) return reject('happened-by-today');
  if (input.signedOn < input.on) return reject('follows-what-it-rests-on', { day: input.on });
  const words = [...input.exhibits.map(({ what }) => what), ...input.findings.map(({ item }) => item), input.note];
  if (namesCondomsOrNeedles(words)) return reject('condoms-and-needles-are-no-evidence');
  return partFault(input, taking, facts);
}

/** The minutes' part of an event. The last word of each agency on an item counts. */
export function minutesData(input: MinutesInput, breaches: readonly string[]) {
  const { on, number, signedOn, signedBy, countersigned, checklist, health: part, exhibits, reminded, note } = input;
  return {
    ...{ on, checklist, health: part, exhibits, reminded, note },
    minutes: { number, signedOn, signedBy, countersigned },
    findings: lastWords(input.findings),
    breaches: [...breaches],
  };
}

export function lastWords(findings: MinutesInput['findings']): MinutesInput['findings'] {
  return [...new Map(findings.map((finding) => [JSON.stringify([finding.agency, finding.item]), finding])).values()];
}

/** What the rules demand and what happened may lack: it is marked for leader, chairman and auditor. */
export const beginningMarks = [
  'approved-before-it-began',
  'team-stands-on-that-day',
  'at-least-three-members',
  'surprise-has-its-ground-and-report',
] as const;
export const minutesMarks = [...beginningMarks, 'signed-by-the-crew', 'open-on-that-day'] as const;

type Beginning = Pick<Visit, 'body' | 'mode'> & {
  readonly approved: boolean;
  readonly ground: unknown;
  readonly report: unknown;
};

interface Bound {
  readonly team: TeamRecord | null;
  readonly rules: Rules | null;
}

/** Each kind of body has its own rules: a Team 178 those of its circular. */
export function beginningBreaches(visit: Beginning, { team, rules }: Bound, present: readonly string[]) {
  const broken: Record<(typeof beginningMarks)[number], boolean> = {
    'approved-before-it-began': !visit.approved,
    'team-stands-on-that-day': visit.body === 'team-178' && team === null,
    'at-least-three-members': membersPresent(visit.body, present, team) < (rules?.leastMembers ?? 0),
    'surprise-has-its-ground-and-report': visit.mode === 'surprise' && rules !== null && lacksItsPapers(visit, rules),
  };
  return beginningMarks.filter((mark) => broken[mark]);
}

/** Whether a surprise inspection lacks what its rules ask for. */
export function lacksItsPapers({ ground, report }: Pick<Beginning, 'ground' | 'report'>, rules: Rules): boolean {
  return (rules.surpriseNeedsGround && ground === null) || (rules.surpriseNeedsReport && report === null);
}

export function signingBreaches(signedBy: string, crew: readonly string[]) {
  return crew.includes(signedBy) ? [] : (['signed-by-the-crew'] as const);
}

/** Work at a place that was not open then: it may have been open all the same, or the register may be wrong. */
export function openingBreaches(site: Pick<Site, 'isOpen'> | null) {
  return site === null || site.isOpen ? [] : (['open-on-that-day'] as const);
}

/** The Team 178 that goes, and the rules that bind the body, as they were on a day. */
export function boundBy(state: Inspection, on: Day): { readonly [K in keyof Bound]: LookUp<Bound[K]> } {
  const visit = isUndisclosed(state) ? state.visit : null;
  return {
    team: visit?.body === 'team-178' && visit.team !== null ? teamOn(visit.team, on) : nothing,
    rules: visit ? rulesOn(visit.body, on) : nothing,
  };
}

export function unknownObligation(keys: readonly string[], known: ReadonlyMap<string, unknown>) {
  const unknown = keys.find((key) => !known.has(key));
  return unknown === undefined ? null : reject('obligation-is-known', { obligation: unknown });
}
