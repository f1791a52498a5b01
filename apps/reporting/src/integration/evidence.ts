import * as agencies from '@lien-nganh/contracts/agencies-work';
import * as area from '@lien-nganh/contracts/area-work';
import * as communications from '@lien-nganh/contracts/communications';
import * as communities from '@lien-nganh/contracts/communities';
import * as health from '@lien-nganh/contracts/health-interventions';
import * as inspections from '@lien-nganh/contracts/inspections';
import type { WorkData } from '@lien-nganh/contracts/work';
import {
  referenceData,
  rowsFrom,
  type Contract,
  type ContractData,
  type Day,
  type ReferenceRows,
} from '@lien-nganh/kernel';

/** What recorded work of every service is evidence of: what reminders ask, and nothing else. No figure and no place is kept. */
interface EvidenceRow {
  readonly agencies: readonly string[];
  readonly obligations: readonly string[];
  readonly on: Day;
  readonly withdrawn: boolean;
}
interface LinksRow {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

const isLinks = ({ type }: Contract) => type.endsWith('.links');
const isWork = (contract: Contract) =>
  !isLinks(contract) && contract !== area.inspectionPlan && contract !== area.healthRequest;

const work: readonly Contract[] = [
  ...agencies.agenciesWork.filter(isWork),
  ...area.areaWork.filter(isWork),
  ...communications.communicationsContracts.filter(isWork),
  ...[communities.model, communities.replication, communities.programme, communities.localityVisit],
  inspections.inspection,
];
const links = [agencies.links, inspections.links, communications.links, communities.links] as const;
type Release = ContractData<typeof area.release>;
const releases: readonly Contract[] = [area.release, communities.release, health.release];

export const evidence = referenceData({
  table: 'evidence',
  version: 2,
  // What inspections tell of payments makes no other row.
  upcasts: { 1: (old: object) => old },
  from: [
    ...work.map((contract) =>
      rowsFrom(contract, ({ subject, data }) => evidenceRows(subject, workRow(data as WorkData))),
    ),
    ...links.map((contract) =>
      rowsFrom(contract, ({ data: { record, added, removed } }) => [
        { key: `links|${record}`, row: { added, removed } },
        ...added.map((obligation) => ({ key: `at|${obligation}|*|${record}`, row: { stream: record } })),
      ]),
    ),
    ...releases.map((contract) =>
      rowsFrom<Contract>(contract, ({ subject, data }) => evidenceRows(subject, releaseRow(data as Release))),
    ),
    rowsFrom(communities.healthyCommune, ({ subject, data: { lead, obligations, registeredOn: on, withdrawn } }) =>
      evidenceRows(subject, { agencies: [lead], obligations, on, withdrawn }),
    ),
    rowsFrom(communities.disciplineReported, ({ subject, data: { agency, obligations, to, reported } }) =>
      evidenceRows(subject, { agencies: [agency], obligations, on: to, withdrawn: !reported }),
    ),
  ],
});

type Told = Pick<WorkData, 'obligations' | 'occurredOn' | 'withdrawn'> & {
  readonly participants: readonly { readonly agency: string }[];
};

function workRow({ participants, obligations, occurredOn, withdrawn }: Told): EvidenceRow {
  return { agencies: participants.map(({ agency }) => agency), obligations, on: occurredOn, withdrawn };
}

function releaseRow({ agency, obligations, releasedOn }: Release): EvidenceRow {
  return { agencies: [agency], obligations, on: releasedOn, withdrawn: false };
}

/** The record, and a way to it from each obligation and agency; where it no longer says so, the record itself tells. */
function evidenceRows(stream: string, row: EvidenceRow) {
  const ways = row.obligations.flatMap((obligation) => row.agencies.map((agency) => `${obligation}|${agency}`));
  return [{ key: `record|${stream}`, row }, ...ways.map((way) => ({ key: `at|${way}|${stream}`, row: { stream } }))];
}

interface Asked {
  readonly obligation: string;
  readonly agency: string;
  readonly since: Day;
}

/** Whether anything stands that an agency recorded for an obligation since a day, links taken on and off later included. */
export async function hasEvidence(rows: ReferenceRows, { obligation, agency, since }: Asked): Promise<boolean> {
  for (const who of [agency, '*']) {
    for (const { stream } of await rows.list<{ stream: string }>('evidence', `at|${obligation}|${who}|`)) {
      const record = await rows.get<EvidenceRow>('evidence', `record|${stream}`);
      const later = await rows.get<LinksRow>('evidence', `links|${stream}`);
      if (record && serves(record, later, obligation) && isFrom(record, agency, since)) return true;
    }
  }
  return false;
}

function serves({ obligations }: EvidenceRow, later: LinksRow | null, obligation: string): boolean {
  if (later?.added.includes(obligation)) return true;
  return obligations.includes(obligation) && !later?.removed.includes(obligation);
}

function isFrom({ agencies: parties, on, withdrawn }: EvidenceRow, agency: string, since: Day): boolean {
  return !withdrawn && parties.includes(agency) && on >= since;
}

/** Contracts of the same topics that this service does not use. */
export const unused: readonly Contract[] = [
  ...[inspections.establishment, inspections.legalBasis, inspections.checklist, inspections.papers],
  ...[area.inspectionPlan, area.healthRequest, communities.disciplineOfAYear],
];
