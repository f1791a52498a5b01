import { Person, type Done, type Json } from './person.ts';
import { until } from './until.ts';

/** Bodies of commands as officers of Lai Châu send them, each a sample. A spec changes what it is about. */

export const CHECKLIST = 'decree-178-2004-article-11';
export const DIRECTIVE = '879-ubnd-vx-2013-ppc';
/** The ward Đoàn Kết on the map of today; made of Quyết Thắng, Quyết Tiến and the former Đoàn Kết. */
export const DOAN_KET = '03388@2025-07-01';
/** The ward Tân Phong on the map of today. */
export const TAN_PHONG = '03408@2025-07-01';

/** Today in Lai Châu. */
export function today(): string {
  return new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
}

export function establishment(changes: Json = {}): Json {
  return {
    ...{ kind: 'karaoke', conditional: true, prone: true, unit: DOAN_KET, openedOn: '2025-07-15' },
    ...{ name: 'Karaoke Hoa Ban (mẫu)', address: 'Tổ 5 (mẫu)', owner: 'Chủ cơ sở (mẫu)', contact: null },
    ...{ keeper: 'police', risk: 'medium', licence: { is: 'in-force', number: '12/GP', from: '2025-07-15' } },
    ...changes,
  };
}

export function team(name: string, changes: Json = {}): Json {
  const member = (agency: string, role: string, card: string) => ({
    ...{
      member: `${name}-${agency}`,
      account: `officer.${agency}`,
      agency,
      role,
      card: `178-${name.toUpperCase()}/${card}`,
    },
  });
  return {
    ...{ team: name, level: 'province', unit: '12@0000-00-00', agency: 'ppc', establishedOn: '2025-07-10' },
    decision: { number: '12', symbol: 'QĐ-UBND', issuedOn: '2025-07-10' },
    members: [member('police', 'leader', '001'), member('culture', 'deputy', '002'), member('health', 'member', '003')],
    ...changes,
  };
}

/** The Team's surprise inspection of a place, with three of its members. */
export function surprise(name: string, site: string, changes: Json = {}): Json {
  return {
    ...{ body: 'team-178', place: 'establishment', establishment: site, unit: DOAN_KET, team: name, lead: 'police' },
    crew: ['police', 'culture', 'health'].map((agency) => `${name}-${agency}`),
    ...{ leader: `${name}-police`, participants: ['culture', 'health'], obligations: [], plannedFor: today() },
    ground: { kind: 'signs', words: 'Có dấu hiệu vi phạm (mẫu)' },
    report: { number: '7/BC', writtenOn: today() },
    ...changes,
  };
}

export function minutes(changes: Json = {}): Json {
  return {
    ...{
      on: today(),
      number: '1/BB-KT',
      signedOn: today(),
      signedBy: 'officer.police',
      countersigned: 'representative',
    },
    ...{ checklist: CHECKLIST, findings: [], health: null, exhibits: [], reminded: false, note: null, obligations: [] },
    ...changes,
  };
}

/** A visit of the police that was made and is entered afterwards. */
export function visit(on: string, changes: Json = {}): Json {
  return {
    ...minutes({ on, signedOn: on }),
    ...{ body: 'police', place: 'public-place', establishment: null, unit: DOAN_KET, team: null, lead: 'police' },
    ...{ crew: ['officer.police'], leader: 'officer.police', participants: [] },
    ...{ mode: 'surprise', earlier: null, ground: null, report: null, paper: null },
    ...changes,
  };
}

export function violation(agency: string, on: string, changes: Json = {}): Json {
  return { number: '1/BB-VPHC', kind: 'lack-of-responsibility', field: 'security', agency, recordedOn: on, ...changes };
}

export function sanction(of: string, on: string, changes: Json = {}): Json {
  const line = {
    violation: of,
    basis: 'decree-144-2021-lack-of-responsibility-2025-07-01',
    main: 'fine',
    amount: '15000000',
  };
  return {
    ...{
      number: '9/QĐ-XPVPHC',
      decidedOn: on,
      agency: 'police',
      signatory: 'director-of-police',
      offender: 'individual',
    },
    ...{
      complicated: false,
      lines: [{ ...line, additional: [], remedies: [] }],
      reason: 'Tình tiết của vụ việc (mẫu)',
    },
    ...changes,
  };
}

