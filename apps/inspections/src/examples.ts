import type { AgencyRecord, ObligationRecord, TeamRecord, UnitRecord } from '@lien-nganh/contracts/reference';
import {
  isRejected,
  type Actor,
  type Command,
  type NewEvent,
  type ReferenceRows,
  type StreamType,
} from '@lien-nganh/kernel';
import { given, type Circumstances } from '@lien-nganh/testing';
import type { BasisRecord, ChecklistRecord, EstablishmentRecord, VisitRecord } from './integration/reference.ts';
import { accounts } from './examples/accounts.ts';
import { records } from './examples/own-records.ts';

/** The little province of the specs: what the reference tables hold. All of it is invented. */

export const communeA = '90001@2004-01-01';
export const communeB = '90002@2004-01-01';
/** Split on 2013-07-01 between the next two. */
export const endedCommune = '90003@2004-01-01';
export const eastPart = '90004@2013-07-01';
export const westPart = '90005@2013-07-01';

function unit(key: string, more: Partial<UnitRecord> = {}): UnitRecord {
  const [code, validFrom] = key.split('@') as [string, string];
  return {
    ...{ unit: key, code, name: code, type: 'xã', parentCode: '900' },
    ...{ validFrom, validTo: null, aliases: [], changes: [] },
    ...more,
  };
}

const split = { on: '2013-07-01', kind: 'split', extent: 'part', basis: null } as const;

function agency(slug: string, sector: string, more: Partial<AgencyRecord> = {}): AgencyRecord {
  const names = { vi: slug, en: slug };
  return {
    ...{ agency: slug, names, earlierNames: [], sector, level: 'district', unitCode: '900', superiors: [], duties: [] },
    ...{ validFrom: '2004-01-01', validTo: null, membership: [], codes: [], successors: [] },
    ...{ requested: false, sample: true },
    ...more,
  };
}

const aboveAll = { line: 'peoples-committee', from: '2004-01-01', to: null } as const;

function member(id: string, of: string, more: Partial<TeamRecord['members'][number]> = {}) {
  const card = `178/${id}`;
  return {
    member: id,
    account: `account-of-${id}`,
    agency: of,
    role: 'member' as const,
    card,
    from: '2013-01-01',
    to: null,
    ...more,
  };
}

/** Five members; the fifth was relieved on 30 June. */
export const team: TeamRecord = {
  ...{ team: 'team-900', level: 'district', unit: '900@2004-01-01', agency: 'district-900', decision: '12/QĐ-UBND' },
  ...{ establishedOn: '2013-01-01', dissolvedOn: null },
  members: [
    member('m-1', 'labour', { role: 'leader' }),
    member('m-2', 'police'),
    member('m-3', 'culture'),
    member('m-4', 'health', { account: null }),
    member('m-5', 'police', { to: '2013-06-30' }),
  ],
};

const karaoke: EstablishmentRecord = {
  ...{ establishment: 'site-1', kind: 'karaoke', conditional: true, prone: true, licensed: true, risk: 'medium' },
  ...{ unit: communeA, openedOn: '2010-05-01', closedOn: null, placements: [], withdrawn: false, sameAs: null },
};

/** Fine 10 to 20 million for a person, twice as much for an organisation; the commune's chairman up to 5 million. */
export const karaokeBasis: BasisRecord = {
  names: { vi: 'Hoạt động karaoke quá giờ', en: 'Karaoke after hours' },
  ...{ basis: 'nd-a-22-1', decree: '900/2012/NĐ-CP', article: '22', clause: '1', point: null },
  ...{ act: 'karaoke-after-hours', field: 'culture', validFrom: '2012-01-01', validTo: '2013-12-27', withdrawn: false },
  fine: { individual: { from: '10000000', to: '20000000' }, organisation: { from: '20000000', to: '40000000' } },
  main: ['warning', 'fine'],
  ceilings: [
    { signatory: 'commune-chairman', individual: '5000000', organisation: '10000000' },
    { signatory: 'district-chairman', individual: '30000000', organisation: '60000000' },
  ],
  ...{ termDays: { ordinary: 7, complicated: 30 }, termUnit: 'calendar-days', verified: true },
};
const inWorkingDays: BasisRecord = { ...karaokeBasis, basis: 'in-working-days', termUnit: 'working-days' };
const lodgingBasis: BasisRecord = {
  ...karaokeBasis,
  names: { vi: 'Không thông báo lưu trú', en: 'Guests not registered' },
  ...{ basis: 'nd-a-30-2', article: '30', clause: '2', act: 'unregistered-guests', field: 'security' },
  fine: { individual: { from: '1000000', to: '3000000' }, organisation: { from: '2000000', to: '6000000' } },
  main: ['fine', 'licence-suspension'],
};

const checklist: ChecklistRecord = {
  ...{ checklist: 'nd-178-11', validFrom: '2005-01-01', validTo: null, kinds: [], withdrawn: false },
  items: ['licence-conditions', 'labour-contracts', 'guest-register'].map((item) => ({
    item,
    sector: 'culture',
    names: { vi: item, en: item },
  })),
};

