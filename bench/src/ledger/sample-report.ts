import type { Published } from './sample-log.ts';
import { agencies, indicators, YEAR } from './sample-log.ts';
import { exampleOf } from './other-services.ts';

/** A yearly report of all agencies and indicators of the sample ledger: who reports, and by which template. */

export const REGIME = 'bench';
/** Whoever asks for it. */
export const READER = 'committee';

const JANUARY = `${YEAR}-01-01`;
const named = (vi: string) => ({ vi, en: vi });
const columns = ['period', 'previous', 'last-year', 'year-to-date'] as const;

/** Each indicator, whole and by planned and surprise visits where it is divided, in each of the columns. */
const shown = indicators.flatMap((indicator) =>
  columns.map((column) => ({
    ...{ heading: named(`${indicator} ${column}`), group: null, restricted: false },
    shows: { is: 'figure', indicator, part: null, column },
  })),
);
const annex = (code: string, rows: string) => ({
  ...{ code, rows, title: named(`Biểu ${code}`), by: null, indicators: [], rowHeading: named('Dòng'), note: null },
  ...{ totalFirst: true, wide: true, restricted: false, columns: shown },
});

const version = {
  ...{ version: 1, from: JANUARY, kind: 'yearly', title: named('Kết quả {period}'), beside: columns.slice(1) },
  sections: [
    {
      ...{ code: 'I', heading: named('Kết quả'), prompt: named('Nêu kết quả'), restricted: false },
      figures: indicators.map((indicator) => ({ indicator, part: null })),
    },
  ],
  annexes: [annex('A1', 'units'), annex('A2', 'agencies'), annex('A3', 'quarters')],
};

const told = (type: string, subject: string, more: object): Published => ({
  ...{ type, subject, occurredOn: JANUARY },
  data: { ...exampleOf(type), ...more },
});

const days = { from: JANUARY, to: `${YEAR}-12-31`, cutOff: `${YEAR}-12-31`, dueOn: `${YEAR + 1}-01-06` };

/** What the services publish of it. */
export const reportPublished: readonly Published[] = [
  ...agencies.map((agency) =>
    told('agencies.agency', `agency-${agency}`, { agency, names: named(`Sở ${agency}`), successors: [] }),
  ),
  told('agencies.account', `account-${READER}`, {
    ...{ account: READER, subject: READER, agency: 'ppc', role: 'committee', from: '2000-01-01', to: null },
    ...{ positions: [], deputisings: [] },
  }),
  told('agencies.agency', 'agency-ppc', {
    agency: 'ppc',
    names: named('Ủy ban nhân dân tỉnh'),
    superiors: [],
    successors: [],
  }),
  told('reporting.template', 'reportTemplate-bench', { template: REGIME, versions: [version] }),
  told('reporting.period', `reportingPeriod-${REGIME}.${YEAR}`, {
    ...{ regime: REGIME, period: String(YEAR), kind: 'yearly', ...days, template: REGIME },
    ...{ obligation: null, consolidation: null, through: 'labour', recipient: 'ppc', office: null },
    addressees: agencies.map((agency) => ({ agency, group: 'all', manner: 'obliged', dueOn: days.dueOn, unit: null })),
  }),
];
