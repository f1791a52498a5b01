import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { joint, visit } from '../../examples.ts';
import { testGateway, type TestGateway } from '../examples.ts';
import { beginning, inspectionRecord } from '../records/examples.ts';

const VALUE = `value { __typename ... on NumberValue { value } ... on MissingValue { because } ... on CannotBeCarriedValue { because } }`;
const PERIOD = `from: "2013-07-01", to: "2013-12-31"`;

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await testGateway();
  const late = { ...visit, ...joint('police'), occurredOn: '2013-12-30' };
  await gateway.until(await gateway.publish(...beginning, inspectionRecord('k1', visit), inspectionRecord('k2', late)));
});
afterAll(async () => {
  await gateway[Symbol.asyncDispose]();
});

describe('an indicator without a source', () => {
  const missing = (because: string) => ({ __typename: 'MissingValue', because });

  test('is missing for its reason in figure, overview and on every map, never zero, and has no events', async () => {
    const { data, errors } = await gateway.ask(`{
      planned: figure(indicator: "inspections-planned", ${PERIOD}) { ${VALUE} events { totalCount } }
      unfed: figure(indicator: "press-items", unit: "03386", map: "2013-12-31", ${PERIOD}) { ${VALUE} events { totalCount } }
      past: figure(indicator: "press-items", agency: "police", asOf: "2013-12-31", ${PERIOD}) { ${VALUE} }
      overview(by: UNIT, level: COMMUNE, indicators: ["inspections-planned", "press-items"], ${PERIOD}) {
        columns { cells { figure { ${VALUE} } } total { ${VALUE} } cannotBePlaced { value } } }
    }`);
    expect([data.planned, data.unfed]).toEqual([
      { value: missing('not-published'), events: null },
      { value: missing('not-fed'), events: null },
    ]);
    expect(data.past.value).toEqual(missing('not-fed'));
    for (const [index, because] of ['not-published', 'not-fed'].entries()) {
      const { cells, total, cannotBePlaced } = data.overview.columns[index];
      const values = [total, ...cells.map(({ figure }: { figure: unknown }) => figure)].map(({ value }) => value);
      expect(values).toEqual(values.map(() => missing(because)));
      expect([values.length, cannotBePlaced]).toEqual([4, []]);
    }
    expect(errors.map(({ extensions }) => extensions['rule'])).toEqual(['no-source', 'no-source']);
  });
});

describe('a withheld figure', () => {
  test('is withheld on every map, at every moment, line and level, and says no more', async () => {
    const asked = `indicator: "minors-reached", ${PERIOD}`;
    const { data, errors } = await gateway.ask(`{
      province: figure(${asked}) { ${VALUE} parts { part } frame { cannotBePlaced { value } estimate { on } } openPairs }
      divided: figure(${asked}, breakdown: "kind") { ${VALUE} parts { part } }
      unit: figure(${asked}, unit: "03386", map: "as-now") { ${VALUE} }
      past: figure(${asked}, agency: "police", asOf: "2013-12-31") { ${VALUE} }
      gone: figure(${asked}, unit: "03386@2004-10-25", map: "2025-07-01") { ${VALUE} }
      overview(by: UNIT, level: COMMUNE, indicators: ["minors-reached"], ${PERIOD}) {
        columns { cells { figure { ${VALUE} } } total { ${VALUE} } cannotBePlaced { value } } }
    }`);
    expect(errors).toEqual([]);
    const [column] = data.overview.columns;
    const cells = column.cells.map(({ figure }: { figure: object }) => figure);
    const { province, divided, unit, past, gone } = data;
    const all = [province, divided, unit, past, gone, column.total, ...cells];
    expect(all.map(({ value }) => value)).toEqual(all.map(() => ({ __typename: 'WithheldValue' })));
    expect([province.parts, divided.parts, province.frame, province.openPairs, column.cannotBePlaced]).toEqual([
      null,
      null,
      { cannotBePlaced: null, estimate: null },
      0,
      [],
    ]);
  });

  test('is another thing than one that cannot be carried to the asked map', async () => {
    const { data, errors } = await gateway.ask(`{
      figure(indicator: "inspections-done", unit: "03386@2004-10-25", map: "2025-07-01", ${PERIOD}) { ${VALUE} }
      stock: figure(indicator: "conditional-businesses", unit: "105@2013-12-28", map: "2025-07-01", ${PERIOD}) { ${VALUE} }
    }`);
    expect(errors).toEqual([]);
    expect([data.figure.value, data.stock.value]).toEqual([
      { __typename: 'CannotBeCarriedValue', because: 'not-valid-then' },
      { __typename: 'CannotBeCarriedValue', because: 'level-ended' },
    ]);
  });
});

