import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ContractEvent } from '@lien-nganh/kernel';
import { connect, inTransaction } from '@lien-nganh/postgres';
import { testDatabase, type TestDatabase } from '@lien-nganh/testing';
import type pg from 'pg';
import { contractEvent, units } from '../../examples.ts';
import { inspected, number, wholeProvince } from '../../figure/examples.ts';
import { applyContractEvents } from '../writing/apply.ts';
import { beginning } from '../examples.ts';
import { LedgerReader } from '../reader.ts';
import { ledgerOf, prepareLedger } from '../schema.ts';

let database: TestDatabase;
let pool: pg.Pool;
beforeAll(async () => {
  database = await testDatabase();
  pool = connect(database.url);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const [split, part] = ['03389@2004-10-25', '03408@2025-07-01'];
const whole = units.find(({ unit }) => unit === split)!;
const recorded = (position: number, data: unknown) =>
  contractEvent('agencies.unit', `unit-${split}`, { position, data });

describe('a visit that was placed in a part of its unit', () => {
  test('is in the whole again once the split is withdrawn, and in the part when it comes back', async () => {
    const ledger = ledgerOf(1);
    await prepareLedger(pool, ledger);
    const reader = new LedgerReader(pool, ledger);
    const apply = (...events: readonly ContractEvent[]) =>
      inTransaction(pool, (tx) => applyContractEvents(tx, ledger, events));
    const valuesIn = async (unit: string, asOf: bigint | null = null) => {
      const { value } = await reader.figure(
        { ...wholeProvince, unit, asOf, map: '2025-07-01' },
        { frontier: { log: 'log-1', position: 100n, at: '2026-11-25T00:00:00.000Z' }, today: '2026-11-25' },
      );
      return value;
    };
    await apply(...beginning, inspected(21, 'a', { unit: split, placements: [part] }));
    expect(await valuesIn(part)).toEqual(number('1'));

    await apply(recorded(30, { ...whole, validTo: null, changes: [] }));
    expect([await valuesIn(split), await valuesIn(part)]).toEqual([number('1'), { is: 'zero', checks: '0' }]);
    expect(await valuesIn(part, 29n)).toEqual(number('1'));

    await apply(recorded(31, whole));
    expect(await valuesIn(part)).toEqual(number('1'));
  });
});
