import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { inTransaction } from '@lien-nganh/postgres';
import { tablesLeftOut } from '../reading/left-out.ts';
import { LedgerReader } from '../reader.ts';
import { before, cell, m, now, outreach, province, released, testLedgers, type TestLedgers } from './examples.ts';
import { wholeProvince } from '../../figure/examples.ts';
import { recordsNamed } from '../reading/left-out.ts';

let ledgers: TestLedgers;
beforeAll(async () => {
  ledgers = await testLedgers();
});
afterAll(() => ledgers.close());

const table = (position: number, month: number, value: number, edition = 1) =>
  released(position, { period: m(month), edition, cells: [cell(province, value)] });

describe('tables that were first released after a position', () => {
  test('are late in all their editions, and a later edition of an earlier one is not', async () => {
    const events = [table(50, 7, 10), table(60, 8, 20), table(61, 7, 11, 2), table(62, 8, 21, 2)];
    const ledger = await ledgers.applied(before, events);
    const reader = new LedgerReader(ledgers.pool, ledger);
    const late = await reader.late({ from: '2013-07-01', to: '2013-12-31', after: 55n, asOf: 100n });
    expect(late).toMatchObject([
      {
        ...{ record: `release-${outreach.code}@2013-08-01..2013-08-31`, agency: 'health', first: 60n },
        ...{ occurredOn: '2013-08-31', editions: [60n, 62n] },
      },
    ]);
    const tables = late.flatMap(({ id: record, editions = [] }) => editions.map((position) => ({ record, position })));
    const leftOut = { records: [], lines: [], tables };
    const ask = (month: number) => ({ ...wholeProvince, indicator: outreach.code, ...m(month) });
    const figures = await reader.figures([ask(7), ask(8)], { ...now, leftOut });
    expect(figures.map(({ value }) => value)).toEqual([
      { is: 'number', value: '11' },
      { is: 'missing', because: 'not-released' },
    ]);
    const named = await inTransaction(ledgers.pool, (tx) => recordsNamed(tx, ledger, [`release-${outreach.code}`]));
    expect(tablesLeftOut(leftOut)[0]).toEqual([...named.values(), ...named.values()]);
  });
});
