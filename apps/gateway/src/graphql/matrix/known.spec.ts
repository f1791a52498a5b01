import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { inspectionsDone, visit } from '../../examples.ts';
import { sheetsIn } from '../../matrix/examples.ts';
import { testGateway, type TestGateway } from '../examples.ts';
import {
  consolidated,
  directiveOfMany,
  followUpOf,
  guidance,
  HALF,
  jointVisits,
  linked,
  matrixOf,
  received,
  releaseOf,
  reportingPeriodOf,
  start,
} from './examples.ts';
import { agencyData, inspectionRecord, type Published } from '../records/examples.ts';

const DATA = 'Số liệu - Data';
const FRAME = 'Khung - Frame';
const REPORTS =
  'reports { due received onTime late missing pending periods { regime code from to cutOff dueOn missing } }';

const indicator = (data: { readonly code: string }): Published => ({
  ...{ type: 'agencies.indicator', subject: `indicator-${data.code}`, data },
});

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await testGateway();
  const named = { ...inspectionsDone, code: 'formula', names: { vi: '=1+1', en: '@cmd' } };
  await publish(...start, indicator(named), ...jointVisits);
});
afterAll(async () => {
  await gateway[Symbol.asyncDispose]();
});

/** @returns the position of the last record, as the gateway prints it */
async function publish(...records: readonly Published[]): Promise<string> {
  const position = await gateway.publish(...records);
  await gateway.until(position);
  return `${gateway.log}:${position}`;
}

async function ask(query: string) {
  const { data, errors } = await gateway.ask(query);
  expect(errors).toEqual([]);
  return data;
}

describe('the matrix as it was known', () => {
  const known = async (cell: string, asOf: string) =>
    (await matrixOf(gateway, `${HALF}, asOf: "${asOf}"`))[cell]?.['state'];

  test('knows work, links, withdrawals and follow-ups as of any position, and the work behind a cell', async () => {
    const at = [
      await publish(guidance({ id: 'g1', agencies: ['police'] })),
      await publish(linked('agencies', 'guidance-g1', { added: ['879/O40'] })),
      await publish(linked('agencies', 'guidance-g1', { removed: ['879/O40'] })),
      await publish(
        followUpOf('O40', 'police', { state: 'nothing-arisen', lastProgressOn: '2013-12-30' }, '2013-12-30'),
      ),
      await publish(guidance({ id: 'g1', agencies: ['police'], obligations: ['879/O40'] })),
    ];
    const states = [];
    for (const asOf of at) states.push(await known('O40 police', asOf));
    expect(states).toEqual(['NO_EVIDENCE', 'EVIDENCED', 'NO_EVIDENCE', 'NOTHING_ARISEN', 'NOTHING_ARISEN']);
    const { obligation } = await ask(`{ obligation(key: "879/O40") {
      then: coverageRow(${HALF}, asOf: "${at[1]}") { activities cells { work(first: 5) { nodes { record } } } }
      now: coverageRow(${HALF}) { activities cells { work(first: 5) { nodes { record } } } } } }`);
    const work = (nodes: readonly object[]) => [{ work: { nodes } }];
    expect(obligation.then).toEqual({ activities: 1, cells: work([{ record: 'g1' }]) });
    expect(obligation.now).toEqual({ activities: 0, cells: work([]) });
  });

  test('knows the corrected place of work from the correction on (S-06)', async () => {
    const moved = { ...visit, lead: 'culture', participants: [{ agency: 'culture', confirmed: true }] };
    const before = await publish(
      inspectionRecord('m1', { ...moved, obligations: ['879/O31'], occurredOn: '2013-12-30' }),
    );
    const after = await publish(
      inspectionRecord('m1', { ...moved, obligations: ['879/O31'], occurredOn: '2014-01-02' }),
    );
    const lastOn = async (asOf: string) =>
      (await matrixOf(gateway, `${HALF}, asOf: "${asOf}"`))['O31 culture']!['lastOn'];
    expect([await lastOn(before), await lastOn(after)]).toEqual(['2013-12-30', '2013-08-20']);
  });

  test('knows the directive as it read, its figures and its releases', async () => {
    const tested = { ...inspectionsDone, code: 'people-tested', measure: 'inspections.release', filter: {} };
    const definition = { ...tested, breakdowns: [], sensitivity: 'withhold-small', obligations: ['879/O17'] };
    const asked = { ...directiveOfMany.obligations[1]!, code: 'O17', addressees: ['health'] };
    const amended = { ...directiveOfMany, obligations: [...directiveOfMany.obligations, asked] };
    const before = await publish(indicator(definition));
    const named = await publish({ type: 'agencies.directive', subject: 'directive-879', data: amended });
    const period = { from: '2013-07-01', to: '2013-09-30' };
    const of = { period, value: 12, indicator: 'people-tested', agency: 'health', obligation: '879/O17' };
    const released = await publish(releaseOf({ id: 'r1', ...of }));
    const states = [
      await known('O17 health', before),
      await known('O17 health', named),
      await known('O17 health', released),
    ];
    expect(states).toEqual([undefined, 'NO_EVIDENCE', 'EVIDENCED']);
  });

  test('says in its frame up to where it was known, and refuses what has not arrived', async () => {
    const at = await publish(guidance({ id: 'g2', agencies: ['police'] }));
    const { coverage } = await ask(`{ coverage(directive: "879", ${HALF}, asOf: "${at}") { frame { asOf } } }`);
    expect(coverage.frame.asOf).toBe(at);
    const { errors } = await gateway.ask(
      `{ coverage(directive: "879", ${HALF}, asOf: "${gateway.log}:999999") { directive } }`,
    );
    expect(errors[0]!.extensions['code']).toBe('NOT_YET_KNOWN');
  });
});