const knownVisit: VisitRecord = {
  ...{ inspection: 'known-visit', outcome: 'carried-out', mode: 'planned', body: 'team-178', place: 'establishment' },
  ...{
    occurredOn: '2013-05-02',
    unit: communeA,
    placements: [],
    establishment: 'site-1',
    establishmentKind: 'karaoke',
  },
  ...{ team: 'team-900', lead: 'police', participants: [{ agency: 'police', confirmed: true }], joint: false },
  ...{
    health: { checked: false, met: null },
    findings: [],
    breaches: [],
    reminded: false,
    violations: [],
    sanctions: [],
  },
  ...{ transfers: [], obligations: ['d-879/O31'], withdrawn: false, sameAs: null, openPairs: 0 },
};

const obligation = { code: 'O31', clause: '5', words: '', gloss: '', role: 'implement', directive: 'd-879' } as const;
const known: ObligationRecord = {
  ...obligation,
  ...{ addressees: [], leads: [], coordinators: [], periodicity: 'continuous', dueOn: null, endsOn: null },
  ...{ issuer: 'ppc', issuedOn: '2013-07-16' },
};

const tables: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  units: byKey('unit', [
    unit(communeA),
    unit(communeB),
    unit(endedCommune, {
      validTo: '2013-07-01',
      changes: [
        { ...split, to: eastPart },
        { ...split, to: westPart },
      ],
    }),
    unit(eastPart),
    unit(westPart),
  ]),
  agencies: byKey('agency', [
    ...['police', 'health', 'culture', 'labour', 'market'].map((slug) => agency(slug, slug)),
    agency('police-west', 'police', { unitCode: '901' }),
    agency('ppc', 'peoples-committee'),
    agency('district-900', 'peoples-committee', { superiors: [{ ...aboveAll, agency: 'ppc' }] }),
    agency('former-trade', 'trade', {
      ...{ validTo: '2008-01-01', successors: [{ agency: 'market', duty: null, unit: null, from: '2008-01-01' }] },
    }),
  ]),
  accounts: Object.fromEntries(accounts.map((one) => [`account ${one.account}`, one])),
  /** A day off that is invented, to be seen in terms of working days. */
  workYears: { 2013: { year: '2013', days: [{ on: '2013-07-16', is: 'day-off' }] } },
  teams: byKey('team', [team, { ...team, team: 'dissolved-team', dissolvedOn: '2013-07-01' }]),
  obligations: { 'd-879/O31': known, 'd-879/O14': { ...known, code: 'O14' } },
  legalBases: byKey('basis', [karaokeBasis, lodgingBasis, inWorkingDays]),
  checklists: byKey('checklist', [checklist]),
  establishments: byKey('establishment', [
    karaoke,
    { ...karaoke, establishment: 'site-2', kind: 'lodging', unit: communeB },
    { ...karaoke, establishment: 'site-3', withdrawn: true },
  ]),
  visits: {
    'inspection-known-visit': knownVisit,
    'inspection-joint-visit': {
      ...knownVisit,
      ...{ inspection: 'joint-visit', joint: true },
      participants: ['police', 'culture'].map((one) => ({ agency: one, confirmed: true })),
    },
  },
};

function byKey<K extends string, Row extends Readonly<Record<K, string>>>(
  key: K,
  rows: readonly Row[],
): Readonly<Record<string, Row>> {
  return Object.fromEntries(rows.map((row) => [row[key], row]));
}

export const rows: ReferenceRows = {
  get: <Row>(table: string, key: string) => Promise.resolve((tables[table]![key] ?? null) as Row | null),
  list: <Row>(table: string, prefix: string) =>
    Promise.resolve(
      Object.entries(tables[table]!)
        .filter(([key]) => key.startsWith(prefix))
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([, row]) => row as Row),
    ),
};

export interface Decided {
  /** What was decided, with their data; empty when it was refused. */
  readonly events: readonly NewEvent[];
  /** The rule that refused it. */
  readonly refused: string | null;
  readonly state: unknown;
}

/** As `given(…).when(…)`, with the look-ups that the command declares resolved against the little province. */
export function after(type: StreamType, history: readonly NewEvent[], among = records, by: Partial<Actor> = {}) {
  const before = given(type, history, { actor: by });
  return {
    state: before.state,
    async decide(command: Command, input: unknown, circumstances: Circumstances = {}): Promise<Decided> {
      const wanted = command.looksUp(command.input.parse(input), before.state);
      const found = Object.entries(wanted).map(
        async ([name, look]) => [name, await look.resolve(rows, among)] as const,
      );
      const lookUps = Object.fromEntries(await Promise.all(found));
      const decided = before.when(command, input, { ...circumstances, lookUps });
      if (!isRejected(decided.outcome)) return { events: decided.outcome, refused: null, state: decided.state() };
      if (![...command.refuses].includes(decided.outcome.rejected)) throw new Error('refused by an undeclared rule');
      return { events: [], refused: decided.outcome.rejected, state: before.state };
    },
  };
}
