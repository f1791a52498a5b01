import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { joint, visit } from '../../examples.ts';
import { testGateway, type TestGateway } from '../examples.ts';
import { HALF } from '../matrix/examples.ts';
import { inspectionRecord } from '../records/examples.ts';
import {
  byMode,
  indicator,
  kinds,
  lines,
  pivotOf,
  published,
  shown,
  VALUE,
  WHY,
  type Line,
  type Shown,
} from './examples.ts';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await testGateway();
  await gateway.until(await gateway.publish(...published));
});
afterAll(async () => {
  await gateway[Symbol.asyncDispose]();
});

const pivot = (args: string, options?: { readonly days?: string; readonly as?: string }) =>
  pivotOf(gateway, args, options);

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
    // Neither who ordered it, nor who inspects or only reads, can have a line.
    expect(Object.keys(found)).toEqual(['culture', 'health', 'labour', 'police']);
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
    const file = await gateway.ask(
      `{ pivot(indicator: "visits", rows: UNIT, columns: DIMENSION, dimension: "mode", ${HALF}) { csv } }`,
    );
    expect(file.data.pivot.csv).toContain('"theo kế hoạch / planned","đột xuất / surprise"');
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

  test('places all of a half-year on another map, and names what of the total has no place there (S-09)', async () => {
    const args = 'indicator: "visits", rows: UNIT, columns: PERIOD, step: QUARTER, level: COMMUNE, map: "2025-07-01"';
    const { told } = await pivot(args);
    expect(lines(told.lines)).toEqual({
      '03388@2025-07-01': ['3', '1', '4'],
      '03408@2025-07-01': ['ZeroValue', '1', '1'],
    });
    expect([shown(told.total), told.rowsNotTheSum]).toEqual(['5', null]);
    const split = inspectionRecord('s1', { ...visit, ...joint('police'), unit: '03389@2004-10-25' });
    await gateway.until(await gateway.publish(split));
    const { told: after } = await pivot(args);
    expect(lines(after.lines)['03388@2025-07-01']).toEqual(['3', '1', '4']);
    expect([shown(after.total), kinds(after.rowsNotTheSum), after.rowsNotTheSum.rest]).toEqual([
      '6',
      ['REMAINDER'],
      '1',
    ]);
    const { data } = split as { readonly data: object };
    await gateway.until(await gateway.publish({ ...split, data: { ...data, withdrawn: true } }));
  });

  test('leads from what an earlier definition did not divide to just that, what was taken back too', async () => {
    const later = { ...byMode, code: 'divided-later' };
    const breakdowns = [{ dimension: 'mode', nature: 'not-exhaustive' }];
    const end = await gateway.publish(
      ...[
        indicator({ ...later, breakdowns: [] } as never),
        { ...indicator(later), data: { ...later, definitionVersion: 2, validFrom: '2013-10-01', breakdowns } },
      ],
    );
    await gateway.until(end);
    const { data, errors } =
      await gateway.ask(`{ pivot(indicator: "divided-later", rows: PERIOD, step: HALF_YEAR, columns: DIMENSION, dimension: "mode", ${HALF}) {
      lines { cells { column figure { ${VALUE} events(first: 20) { nodes { value } } } } total { figure { ${VALUE} } ${WHY} } } } }`);
    expect(errors).toEqual([]);
    const [line] = data.pivot.lines;
    const sumOf = ({ events }: { events: { nodes: readonly { value: string }[] } }) =>
      events.nodes.reduce((sum, { value }) => sum + Number(value), 0);
    expect(line.cells.map(({ column, figure }: never) => [column, shown(figure), sumOf(figure)])).toEqual([
      ['', '3', 3],
      ['planned', '1', 1],
      ['surprise', '1', 1],
    ]);
    expect([shown(line.total.figure), line.total.notTheSum]).toEqual(['5', null]);
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
});
