import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { establishmentOf, establishmentsInspected, joint, visit } from '../../examples.ts';
import { sheetsIn } from '../../matrix/examples.ts';
import { testGateway, type TestGateway } from '../examples.ts';
import { inspectionRecord, type Published } from '../records/examples.ts';
import type { GatewayContext } from '../context.ts';
import type { EstablishmentsAnswer } from '../records/establishments.ts';
import { establishmentsTable, LONGEST_FILE } from '../records/establishments-table.ts';
import { HALF, jointVisits, start } from './examples.ts';

const VALUE = 'value { __typename ... on NumberValue { value } }';
const INSIDE = ', level: COMMUNE, unit: "105@2004-10-25"';

let gateway: TestGateway;

/** Besides the three of August at one place: two in the first half, one a year before, and one more in October. */
const visits: readonly Published[] = [
  ['v1', '2013-03-05', 'e1'],
  ['v2', '2013-06-30', 'e2'],
  ['v3', '2012-10-01', 'e1'],
  ['v4', '2013-10-31', 'e1'],
].map(([id, occurredOn, establishment]) =>
  inspectionRecord(id!, { ...visit, ...joint('police'), occurredOn, establishment }),
);

beforeAll(async () => {
  gateway = await testGateway();
  const distinct = { type: 'agencies.indicator', subject: 'indicator-distinct', data: establishmentsInspected };
  const early = { ...establishmentsInspected, code: 'inspections-ever', kind: 'flow', subject: null };
  const ever = { ...early, validFrom: '2004-01-01' };
  await gateway.until(
    await gateway.publish(
      ...start,
      distinct,
      { type: 'agencies.indicator', subject: 'indicator-ever', data: ever },
      ...jointVisits,
      ...visits,
    ),
  );
});
afterAll(async () => {
  await gateway[Symbol.asyncDispose]();
});

async function ask(query: string, as?: string) {
  const { data, errors } = await gateway.ask(query, as === undefined ? {} : { as });
  expect(errors).toEqual([]);
  return data;
}

describe('a scorecard', () => {
  test('says how much more or less it is than in the period and in the year before', async () => {
    const { scorecards } = await ask(`{ scorecards(by: UNIT, indicators: ["inspections-ever"], ${HALF}${INSIDE}) {
      before { from to } yearBefore { from to }
      rows { row scores { figure { ${VALUE} } change { by percent acrossDefinitions } changeOnYear { by percent } } } } }`);
    expect([scorecards.before, scorecards.yearBefore]).toEqual([
      { from: '2013-01-01', to: '2013-06-30' },
      { from: '2012-07-01', to: '2012-12-31' },
    ]);
    const [ward] = scorecards.rows.filter(({ row }: { row: string }) => row === '03386@2004-10-25');
    expect(ward.scores).toEqual([
      {
        figure: { value: { __typename: 'NumberValue', value: '4' } },
        change: { by: '2', percent: 100, acrossDefinitions: false },
        changeOnYear: { by: '3', percent: 300 },
      },
    ]);
  });

  test('compares a town with itself before it was raised to a city, though it has another key since', async () => {
    const { scorecards } =
      await ask(`{ scorecards(by: UNIT, indicators: ["inspections-ever"], level: DISTRICT, ${HALF}) {
      rows { row scores { figure { ${VALUE} } before { ${VALUE} } change { by } } } } }`);
    const { scores } = scorecards.rows.find(({ row }: { row: string }) => row === '105@2013-12-28');
    const [now, before] = [scores[0].figure, scores[0].before].map(({ value }) => Number(value.value));
    expect([now! > 0, before! > 0, scores[0].change.by]).toEqual([true, true, String(now! - before!)]);
  });

  test('of agencies counts joint work in the line of each', async () => {
    const { scorecards } = await ask(`{ scorecards(by: AGENCY, indicators: ["inspections-ever"], ${HALF}) {
      rows { row scores { figure { ${VALUE} } change { by percent } } } } }`);
    const of = (agency: string) => scorecards.rows.find(({ row }: { row: string }) => row === agency).scores[0];
    expect(of('police')).toMatchObject({ figure: { value: { value: '3' } }, change: { by: '1', percent: 50 } });
    expect(of('health')).toMatchObject({ figure: { value: { value: '2' } }, change: { by: '2', percent: null } });
  });

  test('compares nothing with what nobody defined then', async () => {
    const { scorecards } = await ask(`{ scorecards(by: AGENCY, indicators: ["establishments-inspected"], ${HALF}) {
      rows { row scores { yearBefore { ${VALUE} } changeOnYear { by percent acrossDefinitions } } } } }`);
    const [score] = scorecards.rows.find(({ row }: { row: string }) => row === 'police').scores;
    expect(score).toEqual({
      yearBefore: { value: { __typename: 'MissingValue' } },
      changeOnYear: { by: null, percent: null, acrossDefinitions: true },
    });
  });
});

