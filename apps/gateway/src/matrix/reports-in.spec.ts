import { describe, expect, test } from '@jest/globals';
import type { ConsolidationRecord, ReceiptRecord, ReportingPeriodRecord } from '../read-models/kept-states.ts';
import { dueConsolidations, dueReports, periodsOf, reportsIn } from './reports-in.ts';

function addressee(agency: string, manner: 'obliged' | 'asked' = 'obliged', dueOn = '2014-01-10') {
  return { agency, group: 'member', manner, dueOn, unit: null };
}

const half: ReportingPeriodRecord = {
  ...{ regime: '879', calendar: 'calendar', period: '2013-H2', kind: 'six-monthly', through: 'dolisa' },
  ...{ from: '2013-07-01', to: '2013-12-31', cutOff: '2013-12-31', dueOn: '2014-01-10' },
  ...{ obligation: '879/O37', consolidation: '879/O39', consolidatedDueOn: '2014-01-20' },
  ...{ scheme: { vi: 'calendar', en: 'calendar' }, recipient: null, office: null, template: null },
  addressees: ['x', 'y', 'z'].map((agency) => addressee(agency)),
  withdrawn: false,
};
const year: ReportingPeriodRecord = {
  ...half,
  period: '2013',
  kind: 'yearly',
  from: '2013-01-01',
  obligation: '879/O38',
};
const cutOff: ReportingPeriodRecord = { ...half, regime: 'b', from: '2013-06-15', to: '2013-12-14' };

function came(agency: string, more: Partial<ReceiptRecord> = {}): ReceiptRecord {
  const { regime, period, kind, to, through, obligation } = half;
  return {
    ...{ regime, period, kind, to, through, obligation, agency, group: 'member', manner: 'obliged' },
    ...{ receivedOn: '2014-01-09', timeliness: 'on-time', content: 'figures', withdrawn: false },
    from: 'paper',
    ...more,
  };
}

describe('reports in of due', () => {
  test('tell a report of nothing from no report, and late from on time (S-08)', () => {
    const receipts = [came('x', { content: 'nothing-to-report' }), came('z', { timeliness: 'late' })];
    const told = (today: string) => reportsIn({ periods: [half], receipts, today });
    expect(told('2014-01-11')).toMatchObject({ due: 3, onTime: 1, late: 1, missing: 1, pending: 0 });
    expect(told('2014-01-10')).toMatchObject({ due: 3, missing: 0, pending: 1, periods: [{ period: half, due: 3 }] });
  });

  test('are those of the obliged alone, and of just their own period and regime', () => {
    const asked = { ...half, addressees: [addressee('x', 'asked')] };
    expect(dueReports({ periods: [asked], receipts: [came('x')], today: '2014-02-01' })).toEqual([]);
    const other = [came('x', { regime: 'b' }), came('y', { period: '2013' })];
    const states = dueReports({ periods: [half], receipts: other, today: '2014-02-01' }).map(({ state }) => state);
    expect(states).toEqual(['missing', 'missing', 'missing']);
  });

  test('are of the period that is just the asked days, else of those that end in them, whichever calendar (S-10)', () => {
    const all = [year, half, cutOff];
    const codes = (from: string, to: string) =>
      periodsOf(all, { from, to }).map(({ regime, period }) => `${regime} ${period}`);
    expect(codes('2013-07-01', '2013-12-31')).toEqual(['879 2013-H2']);
    expect(codes('2013-01-01', '2013-12-31')).toEqual(['879 2013']);
    expect(codes('2013-12-01', '2013-12-31')).toEqual(['b 2013-H2', '879 2013', '879 2013-H2']);
    expect(codes('2013-07-01', '2013-09-30')).toEqual([]);
  });

  test('are each due on a day of their own, where others consolidate them first', () => {
    const first = { ...half, addressees: [addressee('x', 'obliged', '2014-01-05'), addressee('y')] };
    const told = dueReports({ periods: [first], receipts: [], today: '2014-01-07' });
    expect(told.map(({ agency, state, dueOn }) => [agency, state, dueOn])).toEqual([
      ['x', 'missing', '2014-01-05'],
      ['y', 'pending', '2014-01-10'],
    ]);
  });

  test('are consolidated by the day that a calendar sets for it, each period by a report of its own', () => {
    const { regime, period, kind, through } = half;
    const issued = {
      ...{ regime, period, kind, through, obligation: '879/O39', withdrawn: false },
      ...{ state: 'issued', written: [], consolidated: null },
      editions: [{ number: '5/BC', dated: '2014-01-15', made: null, signed: null, reasons: [], filed: [] }],
    } satisfies ConsolidationRecord;
    const frozen = { ...issued, state: 'consolidated', editions: [] } satisfies ConsolidationRecord;
    const due = { agency: 'dolisa', obligation: '879/O39', dueOn: '2014-01-20' };
    expect(dueConsolidations([half], [])).toEqual([due]);
    expect(dueConsolidations([half], [issued])).toEqual([]);
    expect(dueConsolidations([half], [frozen])).toEqual([due]);
    expect(dueConsolidations([half, year], [issued])).toEqual([due]);
    expect(dueConsolidations([{ ...half, consolidatedDueOn: null }], [])).toEqual([]);
    expect(dueConsolidations([{ ...half, consolidation: null }], [])).toEqual([]);
  });
});
