import type { ReportFigures, ReportFigure } from '@lien-nganh/contracts/report-figures';
import type { TestGateway } from '../graphql/examples.ts';
import { reportingPeriodOf, start } from '../graphql/matrix/examples.ts';
import { indicator, published as pivots } from '../graphql/pivot/examples.ts';
import type { Published } from '../graphql/records/examples.ts';
import { inspectionsDone } from '../examples.ts';
import type { ConsolidationRecord, ReportRecord, TemplateRecord } from '../read-models/kept-states.ts';

/** Reports for tests: a template with a bit of everything, and the states in which services publish what belongs to it. */

type Version = TemplateRecord['versions'][number];
type Annex = Version['annexes'][number];

const named = (vi: string) => ({ vi, en: vi });
const whole = (code: string) => ({ indicator: code, part: null });
const figure = (code: string, more: object = {}) => ({
  ...{ heading: named(code), group: null, restricted: false },
  shows: { is: 'figure' as const, ...whole(code), column: 'period' as const, ...more },
});
const annex = (code: string, rows: Annex['rows'], columns: readonly object[], more: Partial<Annex> = {}): Annex => ({
  ...{ code, rows, title: named(`Biểu ${code}`), by: null, indicators: [], rowHeading: named('Dòng'), note: null },
  ...{ totalFirst: true, wide: false, restricted: false },
  columns: columns as Annex['columns'],
  ...more,
});
const own = (column: string) => ({
  ...{ heading: named(column), group: null, restricted: false },
  shows: { is: 'own-figure', column },
});
const told = (what: string) => ({
  ...{ heading: named(what), group: null, restricted: false },
  shows: { is: 'told', what },
});
const entry = (shows: object) => ({ heading: named('Nhập'), group: null, restricted: false, shows });
const planned = { dimension: 'mode', value: 'planned' };

export const version: Version = {
  ...{ version: 1, from: '2013-01-01', kind: 'six-monthly' },
  title: named('Kết quả công tác {period}; phương hướng {next}'),
  beside: ['previous', 'last-year', 'change', 'year-to-date', 'plan', 'percent-of-plan'],
  sections: [
    { code: 'I', heading: named('Tình hình'), prompt: named('Nêu tình hình'), figures: [], restricted: false },
    {
      ...{ code: 'II.1', heading: named('Kiểm tra'), prompt: named('Nêu kết quả'), restricted: false },
      figures: [whole('visits'), { indicator: 'visits', part: planned }, whole('fines-imposed'), whole('kept')],
    },
  ],
  annexes: [
    annex('A1', 'units', [figure('visits'), figure('visits', { part: planned }), figure('conditional-businesses')]),
    annex('A2', 'agencies', [figure('visits')]),
    annex('A3', 'parts', [figure('visits')], { by: 'mode', totalFirst: false }),
    annex('A4', 'quarters', [figure('visits')]),
    annex('A9', 'units', [told('decision'), told('members'), figure('visits')]),
    annex('A10', 'obligations', [told('addressee'), told('state'), told('evidence'), told('evidence-figures')]),
    annex('A11', 'addressees', [told('due-on'), told('received-on'), told('timeliness'), told('content')]),
    annex('A11a', 'addressees', [
      ...['records', 'median', 'p90'].map((what) => entry({ is: 'entry', what })),
      entry({ is: 'entered-later', days: 100 }),
    ]),
    annex('A12', 'indicators', ['period', 'previous', 'change', 'year-to-date', 'percent-of-plan'].map(own)),
  ],
};

/** A template, as it is published. */
export function templateOf(...versions: readonly Version[]): Published {
  const data: TemplateRecord = {
    ...{ template: 'six-monthly', keeper: 'dolisa', names: named('Báo cáo sáu tháng'), endedOn: null },
    versions: [...versions],
  };
  return { type: 'reporting.template', subject: 'reportTemplate-six-monthly', data };
}

const days = { from: '2013-07-01', to: '2013-12-31', dueOn: '2014-01-10' };

/** A period of regime 879 that is reported by the template: police, health and culture are obliged, labour is asked. */
export function periodOf(period = '2013-H2', more: object = {}): Published {
  const { data, ...rest } = reportingPeriodOf(period, days);
  const old = data as { readonly addressees: readonly object[]; readonly calendar: string };
  return {
    ...{ ...rest, version: 4 },
    data: {
      ...old,
      ...{ scheme: named('Năm dương lịch'), recipient: 'ppc', office: null, template: 'six-monthly' },
      addressees: old.addressees.map((one) => ({ ...one, dueOn: days.dueOn, unit: null })),
      ...more,
    },
  };
}