describe('a trend', () => {
  const trend = (indicator: string, days = HALF) =>
    ask(
      `{ trend(indicator: "${indicator}", ${days}) { months { from to figure { ${VALUE} } } whole { ${VALUE} } notAddedBecause { vi en } csv } }`,
    );
  const values = (months: readonly { figure: { value: { value?: string } } }[]) =>
    months.map(({ figure }) => figure.value.value ?? '0');

  test('of what happens gives each month, and the months are the whole', async () => {
    const { trend: told } = await trend('inspections-ever');
    expect(values(told.months)).toEqual(['0', '3', '0', '1', '0', '0']);
    expect([told.whole.value.value, told.notAddedBecause]).toEqual(['4', null]);
  });

  test('of different ones says why its months are not to be added', async () => {
    const { trend: told } = await trend('establishments-inspected');
    expect(values(told.months)).toEqual(['0', '1', '0', '1', '0', '0']);
    expect(told.whole.value.value).toBe('1');
    expect(told.notAddedBecause.vi).toMatch(/đếm lặp/);
    expect(told.notAddedBecause.en).toMatch(/counted again/);
  });

  test('is had as comma-separated values with its frame, numbers as numbers', async () => {
    const { trend: told } = await trend('inspections-ever', 'from: "2013-08-01", to: "2013-08-31"');
    const [head, august, whole, rest] = told.csv.split('\r\n');
    expect(head).toContain('"Giá trị / Value"');
    expect(august).toMatch(
      /^"[^"]+","cơ sở \/ establishments","2013-08-01","2013-08-31",3,"đã hết kỳ \/ over","\d{4}-/,
    );
    expect([whole, rest]).toEqual([august, '']);
  });

  test('of more than three years at once is refused', async () => {
    const { errors } = await gateway.ask(
      `{ trend(indicator: "inspections-ever", from: "2010-01-01", to: "2013-12-31") { csv } }`,
    );
    expect(errors.map(({ extensions }) => extensions['code'])).toEqual(['BAD_USER_INPUT']);
  });
});

describe('the matrix as comma-separated values', () => {
  test('has a line for each cell, with its state in words and its frame', async () => {
    const { coverage } = await ask(`{ coverage(directive: "879", ${HALF}) { csv } }`);
    const lines: readonly string[] = coverage.csv.trimEnd().split('\r\n');
    expect(lines).toHaveLength(1 + 6);
    expect(lines[1]).toMatch(
      /^"O31","II\.3","police","police","Đã có việc được ghi nhận \/ Evidenced","không \/ no","",2,0,"2013-08-20","[^"]*","Việc của chính cơ quan: 2\. \/ Own work: 2\.","2013-07-01","2013-12-31","\d{4}-/,
    );
    expect(lines.find((line) => line.startsWith('"O34"'))).toContain('"Đã đề nghị / Requested","không / no","",0,0,""');
  });
});

