import { processesOver } from '@lien-nganh/testing';
import { beforeAll, expect, test } from '@jest/globals';
import { agencyReport } from './agency-report/agency-report.ts';
import type { Opened } from './agency-report/state.ts';
import { consolidation } from './consolidation/consolidation.ts';
import type { Begun } from './consolidation/state.ts';
import { by, figuresTold, halfYear, reportingProvince } from './examples.ts';
import { followSubmissions, noteMissing, openReports } from './processes/follow-reports.ts';
import { timelinessOf, type Received } from './receipt/state.ts';
import { regime } from './regime/regime.ts';
import { reportTemplate } from './report-template/report-template.ts';

/** A whole year, day after day: two halves and the year itself, of one scheme. */
let here: Awaited<ReturnType<typeof reportingProvince>>;
let running: ReturnType<typeof processesOver>;
const told = figuresTold('5', ['inspection-7']);
let place = 0;
/** Where the log is by then: each time somebody looks it is further. */
const seen = () => told.seen(`log:${(place += 10)}`);

beforeAll(async () => {
  here = await reportingProvince();
  running = processesOver(here, [openReports, followSubmissions, noteMissing]);
  await here.send(reportTemplate, 'enter', { ...halfYear, template: 'year', kind: 'yearly' });
  await here.send(regime, 'follow-template', { kind: 'yearly', template: 'year', from: '2014-01-01' }, { id: '879' });
});

async function until(today: string): Promise<void> {
  await running.settle(today);
  await running.fire(today);
}
const id = (period: string, agency: string) => `879.${period}.${agency}`;
const report = (period: string, agency: string) => here.stateOf('agencyReport', id(period, agency)) as Opened;
const timeliness = (period: string, agency: string) =>
  timelinessOf(here.stateOf('receipt', id(period, agency)) as Received);

async function does(
  account: string,
  name: string,
  input: object,
  on: { period: string; agency?: string; today: string },
) {
  const { period, agency = by(account).agency, today } = on;
  const sending = { id: id(period, agency), by: by(account), today, elsewhere: told.elsewhere };
  return (await here.send(agencyReport, name, input, sending)).refused;
}
async function ofAll(
  name: string,
  account: string,
  input: object,
  { period, today }: { period: string; today: string },
) {
  const sending = { by: by(account), today, elsewhere: told.elsewhere };
  return (await here.send(consolidation, name, { regime: '879', period, ...input }, sending)).refused;
}
const signed = { office: 'ppc', lines: ['TM. ỦY BAN NHÂN DÂN'] };

test('the first half is reported in time, late, of nothing, given back, and not at all', async () => {
  const period = '2014-H1';
  await here.open(period, '2014-01-06');
  await until('2014-01-06');
  const on = (today: string) => ({ period, today });
  expect(
    await does('officer.police', 'write-narrative', { slot: 'II.1', text: 'Có kế hoạch.' }, on('2014-07-01')),
  ).toBeNull();
  expect(await does('head.police', 'submit', seen(), on('2014-07-03'))).toBeNull();
  await until('2014-07-03');
  expect(
    await does('head.labour', 'return', { remarks: 'Thiếu' }, { ...on('2014-07-04'), agency: 'police' }),
  ).toBeNull();
  const nothing = { content: 'nothing-to-report' };
  expect(await does('head.commune-x', 'submit', { ...seen(), ...nothing }, on('2014-07-04'))).toBeNull();
  await until('2014-07-08');
  expect(await does('head.police', 'submit', seen(), on('2014-07-09'))).toBeNull();
  expect(await does('head.commune-z', 'submit', seen(), on('2014-07-10'))).toBeNull();
  await until('2014-07-17');
  const states = ['police', 'commune-x', 'commune-y', 'commune-z'].map((agency) => {
    const { is, missingOn, escalatedOn } = report(period, agency);
    return [is, missingOn, escalatedOn];
  });
  expect(states).toEqual([
    ['submitted', null, null],
    ['submitted', null, null],
    ['opened', '2014-07-08', '2014-07-17'],
    ['submitted', '2014-07-08', null],
  ]);
  // it came in time, whatever was asked of it afterwards
  expect(['police', 'commune-x', 'commune-z'].map((agency) => timeliness(period, agency))).toEqual([
    ...['on-time', 'on-time', 'late'],
  ]);
});

test('it is accepted and consolidated without what is missing, and issued by somebody else', async () => {
  const on = { period: '2014-H1', today: '2014-07-18' };
  for (const agency of ['police', 'commune-x', 'commune-z']) {
    expect(await does('head.labour', 'accept', {}, { ...on, agency })).toBeNull();
  }
  expect(await ofAll('consolidate', 'officer.labour', seen(), on)).toBeNull();
  const paper = { number: '15/BC', dated: '2014-07-18', signed };
  expect(await ofAll('issue', 'officer.labour', paper, on)).toBe('nobody-issues-their-own-work');
  expect(await ofAll('issue', 'head.labour', paper, on)).toBeNull();
});

test('late work enters by an exception, and by another edition that names its reasons', async () => {
  const on = { period: '2014-H1', today: '2014-08-04' };
  const exception = { until: '2014-08-10', reason: 'Mất điện', records: ['inspection-7'] };
  expect(await does('head.police', 'submit', seen(), on)).toBe('report-is-locked');
  expect(await does('head.ppc', 'open-exception', exception, { ...on, agency: 'police' })).toBeNull();
  expect(await does('head.police', 'submit', seen(), on)).toBeNull();
  expect(await does('head.commune-z', 'submit', seen(), on)).toBe('report-is-locked');
  const again = { reasons: ['late-work', 'correction'], reason: 'Bổ sung một cuộc kiểm tra ghi muộn' };
  const early = told.seen('log:1');
  expect(await ofAll('consolidate', 'officer.labour', { ...early, ...again }, on)).toBe('editions-follow-each-other');
  expect(await ofAll('consolidate', 'officer.labour', { ...seen(), ...again }, on)).toBeNull();
  expect(await ofAll('issue', 'head.labour', { number: '98/BC', dated: '2014-08-04', signed }, on)).toBeNull();
  const { editions } = here.stateOf('consolidation', '879.2014-H1') as Begun;
  expect(editions.map(({ number, reasons }) => [number, reasons])).toEqual([
    ['15/BC', []],
    ['98/BC', ['correction', 'late-work']],
  ]);
  expect(editions[0]!.made!.position).not.toBe(editions[1]!.made!.position);
});

test('the second half and the year are reports of their own, of the same scheme, and the halves add up to the year', async () => {
  await here.open('2014-H2', '2014-07-07');
  await here.open('2014', '2014-01-06');
  await until('2014-12-31');
  for (const period of ['2014-H2', '2014']) {
    expect(await does('head.police', 'submit', seen(), { period, today: '2015-01-05' })).toBeNull();
    expect(await does('head.labour', 'accept', {}, { period, agency: 'police', today: '2015-01-06' })).toBeNull();
  }
  const [first, second, year] = ['2014-H1', '2014-H2', '2014'].map((period) => report(period, 'police'));
  expect([first!.from, second!.to]).toEqual([year!.from, year!.to]);
  expect([first!.template, second!.template, year!.template]).toEqual(['half-year', 'half-year', 'year']);
  expect([first!.is, second!.is, year!.is]).toEqual(['submitted', 'accepted', 'accepted']);
  const scheme = (period: string) => (here.stateOf('reportingPeriod', `879.${period}`) as { scheme: object }).scheme;
  expect(scheme('2014-H1')).toEqual(scheme('2014'));
});
