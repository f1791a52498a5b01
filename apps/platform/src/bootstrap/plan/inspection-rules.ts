import type { Day } from '@lien-nganh/kernel';
import { addDays } from '@lien-nganh/vocabulary';
import type {
  ChecklistFile,
  EstablishmentTypesFile,
  LegalBasesFile,
  TeamRulesFile,
} from '../../reference-data/inspection-rules.ts';
import { stretchesOf, type Stretch } from '../../reference-data/team-rules.ts';
import { legalBasisRows, type LegalBasisRow } from '../../reference-data/legal-basis-rows.ts';
import type { Planned } from './planned.ts';

/** Bases of sanctions, kept from then on by an agency. */
export function legalBases(file: LegalBasesFile, keeper: string): readonly Planned[] {
  return legalBasisRows(file).map((row) => ({
    service: 'inspections',
    stream: 'legalBasis',
    command: 'enter-legal-basis',
    id: null,
    input: basisOf(row),
    onBehalfOf: keeper,
    already: 'basis-is-new',
  }));
}

/** What an inspection checks, kept from then on by an agency. */
export function checklist({ slug, names, validFrom, validTo, items }: ChecklistFile, keeper: string): Planned {
  return {
    service: 'inspections',
    stream: 'checklist',
    command: 'enter-checklist',
    id: null,
    input: {
      ...{ checklist: slug, names, validFrom, validTo: lastDay(validTo), kinds: [] },
      // Health’s part says whether a condition is met, and nothing about items.
      items: items
        .filter(({ sector }) => sector !== 'health')
        .map(({ code, sector, names: called }) => ({ item: code, sector, names: called })),
    },
    onBehalfOf: keeper,
    already: 'checklist-is-new',
  };
}

/** The open list of kinds of establishments, kept from then on by an agency. */
export function establishmentTypes(file: EstablishmentTypesFile, keeper: string): readonly Planned[] {
  const source = `${file.basis}, Điều ${file.article}`;
  return file.types.map(({ code: kind, validTo, ...type }) => ({
    service: 'inspections',
    stream: 'establishmentType',
    command: 'enter-type',
    id: null,
    input: { ...type, kind, source, validTo: lastDay(validTo) },
    onBehalfOf: keeper,
    already: 'type-is-new',
  }));
}

/** What the circular asks of teams and of their inspections, each where it is decided by, stretch after stretch. */
export function teamRules(file: TeamRulesFile, keeper: string): readonly (readonly Planned[])[] {
  return stretchesOf(file).map((stretch, index) => [
    inAgencies(stretch, index === 0),
    inInspections(stretch, { keeper, first: index === 0 }),
  ]);
}

/** The first stretch enters the record, each later one follows. */
function inAgencies({ composition, ...common }: Stretch, first: boolean): Planned {
  return {
    ...{ service: 'agencies', stream: 'teamRules', command: first ? 'enter' : 'follow', id: first ? null : TEAM },
    input: { ...(first ? { kind: TEAM } : {}), ...datesOf(common), ...composition },
    already: first ? 'rules-are-new' : 'rules-follow-later',
  };
}

function inInspections(
  { conduct, ...common }: Stretch,
  { keeper, first }: { readonly keeper: string; readonly first: boolean },
): Planned {
  return {
    service: 'inspections',
    stream: 'inspectionRules',
    command: first ? 'enter-rules' : 'follow-rules',
    id: first ? null : TEAM,
    input: { ...(first ? { body: TEAM } : {}), ...datesOf(common), ...conduct },
    onBehalfOf: keeper,
    already: first ? 'rules-are-new' : 'rules-follow-later',
  };
}

const TEAM = 'team-178';

function datesOf({ source, validFrom, validTo }: Pick<Stretch, 'source' | 'validFrom' | 'validTo'>) {
  return { source, validFrom, validTo: lastDay(validTo) };
}

function basisOf(row: LegalBasisRow): unknown {
  const { code, decree, article, clause, act, field, validFrom, validTo, individual, organisation, main } = row;
  const { ordinary, complicated, workingDays } = row.termDays;
  const range = (of: { readonly minimum: string; readonly maximum: string }) => ({ from: of.minimum, to: of.maximum });
  return {
    ...{ basis: code, decree, clause, act, field, validFrom, main, ceilings: row.ceilings },
    article,
    names: row.names,
    point: null,
    validTo: lastDay(validTo),
    // An act that only a person can commit is never an organisation’s: its range is not asked for.
    fine: individual && { individual: range(individual), organisation: range(organisation ?? individual) },
    termDays: { ordinary, complicated },
    termUnit: workingDays ? 'working-days' : 'calendar-days',
    verified: !row.sample,
  };
}

/** The files give the first day without, the service the last day with. */
function lastDay(validTo: Day | null): Day | null {
  return validTo === null ? null : addDays(validTo, -1);
}
