import { followUp, team178 } from '@lien-nganh/contracts/agencies';
import { links as agenciesLinks } from '@lien-nganh/contracts/agencies-work';
import { links as communicationsLinks } from '@lien-nganh/contracts/communications';
import { links as communitiesLinks } from '@lien-nganh/contracts/communities';
import { establishment, inspection, links } from '@lien-nganh/contracts/inspections';
import type { ContractData, ContractEvent } from '@lien-nganh/kernel';
import { agenciesWorkMeasures, agenciesWorkSources } from './agencies-work.ts';
import { measureFollowUp, measureTeam178 } from './agencies.ts';
import { communicationsMeasures, communicationsSources } from './communications.ts';
import { areaWorkMeasures, areaWorkSources } from './area-work.ts';
import { communitiesMeasures, communitiesSources } from './communities.ts';
import { happens, source, stands, type MeasureEntry } from './entry.ts';
import { measureEstablishment, measureInspection } from './inspections.ts';
import type { Measured, StateOf } from './measured.ts';
import { releaseMeasures } from './releases.ts';
import { reportingMeasures, reportingSources } from './reporting.ts';

const visit = ['mode', 'place', 'body', 'outcome', 'joint', 'health', 'health-conditions', 'kind', 'team'];
const decided = [...visit, 'main', 'field', 'offender', 'state'];
const found = { ...happens, subjects: ['establishment'], foundByChecking: true } as const;

/** Every measure there is. Names are never renamed: definitions hold them. */
export const measures = {
  // Nothing of a plan is published while it could tell whom an inspection will take by surprise. What one had set once its
  // period is over is `inspections.planned-establishment`; this name stays for definitions that hold it.
  'inspections.planned': { ...found, dimensions: ['team', 'kind'], foundByChecking: false, published: false },
  'inspections.visit': { ...found, dimensions: visit, foundByChecking: false },
  'inspections.reminder': { ...found, dimensions: visit },
  'inspections.finding': { ...found, dimensions: [...visit, 'result'] },
  'inspections.violation': { ...found, dimensions: [...visit, 'violation', 'field'] },
  'inspections.sanction': { ...found, dimensions: decided },
  'inspections.fine': { ...found, dimensions: decided, counts: 'dong' },
  'inspections.fine-collected': { ...found, dimensions: decided.filter((one) => one !== 'field'), counts: 'dong' },
  'inspections.suspension': { ...found, dimensions: [...decided, 'suspension'] },
  'inspections.transfer': { ...found, dimensions: [...visit, 'to'] },
  'inspections.establishment': {
    ...stands,
    lines: false,
    dimensions: ['kind', 'conditional', 'prone', 'licensed', 'risk'],
    subjects: ['establishment'],
  },
  'agencies.team-178': { ...stands, dimensions: ['level'] },
  'agencies.team-178-member': { ...stands, dimensions: ['level', 'agency', 'role'] },
  'agencies.implementation': { ...happens, placed: false, dimensions: ['state'], subjects: ['addressee'] },
  ...agenciesWorkMeasures,
  ...communicationsMeasures,
  ...areaWorkMeasures,
  ...communitiesMeasures,
  ...reportingMeasures,
  ...releaseMeasures,
} as const satisfies Readonly<Record<string, MeasureEntry>>;

/** The entry of a measure; `undefined` for a name that the catalogue does not have. */
export function measureNamed(name: string): MeasureEntry | undefined {
  return Object.hasOwn(measures, name) ? measures[name as keyof typeof measures] : undefined;
}

const sources = new Map([
  source(inspection, measureInspection),
  source(establishment, measureEstablishment),
  source(team178, measureTeam178),
  source(followUp, measureFollowUp),
  ...agenciesWorkSources,
  ...communicationsSources,
  ...areaWorkSources,
  ...communitiesSources,
  ...reportingSources,
]);

/** Contract types whose records give measures. */
export const measuredTypes: readonly string[] = [...sources.keys()];

/** Contract types of later links, whose events change what another record counts for. */
export const linksTypes: readonly string[] = [
  links.type,
  agenciesLinks.type,
  communicationsLinks.type,
  communitiesLinks.type,
];

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
