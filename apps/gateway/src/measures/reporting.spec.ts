import type { consolidation, receipt, reportingPeriod } from '@lien-nganh/contracts/reporting';
import type { ContractData } from '@lien-nganh/kernel';
import { describe, expect, test } from '@jest/globals';
import type { Measured } from './measured.ts';
import { measureConsolidation, measureReceipt, measureReportingPeriod } from './reporting.ts';

const period: ContractData<typeof reportingPeriod> = {
  ...{ regime: '879', calendar: 'calendar', period: '2013-H2', kind: 'six-monthly', from: '2013-07-01' },
  ...{ to: '2013-12-31', cutOff: '2013-12-31', dueOn: '2014-01-06', through: 'dolisa', obligation: '879/O37' },
  ...{ consolidation: '879/O39', consolidatedDueOn: '2014-01-15' },
  addressees: [
    { agency: 'police', group: 'all-members', manner: 'obliged', dueOn: '2014-01-06', unit: null },
    { agency: 'fatherland-front', group: 'requested', manner: 'asked', dueOn: '2014-01-06', unit: null },
  ],
  ...{ scheme: { vi: 'calendar', en: 'calendar' }, recipient: null, office: null, template: null },
  withdrawn: false,
};
const received: ContractData<typeof receipt> = {
  ...{ regime: '879', period: '2013-H2', kind: 'six-monthly', to: '2013-12-31', agency: 'police' },
  ...{ group: 'all-members', manner: 'obliged', through: 'dolisa', receivedOn: '2014-01-09', timeliness: 'late' },
  ...{ content: 'nothing-to-report', obligation: '879/O37', from: 'paper', withdrawn: false },
};
const edition = { made: null, signed: null, reasons: [], filed: [] };
const consolidated: ContractData<typeof consolidation> = {
  ...{ regime: '879', period: '2013-H2', kind: 'six-monthly', through: 'dolisa', obligation: '879/O39' },
  editions: [
    { ...edition, number: '5/BC', dated: '2014-01-15' },
    { ...edition, number: '9/BC', dated: '2014-02-01' },
  ],
  ...{ state: 'issued', written: [], consolidated: null },
  withdrawn: false,
};
const short = (all: readonly Measured[]) => all.map(({ item, occurredOn, value }) => [item, occurredOn, value]);
const at = '2014-02-01';

describe('what reporting counts for', () => {
  test('a report is due of each addressee while the period runs, and told as obliged or asked', () => {
    const due = measureReportingPeriod({ data: period, occurredOn: at });
    expect(short(due)).toEqual([
      ['police', '2013-07-01', 1n],
      ['police/over', '2014-01-01', -1n],
      ['fatherland-front', '2013-07-01', 1n],
      ['fatherland-front/over', '2014-01-01', -1n],
    ]);
    expect(due.map(({ dimensions }) => dimensions['manner'])).toEqual(['obliged', 'obliged', 'asked', 'asked']);
  });

  test('a report that came late counts for its period, as late', () => {
    expect(measureReceipt({ data: received, occurredOn: at })).toMatchObject([
      {
        ...{ occurredOn: '2013-12-31', unit: null, participants: ['police'], obligations: ['879/O37'] },
        dimensions: { timeliness: 'late', 'report-content': 'nothing-to-report', 'period-kind': 'six-monthly' },
      },
    ]);
  });

  test('every edition of a consolidated report counts on its day', () => {
    const told = measureConsolidation({ data: consolidated, occurredOn: at });
    expect(told.map(({ occurredOn, dimensions }) => [occurredOn, dimensions['edition']])).toEqual([
      ['2014-01-15', 'first'],
      ['2014-02-01', 'restated'],
    ]);
  });

  test('what was withdrawn counts for nothing', () => {
    expect(measureReportingPeriod({ data: { ...period, withdrawn: true }, occurredOn: at })).toEqual([]);
    expect(measureReceipt({ data: { ...received, withdrawn: true }, occurredOn: at })).toEqual([]);
    expect(measureConsolidation({ data: { ...consolidated, withdrawn: true }, occurredOn: at })).toEqual([]);
  });
});
