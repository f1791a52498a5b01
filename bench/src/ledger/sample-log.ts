import { indicator, unit } from '@lien-nganh/contracts/agencies';
import { inspection } from '@lien-nganh/contracts/inspections';
import type { IndicatorRecord, UnitRecord } from '@lien-nganh/contracts/reference';
import type { ContractData, Day } from '@lien-nganh/kernel';

/** A year of joint inspections over a province of the size of Lai Châu, as its services publish it. Made up, always the same. */

type Inspection = ContractData<typeof inspection>;

/** What a service publishes of one record. */
export interface Published {
  readonly type: string;
  readonly subject: string;
  readonly occurredOn: Day;
  readonly data: unknown;
}

export const YEAR = 2014;
const DISTRICTS = 8;
const COMMUNES = 108;
const ESTABLISHMENTS = 1_000;

const agencies = ['police', 'health', 'culture', 'labour', 'market'];
const obligations = ['879/O14', '879/O31', '879/O02'];
const kinds = ['karaoke', 'lodging', 'restaurant', 'massage', 'internet'];

const district = (n: number) => `${105 + n}@2004-10-25`;
const commune = (n: number) => `${String(3_386 + n).padStart(5, '0')}@2004-10-25`;

export const communes: readonly string[] = Array.from({ length: COMMUNES }, (_, n) => commune(n));

function unitRecord(key: string, type: UnitRecord['type'], parentCode: string | null): UnitRecord {
  const [code, validFrom] = key.split('@') as [string, string];
  return {
    unit: key,
    code,
    name: `Đơn vị ${code}`,
    type,
    parentCode,
    validFrom: parentCode === null ? null : validFrom,
    validTo: null,
    aliases: [],
    changes: [],
  };
}

const units: readonly UnitRecord[] = [
  unitRecord('12@0000-00-00', 'tỉnh', null),
  ...Array.from({ length: DISTRICTS }, (_, n) => unitRecord(district(n), 'huyện', '12')),
  ...communes.map((key, n) => unitRecord(key, 'xã', String(105 + (n % DISTRICTS)))),
];

const inspectionsDone: IndicatorRecord = {
  code: 'inspections-done',
  definitionVersion: 1,
  validFrom: '2013-01-01',
  validTo: null,
  names: { vi: 'Số cuộc kiểm tra đã thực hiện', en: 'Inspections carried out' },
  unitOfCount: 'inspections',
  kind: 'flow',
  subject: null,
  measure: 'inspections.visit',
  filter: { outcome: ['carried-out'] },
  lines: 'every-participant',
  breakdowns: [{ dimension: 'kind', nature: 'partition' }],
  obligations: ['879/O31'],
  service: 'inspections',
  sensitivity: 'open',
  direction: 'more-is-better',
};

const definitions: readonly IndicatorRecord[] = [
  inspectionsDone,
  {
    ...inspectionsDone,
    code: 'establishments-inspected',
    names: { vi: 'Số cơ sở được kiểm tra', en: 'Different establishments inspected' },
    unitOfCount: 'establishments',
    kind: 'distinct',
    subject: 'establishment',
    breakdowns: [],
  },
  {
    ...inspectionsDone,
    code: 'fines-imposed',
    names: { vi: 'Tổng số tiền phạt', en: 'Fines imposed' },
    unitOfCount: 'dong',
    measure: 'inspections.fine',
    filter: {},
    lines: 'decider',
    breakdowns: [{ dimension: 'field', nature: 'partition' }],
  },
];

export const indicators: readonly string[] = definitions.map(({ code }) => code);

/** What everything else is read by. */
export const beginning: readonly Published[] = [
  ...units.map((data) => ({ type: unit.type, subject: `unit-${data.unit}`, occurredOn: `${YEAR}-01-01`, data })),
  ...definitions.map((data) => ({
    type: indicator.type,
    subject: `indicatorDefinition-${data.code}`,
    occurredOn: `${YEAR}-01-01`,
    data,
  })),
];

/** Every tenth is published twice: the second time it has moved to another day. */
const CORRECTED = 10;

/** The nth thing that the inspections service publishes. */
export function publishedInspection(n: number): Published {
  const again = n % CORRECTED === CORRECTED - 1;
  const data = inspectionData(again ? n - 1 : n, again ? 3 : 0);
  return { type: inspection.type, subject: `inspection-${data.inspection}`, occurredOn: data.occurredOn, data };
}

function inspectionData(n: number, laterByDays: number): Inspection {
  const pick = <T>(from: readonly T[], by: number) => from[Math.floor(n / by) % from.length]!;
  const occurredOn = dayOfYear((n * 7) % 360, laterByDays);
  const [lead, other] = [pick(agencies, 1), pick(agencies, 7)];
  const participants = [...new Set([lead, other])].map((agency) => ({ agency, confirmed: true }));
  const establishment = (n * 31) % ESTABLISHMENTS;
  return {
    inspection: `k${n}`,
    outcome: 'carried-out',
    mode: n % 3 === 0 ? 'surprise' : 'planned',
    body: 'team-178',
    place: 'establishment',
    occurredOn,
    unit: communes[establishment % COMMUNES]!,
    placements: [],
    establishment: `e${establishment}`,
    establishmentKind: kinds[establishment % kinds.length]!,
    team: 't1',
    lead,
    participants,
    joint: participants.length > 1,
    health: { checked: false, met: null },
    findings: [],
    breaches: [],
    reminded: false,
    violations: [],
    sanctions: n % 5 === 0 ? [fine(n, lead, occurredOn)] : [],
    transfers: [],
    obligations: [pick(obligations, 3)],
    withdrawn: false,
    sameAs: null,
    openPairs: 0,
  };
}

function fine(n: number, agency: string, decidedOn: Day): Inspection['sanctions'][number] {
  const amount = String(500_000 + (n % 40) * 250_000);
  return {
    decision: `d${n}`,
    decidedOn,
    agency,
    field: 'security',
    offender: 'organisation',
    main: 'fine',
    amount,
    additional: [],
    lines: [{ violation: `v${n}`, field: 'security', main: 'fine', amount }],
    collected: null,
    state: 'decided',
  };
}

function dayOfYear(n: number, later: number): Day {
  return new Date(Date.UTC(YEAR, 0, 1 + n + later)).toISOString().slice(0, 10);
}
