import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { conditionalBusinesses, establishmentOf, establishmentsInspected, joint, visit } from '../../examples.ts';
import { cell, m, province, quyetThang, released } from '../../ledger/released/examples.ts';
import { testGateway, type TestGateway } from '../examples.ts';
import { HALF, jointVisits, start } from '../matrix/examples.ts';
import { inspectionRecord, type Published } from '../records/examples.ts';

const VALUE = `value { __typename ... on NumberValue { value } ... on ZeroValue { checks } ... on MissingValue { because } }`;
const WHY = 'notTheSum { reasons { kind sentence { vi en } } rest }';
const PARTS = `rows { key name { vi } } columns { key name { vi } }
  lines { row cells { column figure { ${VALUE} } } total { figure { ${VALUE} } ${WHY} } }
  columnTotals { key figure { ${VALUE} } ${WHY} } total { ${VALUE} }
  rowsNotTheSum { reasons { kind } rest } columnsNotTheSum { reasons { kind } rest }`;

const indicator = (data: { readonly code: string }): Published => ({
  ...{ type: 'agencies.indicator', subject: `indicator-${data.code}`, data },
});

const byMode = { ...establishmentsInspected, code: 'visits', kind: 'flow', subject: null, unitOfCount: 'visits' };
const restricted = { ...byMode, code: 'kept', sensitivity: 'restricted' };
const staff = {
  ...{ ...byMode, code: 'staff', measure: 'inspections.release', filter: {}, breakdowns: [] },
  sensitivity: 'withhold-small',
};

/** Besides the three of August in one ward: one of October in another, and one on the last day of the half-year. */
const visits = [
  inspectionRecord('v1', { ...visit, ...joint('police'), occurredOn: '2013-10-31', unit: '03387@2004-10-25' }),
  inspectionRecord('v2', { ...visit, ...joint('culture'), occurredOn: '2013-12-31', mode: 'surprise' }),
];

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await testGateway();
  const table = [cell(province, 20), cell(quyetThang, 'withheld')];
  const { subject, data } = released(1, {
    ...{ indicator: 'staff', agency: 'police', period: m(8), edition: 1, cells: table },
  });
  const opened = { type: 'inspections.establishment', subject: 'establishment-e1', data: establishmentOf() };
  const dimensioned = { ...byMode, breakdowns: [{ dimension: 'mode', nature: 'not-exhaustive' }] };
  await gateway.until(
    await gateway.publish(
      ...start,
      ...[dimensioned, { ...restricted, breakdowns: dimensioned.breakdowns }, establishmentsInspected].map(indicator),
      ...[conditionalBusinesses, staff].map(indicator),
      opened,
      { type: 'inspections.release', subject, data },
      ...jointVisits,
      ...visits,
    ),
  );
});
afterAll(async () => {
  await gateway[Symbol.asyncDispose]();
});

async function pivot(args: string, { days = HALF, as = 'committee' } = {}) {
  const { data, errors } = await gateway.ask(`{ pivot(${args}, ${days}) { ${PARTS} } }`, { as });
  return { told: data?.pivot, codes: errors.map(({ extensions }) => extensions['rule'] ?? extensions['code']) };
}

type Shown = { readonly value: { readonly value?: string; readonly __typename: string } } | null;
const shown = (figure: Shown) => (figure === null ? null : (figure.value.value ?? figure.value.__typename));
interface Line {
  readonly row: string;
  readonly cells: readonly { readonly column: string; readonly figure: Shown }[];
  readonly total: {
    readonly figure: Shown;
    readonly notTheSum: { readonly reasons: readonly { kind: string }[] } | null;
  };
}
/** `row: cells = total`. */
const lines = (all: readonly Line[]) =>
  Object.fromEntries(
    all.map(({ row, cells, total }) => [row, [...cells.map(({ figure }) => shown(figure)), shown(total.figure)]]),
  );
const kinds = (why: { readonly reasons: readonly { kind: string }[] } | null) =>
  why === null ? null : why.reasons.map(({ kind }) => kind);