describe('reports in of due', () => {
  const days = 'from: "2013-01-01", to: "2013-09-30"';
  let before: string;

  test('stand in the frame of a figure, the matrix, scorecards and a pivot alike, as they were known (S-08)', async () => {
    await publish(reportingPeriodOf('2013-H1', { from: '2013-01-01', to: '2013-09-30', dueOn: '2013-12-15' }));
    before = await publish(received('2013-H1', 'police', { content: 'nothing-to-report' }));
    await publish(received('2013-H1', 'health', { timeliness: 'late' }));
    const told = await ask(`{
      figure(indicator: "formula", ${days}) { frame { ${REPORTS} } }
      coverage(directive: "879", ${days}) { frame { ${REPORTS} } }
      scorecards(by: AGENCY, indicators: ["formula"], ${days}) { frame { ${REPORTS} } }
      pivot(indicator: "formula", rows: AGENCY, columns: PERIOD, ${days}) { frame { ${REPORTS} } }
      then: figure(indicator: "formula", ${days}, asOf: "${before}") { frame { ${REPORTS} } } }`);
    const dates = { from: '2013-01-01', to: '2013-09-30', cutOff: '2013-09-30', dueOn: '2013-12-15' };
    const now = {
      ...{ due: 3, received: 2, onTime: 1, late: 1, missing: 1, pending: 0 },
      periods: [{ regime: '879', code: '2013-H1', ...dates, missing: 1 }],
    };
    const { then, ...frames } = told;
    for (const { frame } of Object.values(frames) as { frame: { reports: unknown } }[])
      expect(frame.reports).toEqual(now);
    expect(then.frame.reports).toMatchObject({ due: 3, received: 1, missing: 2 });
  });

  test('make the due day of a reporting obligation, until the report is in, also after the period (S-08)', async () => {
    const matrix = async (asOf = '') => {
      const cells = await matrixOf(gateway, `${days}${asOf}`);
      return ['police', 'health', 'culture'].map((agency) => {
        const { dueOn, dueBy, overdue } = cells[`O31 ${agency}`]!;
        return [dueOn, dueBy, overdue];
      });
    };
    const [none, open] = [
      [null, null, false],
      ['2013-12-15', 'CALENDAR', true],
    ];
    expect(await matrix()).toEqual([none, none, open]);
    expect(await matrix(`, asOf: "${before}"`)).toEqual([none, open, open]);
  });

  test('are evidence of the obligation that asks for them, and of no other that the same indicator is about', async () => {
    const indicator = { ...inspectionsDone, code: 'reports-received', measure: 'reporting.report-received' };
    const data = {
      ...indicator,
      unitOfCount: 'reports',
      filter: {},
      breakdowns: [],
      obligations: ['879/O34', '879/O40'],
    };
    await publish({ type: 'agencies.indicator', subject: 'indicator-reports-received', data });
    const states = async () => {
      const cells = await matrixOf(gateway, days);
      return ['O34 labour', 'O40 police'].map((cell) => cells[cell]!['state']);
    };
    expect(await states()).toEqual(['REQUESTED', 'NO_EVIDENCE']);
    await publish(received('2013-Y', 'labour', { kind: 'yearly', obligation: '879/O34' }));
    expect(await states()).toEqual(['EVIDENCED', 'NO_EVIDENCE']);
  });

  test('are consolidated by a day of the calendar, which is the due day of that obligation until the report is issued', async () => {
    const ends = { from: '2013-04-01', to: '2013-08-31', dueOn: '2013-12-01', obligation: '879/O99' };
    const asks = { through: 'culture', consolidation: '879/O14', consolidatedDueOn: '2013-12-15' };
    await publish(reportingPeriodOf('2013-X', { ...ends, ...asks }));
    const cell = async () => (await matrixOf(gateway, days))['O14 culture'];
    const due = { dueOn: '2013-12-15', dueBy: 'CALENDAR', overdue: true };
    const none = { dueOn: null, dueBy: null, overdue: false };
    expect(await cell()).toMatchObject(due);
    await publish(consolidated('2013-X'));
    expect(await cell()).toMatchObject(none);
    await publish(consolidated('2013-X', { withdrawn: true }));
    expect(await cell()).toMatchObject(due);
    // of one that has ended it is due of whoever consolidates in its place
    await publish(reportingPeriodOf('2013-X', { ...ends, ...asks, through: 'labour' }));
    expect(await cell()).toMatchObject(none);
    const heir = { agency: 'labour', duty: null, unit: null, from: '2013-08-01' };
    const data = { ...agencyData('culture'), validTo: heir.from, successors: [heir] };
    await publish({ type: 'agencies.agency', subject: 'agency-culture', data });
    expect(await cell()).toMatchObject(due);
  });
});

