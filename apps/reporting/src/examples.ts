import type { Elsewhere, FiguresAsked, StreamType } from '@lien-nganh/kernel';
import { inMemory, type Sending, type Tables } from '@lien-nganh/testing';
import { agencyReport } from './agency-report/agency-report.ts';
import { calendar } from './calendar/calendar.ts';
import { consolidation } from './consolidation/consolidation.ts';
import { receipt } from './receipt/receipt.ts';
import { regime } from './regime/regime.ts';
import { reportTemplate } from './report-template/report-template.ts';
import { reportingPeriod } from './reporting-period/reporting-period.ts';

/** A province with two calendars and one regime. All of it is invented but the calendars. */

const agencies = ['ppc', 'ppc-office', 'labour', 'police', 'health', 'front', 'commune-x', 'commune-y', 'commune-z'];
export const tables: Tables = {
  agencies: Object.fromEntries(
    agencies.map((agency) => [
      agency,
      {
        ...{ agency, validFrom: '2004-01-01', validTo: null, successors: [], duties: [] },
        ...{ names: { vi: agency, en: agency }, earlierNames: [] },
        ...(agency === 'commune-x' ? { level: 'commune', unitCode: '03145' } : { level: 'province', unitCode: null }),
        superiors: agency === 'ppc' ? [] : [{ agency: 'ppc', from: '2004-01-01', to: null }],
      },
    ]),
  ),
  units: {
    '03145@2004-08-31': {
      ...{ unit: '03145@2004-08-31', code: '03145', name: 'X', type: 'xã', parentCode: '105', aliases: [] },
      ...{ validFrom: '2004-08-31', validTo: null, changes: [] },
    },
  },
  obligations: { '879/O37': {}, '879/O38': {}, '879/O39': {} },
  indicators: {
    'inspections-done@1': { code: 'inspections-done', breakdowns: [{ dimension: 'mode', nature: 'partition' }] },
  },
  accounts: Object.fromEntries(
    agencies.flatMap((agency) =>
      [`officer.${agency}`, `head.${agency}`].map((account) => [
        `account ${account}`,
        {
          ...{ account, subject: account, agency, role: account.slice(0, account.indexOf('.')), duties: [] },
          ...{ from: '2004-01-01', to: null, positions: [], deputisings: [] },
        },
      ]),
    ),
  ),
};

const inYear = (month: number, day: number, inYearAfter = false) => ({ month, day, inYearAfter });
const names = { vi: 'Lịch', en: 'Calendar' };

/** 1 January to 30 June, 1 July to 31 December. */
export const calendarYear = {
  ...{ calendar: 'calendar', names, validFrom: '2004-01-01', validTo: null },
  parts: [
    { code: 'H1', begins: { month: 1, day: 1, inYearBefore: false } },
    { code: 'H2', begins: { month: 7, day: 1, inYearBefore: false } },
  ],
  terms: [
    { part: 'H1', cutOff: inYear(6, 30), due: inYear(7, 5), consolidatedDue: null },
    { part: 'H2', cutOff: inYear(12, 31), due: inYear(1, 5, true), consolidatedDue: inYear(1, 18, true) },
    { part: 'year', cutOff: inYear(12, 31), due: inYear(1, 5, true), consolidatedDue: null },
  ],
  ...{ leastWorkingDays: 1, movesToWorkingDay: true },
};

/** 15 December to 14 June, 15 June to 14 December. */
export const dataCutOff = {
  ...{ ...calendarYear, calendar: 'cut-off', validFrom: '2019-03-12' },
  parts: [
    { code: 'H1', begins: { month: 12, day: 15, inYearBefore: true } },
    { code: 'H2', begins: { month: 6, day: 15, inYearBefore: false } },
  ],
  terms: [
    { part: 'H1', cutOff: inYear(6, 14), due: inYear(6, 17), consolidatedDue: null },
    { part: 'H2', cutOff: inYear(12, 14), due: inYear(12, 17), consolidatedDue: null },
    { part: 'year', cutOff: inYear(12, 14), due: inYear(12, 17), consolidatedDue: null },
  ],
};

