import { conditionalBusinesses, findingsMade, finesImposed, inspectionsDone, units } from '../../examples.ts';

/** Records as services publish them, for tests of the gateway. */

export interface Published {
  readonly type: string;
  readonly subject: string;
  readonly data: unknown;
  readonly recordedAt?: string;
  readonly occurredOn?: string;
  readonly version?: number;
  /** Of whoever recorded it. */
  readonly account?: string;
}

/** When everything here is recorded, unless it says otherwise; the gateway's clock stands there. */
export const NOW = '2013-12-31T03:00:00.000Z';

export const people = {
  committee: { agency: 'ppc', role: 'committee' },
  standing: { agency: 'dolisa', role: 'standing' },
  officer: { agency: 'police', role: 'officer' },
  head: { agency: 'police', role: 'head' },
  auditor: { agency: 'inspectorate', role: 'auditor' },
  admin: { agency: 'ppc', role: 'admin' },
} as const;

export function agencyData(agency: string) {
  return {
    agency,
    names: { vi: agency, en: agency },
    earlierNames: [],
    sector: agency,
    level: 'province',
    unitCode: '12',
    validFrom: '2000-01-01',
    validTo: null,
    superiors: [],
    duties: [],
    membership: [],
    codes: [],
    successors: [],
    requested: false,
    sample: true,
  };
}

export function accountData(account: string, to: string | null = null) {
  const { agency, role } = people[account as keyof typeof people];
  return { account, subject: account, agency, role, duties: [], from: '2000-01-01', to };
}

const obligation = {
  code: 'O31',
  clause: 'II.3',
  words: 'Tăng cường kiểm tra cơ sở kinh doanh dịch vụ',
  gloss: 'Inspect service establishments more',
  role: 'lead',
  addressees: ['police'],
  leads: ['police'],
  coordinators: ['culture'],
  periodicity: 'continuous',
  dueOn: null,
  endsOn: null,
};

export const directive879 = {
  directive: '879',
  number: '879',
  symbol: 'UBND-VX',
  issuedOn: '2013-07-16',
  issuer: 'ppc',
  subject: 'Phòng, chống mại dâm',
  legalBases: [],
  recipients: [],
  signatory: 'TM. UBND TỈNH',
  regime: null,
  obligations: [obligation, { ...obligation, code: 'O14', addressees: ['culture'] }],
};

const followUp = {
  directive: '879',
  code: 'O31',
  addressee: 'police',
  issuer: 'ppc',
  requested: false,
  assignedOn: '2013-07-16',
  state: 'in-progress',
  dueOn: '2013-12-01',
  endsOn: null,
  lastProgressOn: '2013-08-20',
  checks: 0,
};

export const smallCounts = {
  ...inspectionsDone,
  code: 'minors-reached',
  names: { vi: 'Số trẻ em được tiếp cận', en: 'Minors reached' },
  sensitivity: 'withhold-small',
  obligations: [],
};

const planned = {
  ...inspectionsDone,
  code: 'inspections-planned',
  names: { vi: 'Số cơ sở phải kiểm tra theo kế hoạch', en: 'Establishments to be inspected' },
  measure: 'inspections.planned',
  filter: {},
  breakdowns: [],
};

const unfed = { ...planned, code: 'press-items', names: { vi: 'Số tin, bài', en: 'Press items' }, measure: null };

/** Who is who, which unit is where, directive 879, and a few indicators. */
export const beginning: readonly Published[] = [
  ...units.map((data) => ({ type: 'agencies.unit', subject: `unit-${data.unit}`, data })),
  ...['ppc', 'dolisa', 'police', 'health', 'culture', 'labour', 'inspectorate'].map((slug) => ({
    type: 'agencies.agency',
    subject: `agency-${slug}`,
    data: agencyData(slug),
  })),
  ...Object.keys(people).map((name) => ({
    type: 'agencies.account',
    subject: `account-${name}`,
    data: accountData(name),
  })),
  { type: 'agencies.directive', subject: 'directive-879', data: directive879 },
  { type: 'agencies.follow-up', subject: 'followUp-879-O31-police', data: followUp },
  ...[inspectionsDone, finesImposed, findingsMade, conditionalBusinesses, smallCounts, planned, unfed].map((data) => ({
    type: 'agencies.indicator',
    subject: `indicator-${data.code}`,
    data,
  })),
];

export function inspectionRecord(id: string, data: object, more: Partial<Published> = {}): Published {
  return { type: 'inspections.inspection', subject: `inspection-${id}`, data: { ...data, inspection: id }, ...more };
}
