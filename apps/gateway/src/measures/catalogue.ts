import { followUp, team178 } from '@lien-nganh/contracts/agencies';
import { establishment, inspection, links } from '@lien-nganh/contracts/inspections';
import type { Contract, ContractData, ContractEvent } from '@lien-nganh/kernel';
import { measureFollowUp, measureTeam178 } from './agencies.ts';
import { measureEstablishment, measureInspection } from './inspections.ts';
import type { Measured, StateOf } from './measured.ts';

/** What a measure counts, and by what it may be filtered and broken down: what a definition may name. */
export interface MeasureEntry {
  /** A flow happens on days; a stock is +1 and −1. */
  readonly nature: 'flow' | 'stock';
  readonly counts: 'occurrences' | 'dong';
  readonly dimensions: readonly string[];
  readonly subjects: readonly string[];
  /** It is found by looking: where nobody looked, none is missing, not zero. */
  readonly foundByChecking: boolean;
  /** Whether its records leave their service at all. Where none does, its indicators are missing, and say so. */
  readonly published: boolean;
}

const visit = ['mode', 'place', 'body', 'outcome', 'joint', 'health', 'health-conditions', 'kind', 'team'];
const decided = [...visit, 'main', 'field', 'offender', 'state'];
const found = {
  nature: 'flow',
  counts: 'occurrences',
  subjects: ['establishment'],
  foundByChecking: true,
  published: true,
} as const;
const register = {
  nature: 'stock',
  counts: 'occurrences',
  subjects: [],
  foundByChecking: false,
  published: true,
} as const;

/** Every measure there is. Names are never renamed: definitions hold them. */
export const measures = {
  // A plan names whom an inspection will take by surprise: nothing of it is published.
  'inspections.planned': { ...found, dimensions: ['team', 'kind'], foundByChecking: false, published: false },
  'inspections.visit': { ...found, dimensions: visit, foundByChecking: false },
  'inspections.reminder': { ...found, dimensions: visit },
  'inspections.finding': { ...found, dimensions: [...visit, 'result'] },
  'inspections.violation': { ...found, dimensions: [...visit, 'violation', 'field'] },
  'inspections.sanction': { ...found, dimensions: decided },
  'inspections.fine': { ...found, dimensions: decided, counts: 'dong' },
  'inspections.suspension': { ...found, dimensions: [...decided, 'suspension'] },
  'inspections.transfer': { ...found, dimensions: [...visit, 'to'] },
  'inspections.establishment': {
    ...register,
    dimensions: ['kind', 'conditional', 'prone', 'licensed', 'risk'],
    subjects: ['establishment'],
  },
  'agencies.team-178': { ...register, dimensions: ['level'] },
  'agencies.team-178-member': { ...register, dimensions: ['level', 'agency', 'role'] },
  'agencies.implementation': {
    nature: 'flow',
    counts: 'occurrences',
    dimensions: ['state'],
    subjects: ['addressee'],
    foundByChecking: false,
    published: true,
  },
} as const satisfies Readonly<Record<string, MeasureEntry>>;

/** The entry of a measure; `undefined` for a name that the catalogue does not have. */
export function measureNamed(name: string): MeasureEntry | undefined {
  return Object.hasOwn(measures, name) ? measures[name as keyof typeof measures] : undefined;
}

type Source = (state: StateOf<ContractEvent>) => readonly Measured[];

function source<C extends Contract>(
  contract: C,
  measure: (state: StateOf<ContractEvent<C>>) => readonly Measured[],
): readonly [string, Source] {
  return [contract.type, measure as Source];
}

const sources = new Map([
  source(inspection, measureInspection),
  source(establishment, measureEstablishment),
  source(team178, measureTeam178),
  source(followUp, measureFollowUp),
]);

/** Contract types whose records give measures. */
export const measuredTypes: readonly string[] = [...sources.keys()];

/** Contract types of later links, whose events change what another record counts for. */
export const linksTypes: readonly string[] = [links.type];

export function isLinks(type: string): boolean {
  return linksTypes.includes(type);
}

export type Links = ContractData<typeof links>;

/** What the present state of a record says, with the obligations linked to it later and taken off it. */
export function measure(type: string, state: StateOf<ContractEvent>, linked: Links | null): readonly Measured[] {
  const measured = sources.get(type)?.(state) ?? [];
  if (linked === null) return measured;
  return measured.map((one) => ({ ...one, obligations: withLinks(one.obligations, linked) }));
}

function withLinks(obligations: readonly string[], { added, removed }: Links): readonly string[] {
  return [...new Set([...obligations, ...added])].filter((obligation) => !removed.includes(obligation));
}