describe('a workbook of', () => {
  const xlsx = async (field: string, args: string) => {
    const data = await ask(`{ ${field}(${args}) { xlsx } }`);
    return sheetsIn(Buffer.from(data[field].xlsx, 'base64'));
  };
  const year = 'from: "2013-01-01", to: "2013-09-30"';

  test.each([
    ['coverage', `directive: "879", ${year}`],
    ['overview', `by: AGENCY, indicators: ["formula"], ${year}`],
    ['scorecards', `by: AGENCY, indicators: ["formula"], ${year}`],
    ['trend', `indicator: "formula", ${year}`],
    ['pivot', `indicator: "formula", rows: AGENCY, columns: PERIOD, step: QUARTER, ${year}`],
    ['ranking', `what: REPORTS_ON_TIME, ${year}`],
  ])('%s carries its frame on a sheet of its own, with how many reports are in', async (field, args) => {
    const sheets = await xlsx(field, args);
    expect(Object.keys(sheets)).toEqual([DATA, FRAME]);
    const frame = Object.entries(sheets[FRAME]!);
    const at = (label: string) => {
      const [address] = frame.find(([, { content }]) => content === label)!;
      return sheets[FRAME]![`B${address.slice(1)}`];
    };
    expect(at('Từ ngày / From')).toMatchObject({ is: 'number', content: '41275', shown: 'yyyy-mm-dd' });
    expect(at('Tình trạng kỳ / Period')).toMatchObject({ content: 'đã hết kỳ / over' });
    const [total] = frame.find(([, { content }]) => content === 'Tổng / Total')!;
    const reports = ['F', 'G', 'J'].map((column) => sheets[FRAME]![`${column}${total.slice(1)}`]!.content);
    expect(reports).toEqual(['3', '2', '1']);
  });

  test('a pivot has names as text, whatever they begin with, and why a total is no sum (S-14)', async () => {
    const sheets = await xlsx('pivot', `indicator: "formula", rows: AGENCY, columns: PERIOD, step: YEAR, ${HALF}`);
    const texts = Object.values(sheets[FRAME]!).map(({ is, content, quoted }) => [is, content, quoted]);
    expect(texts).toContainEqual(['text', '=1+1', true]);
    expect(texts).toContainEqual(['text', '@cmd', true]);
    expect(texts).toContainEqual(['text', 'cuộc / inspections', false]);
    expect(texts).toContainEqual(['text', 'số phát sinh trong kỳ / what happened in the period', false]);
    const words = Object.values(sheets[DATA]!).map(({ content }) => content);
    expect(words.some((content) => /cộng các dòng lại sẽ đếm lặp/.test(content))).toBe(true);
  });

  test('a fall stays a number that can be summed, and what is withheld is no number (S-08, S-14)', async () => {
    const spring = 'from: "2013-12-31", to: "2014-06-30"';
    const sheets = await xlsx('scorecards', `by: AGENCY, indicators: ["formula", "minors-reached"], ${spring}`);
    const cells = Object.values(sheets[DATA]!);
    expect(cells).toContainEqual(expect.objectContaining({ is: 'number', content: '-2' }));
    expect(cells).toContainEqual(expect.objectContaining({ is: 'text', content: 'không hiển thị / withheld' }));
  });
});