export const made = (position: string) => ({
  ...{ position, hash: 'a'.repeat(64), template: { id: 'six-monthly', version: 1 } },
});

/** One submission of an agency's report. */
export function submissionOf(
  position: string,
  more: Partial<ReportRecord['submissions'][number]> = {},
): ReportRecord['submissions'][number] {
  return {
    ...{ submission: 1, on: '2014-01-08', timeliness: 'on-time', content: 'figures', signedAs: 'head' },
    ...{ state: 'stands', exception: null, made: made(position) },
    ...more,
  };
}

/** An agency's own report of the period, as it is published. */
export function reportOf(agency: string, more: Partial<ReportRecord> = {}): Published {
  const data: ReportRecord = {
    ...{ regime: '879', period: '2013-H2', kind: 'six-monthly', agency, group: 'member', manner: 'obliged' },
    ...{
      through: 'dolisa',
      dueOn: days.dueOn,
      obligation: '879/O31',
      state: 'submitted',
      written: [],
      adjustments: [],
    },
    ...{ submissions: [], missingOn: null, escalatedOn: null, accepted: null, exceptions: [] },
    ...more,
  };
  return { type: 'reporting.report', subject: `agencyReport-879.2013-H2.${agency}`, data };
}

/** An edition as it was issued, of figures at a position. */
export function editionOf(position: string, more: Partial<Edition> = {}): Edition {
  return {
    ...{ number: '5/BC', dated: '2014-01-15', reasons: [], filed: [] },
    made: { ...made(position), leftOut: [], reports: [], reasons: [] },
    signed: { office: 'ppc', lines: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'] },
    ...more,
  };
}

type Edition = ConsolidationRecord['editions'][number];

/** The report that consolidates those of the period, as it is published. */
export function consolidationOf(more: Partial<ConsolidationRecord> = {}): Published {
  const data: ConsolidationRecord = {
    ...{ regime: '879', period: '2013-H2', kind: 'six-monthly', through: 'dolisa', obligation: null },
    ...{ state: 'issued', written: [], consolidated: null, editions: [], withdrawn: false },
    ...more,
  };
  return { type: 'reporting.consolidation', version: 2, subject: 'consolidation-879.2013-H2', data };
}

const byMode = {
  ...inspectionsDone,
  ...{
    code: 'visits',
    names: named('Số cuộc kiểm tra'),
    breakdowns: [{ dimension: 'mode', nature: 'not-exhaustive' }],
  },
};

/** Who is who, visits of August and October 2013, and a period that is reported on. */
export const published: readonly Published[] = [
  ...start,
  ...pivots.slice(start.length),
  indicator(byMode),
  templateOf(version),
  periodOf(),
];

/** What the gateway answers for the figures of a report. */
export async function figuresOf(
  gateway: TestGateway,
  query = '',
  { as = 'committee', path = '879/2013-H2' } = {},
): Promise<{ readonly status: number; readonly body: ReportFigures & Record<string, unknown> }> {
  const response = await fetch(`${gateway.url}/api/reports/${path}/figures${query}`, {
    headers: { authorization: `Bearer ${gateway.token(as)}` },
  });
  return { status: response.status, body: (await response.json()) as never };
}

/** Figures by what they are asked by, `visits unit 03386@… period`. */
export function byAsked({ figures }: ReportFigures): Readonly<Record<string, string>> {
  return Object.fromEntries(figures.map((one) => [nameOf(one), shownOf(one)]));
}

function nameOf({ indicator: code, unit, agency, obligation, part, quarter, column }: ReportFigure): string {
  const narrowed = [unit, agency, obligation, part?.value, quarter === null ? null : `q${quarter}`];
  return [code, ...narrowed.filter((one) => one !== null && one !== undefined), column].join(' ');
}

/** A value in words: a number, `0 (checks)`, or what stands in its place. */
export function shownOf({ value }: ReportFigure): string {
  switch (value.is) {
    case 'number':
    case 'percent':
      return value.value;
    case 'zero':
      return `0 (${value.checks})`;
    case 'missing':
    case 'cannot-be-carried':
      return `${value.is}: ${value.because}`;
    case 'withheld':
    case 'not-yours':
      return value.is;
  }
}
