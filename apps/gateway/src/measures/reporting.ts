import { consolidation, receipt, reportingPeriod } from '@lien-nganh/contracts/reporting';
import type { ContractData, ContractEvent } from '@lien-nganh/kernel';
import { addDays } from '@lien-nganh/vocabulary';
import { happens, source, stands } from './entry.ts';
import { plainly, type Measured, type StateOf } from './measured.ts';

/** Of each addressee one report is due while the period runs: on its last day all of that period, and none of the one before. */
export function measureReportingPeriod({ data }: StateOf<ContractEvent<typeof reportingPeriod>>): readonly Measured[] {
  if (data.withdrawn) return [];
  return data.addressees.flatMap(({ agency, group, manner }) => {
    const due = {
      ...ofTheProvince(agency, data.obligation),
      ...{ measure: 'reporting.report-due', item: agency, occurredOn: data.from },
      dimensions: { 'addressee-group': group, 'period-kind': data.kind, manner },
    };
    const ownParts = [{ agency, value: -1n }];
    return [due, { ...due, item: `${agency}/over`, occurredOn: addDays(data.to, 1), value: -1n, ownParts }];
  });
}

/** A report counts for the period that it is of, whenever it came: so that those received stand beside those due. */
export function measureReceipt({ data }: StateOf<ContractEvent<typeof receipt>>): readonly Measured[] {
  if (data.withdrawn) return [];
  const { agency, group, manner, kind, timeliness, content, to, obligation } = data;
  return [
    {
      ...ofTheProvince(agency, obligation),
      ...{ measure: 'reporting.report-received', occurredOn: to },
      dimensions: { 'addressee-group': group, 'period-kind': kind, manner, timeliness, 'report-content': content },
    },
  ];
}

/** Every edition was issued, on its own day. */
export function measureConsolidation({ data }: StateOf<ContractEvent<typeof consolidation>>): readonly Measured[] {
  if (data.withdrawn) return [];
  return data.editions.map(({ dated }: ContractData<typeof consolidation>['editions'][number], index) => ({
    ...ofTheProvince(data.through, data.obligation),
    ...{ measure: 'reporting.consolidated-report', item: `edition/${index + 1}`, occurredOn: dated },
    dimensions: { 'period-kind': data.kind, edition: index === 0 ? 'first' : 'restated' },
  }));
}

/** Reports lie in no unit narrower than the province: what an addressee answers for may span several. */
function ofTheProvince(agency: string, obligation: string | null): Omit<Measured, 'measure' | 'occurredOn'> {
  return {
    ...plainly,
    ...{ unit: null, participants: [agency], decider: agency, ownParts: [{ agency, value: 1n }] },
    obligations: obligation === null ? [] : [obligation],
  };
}

const of = ['addressee-group', 'period-kind', 'manner'];

export const reportingMeasures = {
  'reporting.report-due': { ...stands, placed: false, dimensions: of },
  'reporting.report-received': { ...happens, placed: false, dimensions: [...of, 'timeliness', 'report-content'] },
  'reporting.consolidated-report': { ...happens, placed: false, dimensions: ['period-kind', 'edition'] },
} as const;

export const reportingSources = [
  source(reportingPeriod, measureReportingPeriod),
  source(receipt, measureReceipt),
  source(consolidation, measureConsolidation),
] as const;