/** Registers a place and waits until inspections know it. */
export async function registered(police: Person, changes: Json = {}): Promise<string> {
  const { id } = await police.done('inspections/establishment/register-establishment', establishment(changes));
  return id;
}

/** A visit in the record, and the id of its last violation. */
export async function lastViolation(person: Person, inspection: string): Promise<string> {
  const { record } = await person.read(`inspections/inspection/${inspection}`);
  return record.cases.violations.at(-1).violation;
}

/** A figure as one reads it: its value, and what one must know of it. */
export const FIGURE = `
  value {
    __typename
    ... on NumberValue { value }
    ... on ZeroValue { checks }
    ... on MissingValue { because }
    ... on CannotBeCarriedValue { because }
  }
  overlaps openPairs
  frame { unitOfCount period { from to state } definitionVersion completeTo { position at } incomplete
          cannotBePlaced { value because } }`;

export interface FigureAsked {
  readonly indicator: string;
  readonly from: string;
  readonly to: string;
  readonly unit?: string;
  readonly agency?: string;
  readonly obligation?: string;
  readonly asOf?: string;
  readonly map?: string;
}

const ASKS = `query($indicator: ID!, $from: Day!, $to: Day!, $unit: ID, $agency: ID, $obligation: ID, $asOf: AsOf, $map: MapChoice) {
  figure(indicator: $indicator, from: $from, to: $to, unit: $unit, agency: $agency, obligation: $obligation, asOf: $asOf,
         map: $map) {`;

/** Asks for one figure; `more` adds fields. @throws when it is not answered */
export async function figure(person: Person, asked: FigureAsked, more = ''): Promise<Json> {
  return (await person.answered(`${ASKS} ${FIGURE} ${more} } }`, { map: 'as-was', ...asked })).figure;
}

/** The number in a figure: zero too, `null` where it is no number. */
export function numberIn({ value }: Json): number | null {
  if (value.__typename === 'ZeroValue') return 0;
  return value.__typename === 'NumberValue' ? Number(value.value) : null;
}

/** Waits until what a command wrote is in the figures: the gateway itself waits for the position. */
export async function untilKnown(person: Person, { position }: Pick<Done, 'position'>): Promise<void> {
  const asOf = `${await logOf(person)}:${position}`;
  const asked = { indicator: 'inspections-done', from: '2013-01-01', to: '2013-01-02', map: 'as-was', asOf };
  await person.answeredOnceKnown(`${ASKS} ${FIGURE} } }`, asked);
}

/** Id of the log in which positions count. */
export async function logOf({ url }: Person): Promise<string> {
  const { services } = (await (await fetch(`${url}/health/ready`)).json()) as Json;
  return services.find(({ log }: Json) => log).log;
}

/** Waits until every reader of the platform, the gateway's too, has everything: after a restore they all begin anew. */
export function untilAllIsHeard({ url }: Person): Promise<void> {
  return until('every reader has everything', async () => {
    const { status, services } = (await (await fetch(`${url}/health/ready`)).json()) as Json;
    const readers = services.flatMap((service: Json) => service.readers);
    return status === 'ready' && readers.every(({ behindAtLeast }: Json) => behindAtLeast === 0);
  });
}

/** Figures of a year that a reader compares before and after. */
export async function picture(person: Person): Promise<Json> {
  const codes = [
    'inspections-done',
    'inspection-visits',
    'establishments-inspected',
    'fines-imposed',
    'conditional-businesses',
  ];
  const query = `query($codes: [ID!]!, $from: Day!, $to: Day!) {
    overview(by: UNIT, indicators: $codes, from: $from, to: $to, map: "as-now") {
      rows columns { indicator { code } total { value { __typename ... on NumberValue { value } } }
        cells { row figure { value { __typename ... on NumberValue { value } } } } } } }`;
  return person.answeredOnceKnown(query, { codes, from: '2013-01-01', to: today() });
}