describe('establishments', () => {
  test('of high risk where nothing was carried out since a day are found, and only those', async () => {
    const places = ['e1', 'e2', 'e3'].map((establishment) => ({
      type: 'inspections.establishment',
      subject: `establishment-${establishment}`,
      data: establishmentOf({ establishment, risk: establishment === 'e3' ? 'low' : 'high' }),
    }));
    await gateway.until(await gateway.publish(...places));
    const found = async (args: string) => {
      const { establishments } = await ask(`{ establishments(${args}) { totalCount nodes { establishment } } }`);
      return establishments.nodes.map(({ establishment }: { establishment: string }) => establishment);
    };
    expect(await found('risk: "high"')).toEqual(['e1', 'e2']);
    expect(await found('risk: "high", notInspectedSince: "2013-07-01"')).toEqual(['e2']);
    expect(await found('risk: "high", notInspectedSince: "2013-06-30"')).toEqual([]);
    expect(await found('notInspectedSince: "2013-07-01"')).toEqual(['e2', 'e3']);
    const merged = establishmentOf({ establishment: 'e1', risk: 'high', sameAs: 'e3', withdrawn: true });
    await gateway.until(await gateway.publish({ ...places[0]!, version: 3, data: merged }));
    expect(await found('notInspectedSince: "2013-07-01"')).toEqual(['e2']);
    expect(await found('notInspectedSince: "2099-01-01"')).toEqual(['e2', 'e3']);
  });

  test('are had as a file of all that are found, with the frame, however short the page is', async () => {
    const { establishments } = await ask(`{ establishments(notInspectedSince: "2013-07-01", first: 0) {
      totalCount nodes { establishment } csv xlsx
      frame { period { from to state } asOf completeTo { position } incomplete reports { due received } } } }`);
    const { totalCount, nodes, csv, xlsx, frame } = establishments;
    expect([totalCount, nodes]).toEqual([1, []]);
    expect(csv.trimEnd().split('\r\n').slice(1)).toEqual([
      '"e2","karaoke","03386@2004-10-25","phường Quyết Thắng","cao / high","có / yes","có / yes","có / yes","2013-02-01",""',
    ]);
    expect(frame).toEqual({
      period: { from: '2013-07-01', to: '2013-12-31', state: 'RUNNING' },
      ...{ asOf: null, completeTo: { position: expect.any(String) }, incomplete: [] },
      reports: { due: 0, received: 0 },
    });
    const sheets = sheetsIn(Buffer.from(xlsx, 'base64'));
    expect(Object.keys(sheets)).toEqual(['Số liệu - Data', 'Khung - Frame']);
    expect([sheets['Số liệu - Data']!['A2'], sheets['Khung - Frame']!['B1']]).toMatchObject([
      { is: 'text', content: 'e2' },
      { is: 'number' },
    ]);
  });

  test.each([
    ['on: "2013-09-01"', { from: '2013-09-01', to: '2013-09-01', state: 'OVER' }],
    ['on: "2013-09-01", notInspectedSince: "2013-07-01"', { from: '2013-07-01', to: '2013-12-31', state: 'RUNNING' }],
    ['notInspectedSince: "2099-01-01"', { from: '2099-01-01', to: '2099-01-01', state: 'NOT_BEGUN' }],
    ['risk: "low"', { from: '2013-12-31', to: '2013-12-31', state: 'RUNNING' }],
  ])('say of %s from when to when they speak', async (args, period) => {
    const { establishments } = await ask(`{ establishments(${args}) { frame { period { from to state } } } }`);
    expect(establishments.frame.period).toEqual(period);
  });

  test('that are too many for one file are refused by name, and nothing is cut off', async () => {
    const answer = { totalCount: LONGEST_FILE + 1 } as EstablishmentsAnswer;
    await expect(establishmentsTable({} as GatewayContext, answer)).rejects.toMatchObject({
      rule: 'too-many-for-a-file',
    });
  });
});
