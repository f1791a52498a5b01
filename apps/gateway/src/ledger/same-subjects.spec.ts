import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ContractEvent } from '@lien-nganh/kernel';
import { connect, inTransaction } from '@lien-nganh/postgres';
import { testDatabase, type TestDatabase } from '@lien-nganh/testing';
import type pg from 'pg';
import { contractEvent, establishmentOf, visit } from '../examples.ts';
import { number, wholeProvince } from '../figure/examples.ts';
import { applyContractEvents } from './writing/apply.ts';
import { beginning } from './examples.ts';
import { LedgerReader } from './reader.ts';
import { SameSubjects } from './same-subjects.ts';
import { ledgerOf, prepareLedger } from './schema.ts';

let database: TestDatabase;
let pool: pg.Pool;
let generation = 0;
beforeAll(async () => {
  database = await testDatabase();
  pool = connect(database.url);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const now = { frontier: { log: 'log-1', position: 1_000n, at: '2025-12-31T16:00:00.000Z' }, today: '2026-11-25' };
const visited = (position: number, establishment: string) =>
  contractEvent('inspections.inspection', `inspection-k${position}`, {
    position,
    data: { ...visit, inspection: `k${position}`, establishment },
  });
const book = (position: number, establishment: string, sameAs: string | null = null) =>
  contractEvent('inspections.establishment', `establishment-${establishment}`, {
    position,
    data: establishmentOf({ establishment, sameAs, withdrawn: sameAs !== null }),
  });

async function ledgerOn(...arrivals: readonly (readonly ContractEvent[])[]) {
  const ledger = ledgerOf(++generation);
  await prepareLedger(pool, ledger);
  for (const events of [beginning, ...arrivals]) {
    await inTransaction(pool, (tx) => applyContractEvents(tx, ledger, events));
  }
  const reader = new LedgerReader(pool, ledger);
  const asked = (asOf: bigint | null) => ({ ...wholeProvince, indicator: 'establishments-inspected', asOf });
  return {
    reader,
    inspected: async (asOf: bigint | null = null) => (await reader.figure(asked(asOf), now)).value,
    behind: async () => {
      const { facts } = await reader.details(asked(null), { first: 50, after: null }, now);
      return facts.map(({ record, event, subject, sign }) => `${record} ${event} ${subject} ${sign}`);
    },
  };
}

describe('establishments that two offices have in their books', () => {
  const both = [visited(30, 'e1'), visited(31, 'e2'), visited(32, 'e3')];
  const merged = book(40, 'e1', 'e2');

  test('are inspected once from where they were merged on, and twice as it was known before', async () => {
    const { inspected } = await ledgerOn(both, [merged]);
    expect([await inspected(), await inspected(40n), await inspected(39n)]).toEqual(['2', '2', '3'].map(number));
  });

  test('are two again where they are separated', async () => {
    const { inspected } = await ledgerOn(both, [merged], [book(50, 'e1')]);
    expect([await inspected(), await inspected(49n)]).toEqual(['3', '2'].map(number));
  });

  test('lead to the event that merged them: it is what their record is booked anew by', async () => {
    const { behind } = await ledgerOn(both, [merged]);
    expect(await behind()).toEqual([
      'inspection-k30 event-30 e1 1',
      'inspection-k31 event-31 e2 1',
      'inspection-k32 event-32 e3 1',
      'inspection-k30 event-40 e1 -1',
      'inspection-k30 event-40 e2 1',
    ]);
  });

  test('count with the one at the end, where that one is merged itself', async () => {
    const { inspected } = await ledgerOn(both, [merged, book(41, 'e2', 'e3')]);
    expect([await inspected(), await inspected(40n)]).toEqual(['1', '2'].map(number));
  });

  test('are counted so where what was recorded at one of them is heard of only after they were merged', async () => {
    const { inspected } = await ledgerOn([merged], both);
    expect([await inspected(), await inspected(39n)]).toEqual(['2', '3'].map(number));
  });

  test('change figures that were told, and are named as what changed them', async () => {
    const { reader } = await ledgerOn(both, [merged]);
    const asked = { indicators: ['establishments-inspected'], after: 35n, upTo: 45n, to: '2013-12-31' };
    const { facts } = await reader.between(asked);
    expect(facts.filter(({ axis }) => axis === 'total').map(({ cause, event }) => [cause, event])).toEqual([
      ['merging', 'event-40'],
      ['merging', 'event-40'],
    ]);
  });
});

test('two that were each merged into the other at once are one, whichever is asked', () => {
  const at = (position: bigint) => ({ position, knownDay: '2013-08-20' });
  const same = new SameSubjects([
    { subject: 'e2', into: 'e1', ...at(2n) },
    { subject: 'e1', into: 'e2', ...at(1n) },
  ]);
  expect([same.at('e1', 2n), same.at('e2', 2n)]).toEqual(['e1', 'e1']);
  expect([same.at('e1', 1n), same.at('e2', 1n)]).toEqual(['e2', 'e2']);
});