/** One section that asks for words and a figure, under one that does not, and a table. */
export const halfYear = {
  ...{ template: 'half-year', keeper: 'labour', names, from: '2013-07-16', kind: 'six-monthly', title: names },
  sections: [
    { code: 'II', heading: names },
    { code: 'II.1', heading: names, prompt: names, figures: [{ indicator: 'inspections-done' }] },
  ],
  annexes: [
    {
      ...{ code: 'A2', title: names, rows: 'units', rowHeading: names },
      columns: [{ heading: names, shows: { is: 'figure', indicator: 'inspections-done' } }],
    },
  ],
};

const obliged = (agency: string, group = 'all-members') => ({ agency, group, manner: 'obliged', from: '2013-07-16' });

export const sampleRegime = {
  ...{ regime: '879', names, to: 'ppc', through: 'labour', validFrom: '2013-07-16' },
  ...{ office: 'ppc-office', consolidation: '879/O39', escalateAfterDays: 10 },
  kinds: [
    { kind: 'six-monthly', obligation: '879/O37', templates: [{ template: 'half-year', from: '2013-07-16' }] },
    { kind: 'yearly', obligation: '879/O38' },
  ],
  calendars: [
    { calendar: 'calendar', from: '2013-07-16' },
    { calendar: 'cut-off', from: '2019-03-12' },
  ],
  addressees: [
    obliged('police'),
    obliged('commune-x', 'communes'),
    obliged('commune-y', 'communes'),
    obliged('commune-z', 'communes'),
    { ...obliged('front', 'requested'), manner: 'asked' },
  ],
};

const defaults = { by: { account: 'account-1', agency: 'labour', role: 'standing' }, today: '2014-01-20' };

const types = [calendar, reportTemplate, regime, reportingPeriod, agencyReport, receipt, consolidation];

interface ToReport extends Sending {
  readonly agency?: string;
}

/** An account of the examples. */
export function by(account: string) {
  const [role = '', agency = ''] = account.split('.');
  return { account, agency, role };
}

/** Both calendars, a template and the regime are entered. */
export async function reportingProvince(more: readonly StreamType[] = [], known: Tables = tables) {
  const here = inMemory([...types, ...more], known, defaults);
  await here.send(calendar, 'enter', calendarYear);
  await here.send(calendar, 'enter', dataCutOff);
  await here.send(reportTemplate, 'enter', halfYear);
  await here.send(regime, 'enter', sampleRegime);
  const open = async (period: string, today?: string) =>
    (await here.send(reportingPeriod, 'open', { regime: '879', period }, today === undefined ? {} : { today })).refused;
  const receive = async (agency: string, more: object = {}) => {
    const entered = { regime: '879', period: '2013-H2', agency, dated: '2014-01-02', receivedOn: '2014-01-03' };
    return (await here.send(receipt, 'record', { ...entered, content: 'figures', ...more })).refused;
  };
  const toReport = async (name: string, input: object, { agency = 'police', ...sending }: ToReport = {}) =>
    (await here.send(agencyReport, name, input, { id: `879.2013-H2.${agency}`, ...sending })).refused;
  return { ...here, tables: known, open, receive, toReport };
}

/**
 * A double of whoever tells figures: one figure for a reporter at every position, and late work that is left out of those of
 * all. Each answer is kept, so that a test knows the hash of what was seen.
 */
export function figuresTold(value = '12', leftOut: readonly string[] = []) {
  const asked: FiguresAsked[] = [];
  const answerTo = ({ regime: of, period, reporter, position }: FiguresAsked) => ({
    ...{ regime: of, period, reporter, position, template: { id: 'half-year', version: 1 } },
    figures: [
      {
        ...{ ref: `${period}-0123456789`, indicator: 'inspections-done', definitionVersions: [1], unit: null },
        ...{ agency: reporter, obligation: null, part: null, column: 'period', sensitivity: 'open' },
        value: { is: 'number', value },
      },
    ],
    leftOut: reporter === null ? [...leftOut] : [],
    hash: hashOf(position, value),
  });
  const elsewhere: Elsewhere = {
    figures: (one) => {
      asked.push(one);
      return Promise.resolve(answerTo(one));
    },
  };
  return { asked, elsewhere, seen: (position: string) => ({ position, hash: hashOf(position, value) }) };
}

function hashOf(position: string, value: string): string {
  const digits = `${position.replace(/\D/g, '')}${value}`;
  return digits.padStart(64, '0');
}
