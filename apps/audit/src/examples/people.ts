import { randomUUID } from 'node:crypto';
import { account, agency } from '@lien-nganh/contracts/agencies';
import type { Contract, ContractData } from '@lien-nganh/kernel';
import type { ContractMessage } from '@lien-nganh/messaging';

/** Accounts of the tests, by role and agency. */
const people = [
  { account: 'officer-police', role: 'officer', agency: 'police' },
  { account: 'head-police', role: 'head', agency: 'police' },
  { account: 'officer-health', role: 'officer', agency: 'health' },
  { account: 'head-health', role: 'head', agency: 'health' },
  { account: 'standing', role: 'standing', agency: 'dolisa' },
  { account: 'admin', role: 'admin', agency: 'dolisa' },
  { account: 'auditor', role: 'auditor', agency: 'state-audit' },
  { account: 'second-auditor', role: 'auditor', agency: 'state-audit' },
  { account: 'auditor-without', role: 'auditor', agency: 'state-audit' },
  { account: 'head-audit', role: 'head', agency: 'state-audit' },
] as const;
export type Person = (typeof people)[number]['account'];

const slugs = [...new Set(people.map((person) => person.agency))];

function agencyRow(slug: string): ContractData<typeof agency> {
  return {
    agency: slug,
    names: { vi: slug, en: slug },
    earlierNames: [],
    sector: slug,
    level: 'province',
    unitCode: '12',
    validFrom: '2004-01-01',
    validTo: null,
    superiors: [],
    duties: slug === 'state-audit' ? [{ duty: 'audit', from: '2004-01-01', to: null }] : [],
    membership: [],
    codes: [],
    successors: [],
    requested: false,
    sample: true,
  };
}

/** What the agencies service would have told of them. */
export function peopleMessages(): readonly ContractMessage[] {
  return [
    ...slugs.map((slug) => message(agency, `agency-${slug}`, agencyRow(slug))),
    ...people.map((person) =>
      message(account, `account-${person.account}`, {
        ...person,
        subject: person.account,
        duties: [],
        positions: [],
        deputisings: [],
        from: '2004-01-01',
        to: null,
      }),
    ),
  ];
}

export const accountRows = people.length;

function message<C extends Contract>(contract: C, subject: string, data: ContractData<C>): ContractMessage {
  return {
    specversion: '1.0',
    id: randomUUID(),
    source: '/provinces/12/agencies',
    type: contract.type,
    subject,
    time: '2013-07-16T00:00:00.000Z',
    datacontenttype: 'application/json',
    data,
    contractversion: contract.version,
    log: '12-test',
    position: '1',
    eventid: randomUUID(),
    keyrevision: 0,
    occurredon: '2013-07-16',
    correlationid: 'c',
    actor: { account: 'a', agency: 'ppc', role: 'service' },
  };
}
