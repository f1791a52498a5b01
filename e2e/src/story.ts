import type { Person, Json } from './person.ts';

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