describe('a code instead of a unit', () => {
  const OVERVIEW = `overview(by: UNIT, indicators: ["inspections-done"], from: "2013-01-01", to: "2013-12-31") {
    rows units { row spans { unit fullName from to } } columns { cells { row figure { ${VALUE} } } total { ${VALUE} } } }`;

  test('names a district that becomes a city within the year as one row, one figure, with its days', async () => {
    const year = `indicator: "inspections-done", from: "2013-01-01", to: "2013-12-31"`;
    const { data, errors } = await gateway.ask(`{
      ${OVERVIEW}
      code: figure(${year}, unit: "105") { ${VALUE} frame { unit spans { unit from to } } unit { fullName } events { totalCount } }
      june: figure(${year}, unit: "105", map: "2013-06-30") { ${VALUE} unit { fullName } frame { unit } }
    }`);
    expect(errors).toEqual([]);
    const city = '105@2013-12-28';
    expect([data.overview.rows, data.overview.columns[0].cells[0].figure.value]).toEqual([[city], data.code.value]);
    expect(data.overview.units[0].spans).toEqual([
      { unit: '105@2004-10-25', fullName: 'thị xã Lai Châu', from: '2013-01-01', to: '2013-12-27' },
      { unit: city, fullName: 'thành phố Lai Châu', from: '2013-12-28', to: '2013-12-31' },
    ]);
    expect(data.code).toMatchObject({ frame: { unit: city }, unit: { fullName: 'thành phố Lai Châu' } });
    expect(data.code.value).toEqual({ __typename: 'NumberValue', value: '2' });
    expect(data.code.value).toEqual(data.overview.columns[0].total.value);
    expect(data.code.events.totalCount).toBeGreaterThanOrEqual(Number(data.code.value.value));
    expect(data.june).toMatchObject({
      value: data.code.value,
      frame: { unit: '105@2004-10-25' },
      unit: { fullName: 'thị xã Lai Châu' },
    });
  });

  test('is no reason to join different units: each has a row and its own days', async () => {
    const { data, errors } = await gateway.ask(`{
      overview(by: UNIT, level: COMMUNE, indicators: ["inspections-done"], from: "2025-01-01", to: "2025-12-31") {
        units { row spans { unit from to } } } }`);
    expect(errors).toEqual([]);
    const [spring, autumn] = [
      { from: '2025-01-01', to: '2025-06-30' },
      { from: '2025-07-01', to: '2025-12-31' },
    ];
    const row = (unit: string, days: object) => ({ row: unit, spans: [{ unit, ...days }] });
    expect(data.overview.units).toEqual([
      row('03386@2004-10-25', spring),
      row('03387@2004-10-25', spring),
      row('03388@2025-07-01', autumn),
      row('03389@2004-10-25', spring),
      row('03408@2025-07-01', autumn),
    ]);
  });

  test.each([
    ['the whole', ''],
    ['the province, named', 'unit: "12", '],
    ['a commune', 'unit: "03388", '],
  ])('of a level that the map has not leaves all of %s without a place, and says so', async (_, unit) => {
    const { data, errors } = await gateway.ask(`{
      overview(by: UNIT, level: DISTRICT, ${unit}indicators: ["inspections-done"], map: "2025-07-01", from: "2013-01-01", to: "2013-12-31") {
        rows columns { total { ${VALUE} } cannotBePlaced { level value } } } }`);
    expect(errors).toEqual([]);
    const { rows, columns } = data.overview;
    expect([rows, columns[0].cannotBePlaced]).toEqual([
      [],
      [{ level: 'DISTRICT', value: columns[0].total.value.value }],
    ]);
    expect(columns[0].total.value.__typename).toBe('NumberValue');
  });

  test('that no unit bears on the asked map is answered with those that did', async () => {
    const { errors } = await gateway.ask(
      `{ figure(indicator: "inspections-done", unit: "105", map: "2025-07-01", ${PERIOD}) { ${VALUE} } }`,
    );
    expect(errors.map(({ extensions }) => extensions)).toEqual([
      expect.objectContaining({
        code: 'BAD_USER_INPUT',
        rule: 'unit-not-on-map',
        details: { unit: '105', candidates: [expect.objectContaining({ unit: '105@2004-10-25' }), expect.anything()] },
        vi: expect.stringContaining('105@2013-12-28 thành phố Lai Châu'),
      }),
    ]);
  });
});
