import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { testGateway, type TestGateway } from '../examples.ts';
import { HALF, start } from '../matrix/examples.ts';
import { byMode, indicator, kinds, lines, pivotOf, published } from './examples.ts';

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