describe('a pivot', () => {
  test('by unit and period has every cell, each total and the whole as figures of their own', async () => {
    const { told, codes } = await pivot(
      'indicator: "visits", rows: UNIT, columns: PERIOD, step: QUARTER, level: COMMUNE',
    );
    expect(codes).toEqual([]);
    expect(told.columns.map(({ key }: { key: string }) => key)).toEqual(['2013-07-01', '2013-10-01']);
    expect(lines(told.lines)).toEqual({
      '03386@2004-10-25': ['3', '1', '4'],
      '03387@2004-10-25': ['ZeroValue', '1', '1'],
      '03389@2004-10-25': ['ZeroValue', 'ZeroValue', 'ZeroValue'],
    });
    expect(told.columnTotals.map(({ figure }: { figure: Shown }) => shown(figure))).toEqual(['3', '2']);
    expect([shown(told.total), told.rowsNotTheSum, told.columnsNotTheSum]).toEqual(['5', null, null]);
  });

  test('of agencies says that joint work stands in several lines, and adds none up (S-05)', async () => {
    const { told } = await pivot('indicator: "visits", rows: AGENCY, columns: PERIOD, step: HALF_YEAR');
    const found = lines(told.lines);
    expect([found['police'], found['health'], found['culture'], found['labour']]).toEqual([
      ['3', '3'],
      ['2', '2'],
      ['2', '2'],
      ['1', '1'],
    ]);
    expect(shown(told.total)).toBe('5');
    expect([kinds(told.rowsNotTheSum), told.rowsNotTheSum.rest]).toEqual([['OVERLAP'], null]);
    expect(kinds(told.columnTotals[0].notTheSum)).toEqual(['OVERLAP']);
    expect(told.columnTotals[0].notTheSum.reasons[0].sentence.vi).toMatch(/đếm lặp/);
    expect(told.columnsNotTheSum).toBeNull();
  });

  test('of different ones refuses to be added, and of a stock over periods, each with why', async () => {
    const distinct = await pivot('indicator: "establishments-inspected", rows: UNIT, columns: PERIOD, level: COMMUNE');
    expect(lines(distinct.told.lines)['03386@2004-10-25']!.at(-1)).toBe('1');
    expect(kinds(distinct.told.columnsNotTheSum)).toEqual(['DISTINCT']);
    expect(kinds(distinct.told.rowsNotTheSum)).toEqual(['DISTINCT']);
    const stock = await pivot('indicator: "conditional-businesses", rows: UNIT, columns: PERIOD, level: COMMUNE');
    expect(lines(stock.told.lines)['03386@2004-10-25']).toEqual(['1', '1', '1', '1', '1', '1', '1']);
    expect([kinds(stock.told.columnsNotTheSum), stock.told.rowsNotTheSum]).toEqual([['STOCK'], null]);
  });

  test('by a dimension has the value of each, what is not classified, and leads from a cell to just its events', async () => {
    const { told } = await pivot(
      'indicator: "visits", rows: UNIT, columns: DIMENSION, dimension: "mode", level: COMMUNE',
    );
    expect(told.columns.map(({ key }: { key: string }) => key)).toEqual(['planned', 'surprise']);
    expect(lines(told.lines)['03386@2004-10-25']).toEqual(['3', '1', '4']);
    expect(kinds(told.lines[0].total.notTheSum)).toBeNull();
    const { data, errors } =
      await gateway.ask(`{ pivot(indicator: "visits", rows: DIMENSION, columns: AGENCY, dimension: "mode", ${HALF}) {
      lines { row cells { column figure { ${VALUE} steps { en } frame { axis line part { dimension value } }
        events(first: 5) { totalCount nodes { record value } } } } } } }`);
    expect(errors).toEqual([]);
    const surprise = data.pivot.lines.find(({ row }: Line) => row === 'surprise');
    const { figure } = surprise.cells.find(({ column }: { column: string }) => column === 'culture');
    expect(figure).toMatchObject({
      value: { value: '1' },
      frame: { axis: 'AGENCY', line: 'culture', part: { dimension: 'mode', value: 'surprise' } },
      events: { totalCount: 1, nodes: [{ record: 'inspection-v2', value: '1' }] },
    });
    expect(figure.steps.map(({ en }: { en: string }) => en)).toContain('Only what is of mode: surprise.');
  });

  test('puts a day in the half-year of its calendar, whichever begins it (S-10, S-11)', async () => {
    const ask = async (from: string, to: string) => {
      const days = `from: "${from}", to: "${to}"`;
      const { told } = await pivot('indicator: "visits", rows: AGENCY, columns: PERIOD, step: HALF_YEAR', { days });
      return [
        told.columns.map(({ key }: { key: string }) => key),
        told.columnTotals.map(({ figure }: { figure: Shown }) => shown(figure)),
        shown(told.total),
      ];
    };
    expect(await ask('2013-01-01', '2013-12-31')).toEqual([['2013-01-01', '2013-07-01'], ['ZeroValue', '5'], '5']);
    expect(await ask('2012-12-15', '2013-12-14')).toEqual([['2012-12-15', '2013-06-15'], ['ZeroValue', '4'], '4']);
  });

  test('of what is released shows what releases tell, and works nothing out (S-08, S-24)', async () => {
    const days = 'from: "2013-08-01", to: "2013-08-31"';
    const { told } = await pivot('indicator: "staff", rows: UNIT, columns: PERIOD, level: COMMUNE', { days });
    expect(lines(told.lines)).toEqual({
      '03386@2004-10-25': ['WithheldValue', 'WithheldValue'],
      '03387@2004-10-25': ['MissingValue', 'MissingValue'],
      '03389@2004-10-25': ['MissingValue', 'MissingValue'],
    });
    expect([shown(told.total), kinds(told.rowsNotTheSum), told.rowsNotTheSum.rest]).toEqual(['20', ['WITHHELD'], null]);
  });

  test('is asked as of any day', async () => {
    const end = await gateway.publish(
      inspectionRecord('v3', { ...visit, ...joint('culture'), occurredOn: '2013-11-05' }),
    );
    await gateway.until(end);
    const asOf = `asOf: "${gateway.log}:${Number(end) - 1}"`;
    const now = await pivot('indicator: "visits", rows: AGENCY, columns: PERIOD, step: HALF_YEAR');
    const then = await pivot(`indicator: "visits", rows: AGENCY, columns: PERIOD, step: HALF_YEAR, ${asOf}`);
    expect([shown(now.told.total), shown(then.told.total)]).toEqual(['6', '5']);
    await gateway.until(
      await gateway.publish(
        inspectionRecord('v3', { ...visit, ...joint('culture'), occurredOn: '2013-11-05', withdrawn: true }),
      ),
    );
  });

  test.each([
    ['the same axis twice', 'rows: UNIT, columns: UNIT', 'same-axis-twice'],
    ['agencies by obligations', 'rows: AGENCY, columns: OBLIGATION', 'one-axis-only'],
    ['agencies of one obligation', 'rows: AGENCY, columns: PERIOD, obligation: "879/O31"', 'one-axis-only'],
    [
      'a dimension that it is not broken down by',
      'rows: UNIT, columns: DIMENSION, dimension: "team"',
      'breakdown-unknown',
    ],
    ['a dimension that is not named', 'rows: UNIT, columns: DIMENSION', 'breakdown-unknown'],
  ])('of %s is refused by name', async (_, axes, rule) => {
    const { told, codes } = await pivot(`indicator: "visits", ${axes}`);
    expect([told, codes]).toEqual([null, [rule]]);
  });

  test('of more cells than the limit, and of too many periods, is refused plainly (S-21)', async () => {
    await using strict = await testGateway({ limits: { cells: 12 } });
    await strict.until(await strict.publish(...start, indicator(byMode)));
    const { errors } = await strict.ask(
      `{ pivot(indicator: "visits", rows: AGENCY, columns: PERIOD, ${HALF}) { csv } }`,
    );
    expect(errors[0]!.extensions).toMatchObject({ code: 'QUERY_TOO_LARGE', limit: 'cells', most: 12 });
    const { codes } = await pivot('indicator: "visits", rows: UNIT, columns: PERIOD', {
      days: 'from: "2000-01-01", to: "2013-12-31"',
    });
    expect(codes).toEqual(['BAD_USER_INPUT']);
  });
});

describe('who may see a pivot', () => {
  test('sees just the figures that are the caller’s to see, and no value that only others’ have (S-20)', async () => {
    const args = 'indicator: "kept", rows: AGENCY, columns: DIMENSION, dimension: "mode"';
    const all = await pivot(args);
    expect(lines(all.told.lines)['culture']).toEqual(['1', '1', '2']);
    const own = await pivot(args, { as: 'officer' });
    expect(own.told.columns.map(({ key }: { key: string }) => key)).toEqual(['planned']);
    expect(lines(own.told.lines)['police']).toEqual(['3', '3']);
    expect(lines(own.told.lines)['culture']).toEqual([null, null]);
    expect([own.told.total, kinds(own.told.rowsNotTheSum)]).toEqual([null, ['OVERLAP', 'NOT_YOURS']]);
    expect(new Set(own.codes)).toEqual(new Set(['FORBIDDEN']));
  });

  test('is nobody without a right to figures', async () => {
    const { told, codes } = await pivot('indicator: "visits", rows: AGENCY, columns: PERIOD', { as: 'admin' });
    expect([told, codes]).toEqual([null, ['FORBIDDEN']]);
  });
});
