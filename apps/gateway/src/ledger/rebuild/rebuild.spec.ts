import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ContractEvent } from '@lien-nganh/kernel';
import { connect, inTransaction } from '@lien-nganh/postgres';
import { testDatabase, type TestDatabase } from '@lien-nganh/testing';
import fc from 'fast-check';
import type pg from 'pg';
import { contractEvent, inspectionsDone, visit } from '../../examples.ts';
import { wholeProvince } from '../../figure/examples.ts';
import { applyContractEvents } from '../writing/apply.ts';
import { bulkLoad } from './bulk-load.ts';
import { checkCells, compareLedgers } from './compare.ts';
import { arrivalsOf, beginning, logs } from '../examples.ts';
import { dropLedger, liveGeneration, swapGeneration } from './generations.ts';
import { LedgerReader } from '../reader.ts';
import { ledgerOf, prepareLedger, type Ledger } from '../schema.ts';

let database: TestDatabase;
let pool: pg.Pool;
let generation = 1;

beforeAll(async () => {
  database = await testDatabase();
  pool = connect(database.url);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

function newLedger(): Ledger {
  return ledgerOf(++generation);
}

async function applied(events: readonly ContractEvent[]): Promise<Ledger> {
  const ledger = newLedger();
  await prepareLedger(pool, ledger);
  await inTransaction(pool, (tx) => applyContractEvents(tx, ledger, events));
  return ledger;
}

async function* batches(slices: readonly (readonly ContractEvent[])[]) {
  yield* slices;
}

async function loaded(slices: readonly (readonly ContractEvent[])[]): Promise<Ledger> {
  const ledger = newLedger();
  await bulkLoad(pool, ledger, { events: batches(slices), frontier: 1_000_000n });
  return ledger;
}

const many = Array.from({ length: 9_000 }, (_, n) =>
  contractEvent('inspections.inspection', `inspection-${n % 6_000}`, {
    position: 100 + n,
    data: {
      ...visit,
      unit: n % 2 ? '03386@2004-10-25' : '03387@2004-10-25',
      occurredOn: `2013-${String(1 + (n % 12)).padStart(2, '0')}-11`,
    },
  }),
);

describe('a ledger that is built anew in bulk', () => {
  test('holds what the one does that grew event by event', async () => {
    await fc.assert(
      fc.asyncProperty(arrivalsOf(logs.map((log) => [...beginning, ...log])), async ({ log, slices }) => {
        const [a, b] = [await applied(log), await loaded(slices)];
        expect(await compareLedgers(pool, { a, b }, 1_000_000n)).toEqual({ facts: [], figures: [], truncated: false });
        expect([await checkCells(pool, a), await checkCells(pool, b)]).toEqual([[], []]);
      }),
      { numRuns: 10, endOnFailure: true },
    );
  });

  test('leaves out what was published twice', async () => {
    const twice = [...beginning, many[0]!, many[0]!];
    const [a, b] = [await applied(twice), await loaded([twice, beginning])];
    expect((await compareLedgers(pool, { a, b }, 1_000_000n)).facts).toEqual([]);
  });

  test('has pictures of past positions, and goes on growing', async () => {
    const ledger = await loaded([beginning, many]);
    const { rows } = await pool.query(`select position::int from ${ledger.schema}.snapshots order by position`);
    expect(rows).toHaveLength(9);
    const reader = new LedgerReader(pool, ledger);
    const year = { ...wholeProvince, from: '2013-01-01', to: '2013-12-31' };
    const frontier = { log: 'log-1', position: 20_000n, at: '2026-11-25T00:00:00.000Z' };
    const valueAt = async (asOf: bigint | null) =>
      (await reader.figure({ ...year, asOf }, { frontier, today: '2026-11-25' })).value;
    expect(await valueAt(4_099n)).toEqual({ is: 'number', value: '4000' });
    expect(await valueAt(null)).toEqual({ is: 'number', value: '6000' });
    const next = contractEvent('inspections.inspection', 'inspection-next', { position: 10_000, data: visit });
    await inTransaction(pool, (tx) => applyContractEvents(tx, ledger, [next]));
    expect(await valueAt(null)).toEqual({ is: 'number', value: '6001' });
    expect(await valueAt(9_999n)).toEqual({ is: 'number', value: '6000' });
    expect(await checkCells(pool, ledger)).toEqual([]);
  });

  test('takes the place of the one that answers, which can then go', async () => {
    const from = await liveGeneration(pool);
    const ledger = await loaded([beginning]);
    await expect(dropLedger(pool, ledgerOf(from))).rejects.toThrow('answers');
    expect(await swapGeneration(pool, { from, to: generation })).toBe(true);
    expect(await swapGeneration(pool, { from, to: generation })).toBe(false);
    expect(ledgerOf(await liveGeneration(pool))).toEqual(ledger);
    await dropLedger(pool, ledgerOf(from));
  });
});

describe('the comparison of two ledgers', () => {
  test('names each fact and figure that differs, up to the position and no further', async () => {
    const [whole, without] = [
      await applied([...beginning, ...many.slice(0, 2)]),
      await applied([...beginning, many[0]!]),
    ];
    const { facts, figures } = await compareLedgers(pool, { a: whole, b: without }, 1_000_000n);
    expect(
      facts.some(
        ({ what, a, b }) => what.startsWith('101 inspection-1 inspections-done v1 total') && a === '1' && b === '0',
      ),
    ).toBe(true);
    expect(figures.some(({ what }) => what.startsWith('inspections-done total'))).toBe(true);
    expect((await compareLedgers(pool, { a: whole, b: without }, 100n)).facts).toEqual([]);
  });

  test('finds a cell that says another thing than its facts', async () => {
    const ledger = await applied([
      ...beginning,
      contractEvent('agencies.indicator', 'i', { position: 50, data: inspectionsDone }),
      many[0]!,
    ]);
    await pool.query(`update ${ledger.schema}.cells set h0 = 7 where dimension = ''`);
    expect((await checkCells(pool, ledger)).length).toBeGreaterThan(0);
  });
});
