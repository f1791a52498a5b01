import type { inspection } from '@lien-nganh/contracts/inspections';
import type { IndicatorRecord } from '@lien-nganh/contracts/reference';
import type { ContractData } from '@lien-nganh/kernel';

/** Made-up records as services publish them, and definitions that count them: for tests and measurements. */

export type Inspection = ContractData<typeof inspection>;

export const visit: Inspection = {
  inspection: 'k1',
  outcome: 'carried-out',
  mode: 'planned',
  body: 'team-178',
  place: 'establishment',
  occurredOn: '2013-08-20',
  unit: '03386@2004-10-25',
  placements: [],
  establishment: 'e1',
  establishmentKind: 'karaoke',
  team: 't1',
  lead: 'police',
  participants: [{ agency: 'police', confirmed: true }],
  joint: false,
  health: { checked: false, met: null },
  findings: [],
  breaches: [],
  reminded: false,
  violations: [],
  sanctions: [],
  transfers: [],
  obligations: [],
  withdrawn: false,
  sameAs: null,
  openPairs: 0,
};

export function fined(agency: string, amount: string, decidedOn = '2013-08-25'): Inspection['sanctions'][number] {
  return {
    decision: `d-${agency}-${amount}`,
    decidedOn,
    agency,
    field: 'security',
    offender: 'organisation',
    main: 'fine',
    amount,
    additional: [],
    lines: [{ violation: 'v1', field: 'security', main: 'fine', amount }],
    collected: null,
    payments: [],
    state: 'decided',
  };
}

export const inspectionsDone: IndicatorRecord = {
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

export const finesImposed: IndicatorRecord = {
  ...inspectionsDone,
  code: 'fines-imposed',
  names: { vi: 'Tổng số tiền phạt', en: 'Fines imposed' },
  unitOfCount: 'dong',
  measure: 'inspections.fine',
  filter: {},
  lines: 'decider',
  breakdowns: [{ dimension: 'field', nature: 'partition' }],
};

export const establishmentsInspected: IndicatorRecord = {
  ...inspectionsDone,
  code: 'establishments-inspected',
  names: { vi: 'Số cơ sở được kiểm tra', en: 'Different establishments inspected' },
  unitOfCount: 'establishments',
  kind: 'distinct',
  subject: 'establishment',
  breakdowns: [],
};
