import { indicator, unit } from '@lien-nganh/contracts/agencies';
import { inspection } from '@lien-nganh/contracts/inspections';
import type { IndicatorRecord, UnitRecord } from '@lien-nganh/contracts/reference';
import {
  establishmentsInspected,
  fined,
  finesImposed,
  inspectionsDone,
  visit,
  type Inspection,
} from '@lien-nganh/gateway/sample-records';
import type { Day } from '@lien-nganh/kernel';

/** Years of joint inspections over a province of the size of Lai Châu, as its services publish it. Made up, always the same. */

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

export const agencies = ['police', 'health', 'culture', 'labour', 'market'];
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

const definitions: readonly IndicatorRecord[] = [inspectionsDone, establishmentsInspected, finesImposed];

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

/** So many are of one year; more than about twenty million facts are of the last one. */
const OF_A_YEAR = 150_000;
const YEARS = 12;

/** The nth thing that the inspections service publishes. */
export function publishedInspection(n: number): Published {
  const again = n % CORRECTED === CORRECTED - 1;
  const data = inspectionData(again ? n - 1 : n, again ? 3 : 0);
  return { type: inspection.type, subject: `inspection-${data.inspection}`, occurredOn: data.occurredOn, data };
}

function inspectionData(n: number, laterByDays: number): Inspection {
  const pick = <T>(from: readonly T[], by: number) => from[Math.floor(n / by) % from.length]!;
  const year = YEAR + Math.min(Math.floor(n / OF_A_YEAR), YEARS - 1);
  const occurredOn = dayOfYear(year, ((n * 7) % 360) + laterByDays);
  const [lead, other] = [pick(agencies, 1), pick(agencies, 7)];
  const participants = [...new Set([lead, other])].map((agency) => ({ agency, confirmed: true }));
  const establishment = (n * 31) % ESTABLISHMENTS;
  return {
    ...visit,
    inspection: `k${n}`,
    mode: n % 3 === 0 ? 'surprise' : 'planned',
    occurredOn,
    unit: communes[establishment % COMMUNES]!,
    establishment: `e${establishment}`,
    establishmentKind: kinds[establishment % kinds.length]!,
    lead,
    participants,
    joint: participants.length > 1,
    sanctions: n % 5 === 0 ? [fine(n, lead, occurredOn)] : [],
    obligations: [pick(obligations, 3)],
  };
}

function fine(n: number, agency: string, decidedOn: Day): Inspection['sanctions'][number] {
  const { lines, ...decision } = fined(agency, String(500_000 + (n % 40) * 250_000), decidedOn);
  return { ...decision, decision: `d${n}`, lines: lines.map((line) => ({ ...line, violation: `v${n}` })) };
}

function dayOfYear(year: number, n: number): Day {
  return new Date(Date.UTC(year, 0, 1 + n)).toISOString().slice(0, 10);
}
