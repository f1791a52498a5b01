import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ContractEvent } from '@lien-nganh/kernel';
import { connect, inTransaction } from '@lien-nganh/postgres';
import { testDatabase, type TestDatabase } from '@lien-nganh/testing';
import fc from 'fast-check';
import type pg from 'pg';
import { wholeProvince } from '../../figure/examples.ts';
import type { Question } from '../../figure/question.ts';
import { bulkLoad } from '../rebuild/bulk-load.ts';
import { beginning, logs } from '../examples.ts';
import { recordsNamed, type LeftOut } from './left-out.ts';
import type { Circumstances } from './materials.ts';
import { LedgerReader } from '../reader.ts';
import { dropLedger } from '../rebuild/generations.ts';
import { ledgerOf } from '../schema.ts';
import { takeSnapshot } from '../writing/snapshot.ts';
import { bookedStream } from '../writing/state-store.ts';

let database: TestDatabase;
let pool: pg.Pool;
/** The first one answers, and is never dropped. */
let generation = 1;

beforeAll(async () => {
  database = await testDatabase();
  pool = connect(database.url);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const FRONTIER = 1_000n;
const now: Circumstances = {
  frontier: { log: 'log-1', position: FRONTIER, at: '2013-12-31T16:00:00.000Z' },
  today: '2026-11-25',
};
const streams = ['inspection-k1', 'inspection-k2', 'inspection-k3', 'establishment-e1', 'establishment-e2'];
const indicators = [
  'inspections-done',
  'fines-imposed',
  'findings',
  'establishments-inspected',
  'conditional-businesses',
];

const questions: fc.Arbitrary<Question> = fc
  .record({
    indicator: fc.constantFrom(...indicators),
    days: fc.constantFrom(['2013-07-01', '2013-12-31'], ['2013-08-02', '2013-08-20'], ['2013-12-15', '2025-12-14']),
    unit: fc.constantFrom(null, null, '03386@2004-10-25', '105@2004-10-25', '03388@2025-07-01'),
    line: fc.constantFrom({}, {}, { agency: 'police' }, { agency: 'health' }, { obligation: '879/O14' }),
    asOf: fc.constantFrom(null, null, 30n, 60n),
    map: fc.constantFrom('as-was' as const, 'as-now' as const),
  })
  .map(({ days: [from, to], line, ...rest }) => ({ ...wholeProvince, ...rest, ...line, from: from!, to: to! }));

async function readerOf(events: readonly ContractEvent[]): Promise<LedgerReader> {
  const ledger = ledgerOf(++generation);
  async function* slices() {
    yield await Promise.resolve(events);
  }
  await bulkLoad(pool, ledger, { events: slices(), frontier: FRONTIER });
  return new LedgerReader(pool, ledger);
}

async function named({ ledger }: LedgerReader, left: readonly string[]): Promise<readonly bigint[]> {
  return [...(await inTransaction(pool, (tx) => recordsNamed(tx, ledger, left))).values()];
}

const logAndQuestions = fc.record({
  log: logs,
  left: fc.subarray(streams, { minLength: 1 }),
  asked: fc.array(questions, { minLength: 1, maxLength: 6 }),
  picture: fc.boolean(),
});

describe('records that are left out', () => {
  test('leave every figure as it would be if the log had never had them', async () => {
    await fc.assert(
      fc.asyncProperty(logAndQuestions, async ({ log, left, asked, picture }) => {
        const whole = await readerOf([...beginning, ...log]);
        const without = await readerOf([...beginning, ...log.filter((event) => !left.includes(bookedStream(event)))]);
        if (picture) await inTransaction(pool, (tx) => takeSnapshot(tx, whole.ledger, { frontier: 40n, after: 0 }));
        const records = await named(whole, left);
        const leftOut: LeftOut = { records, lines: [], tables: [] };
        const told = await whole.figures(asked, { ...now, leftOut });
        expect(told).toEqual(await without.figures(asked, now));
        // On the line of one agency alone: its figures are those, and the others are as they were.
        const alone: LeftOut = {
          records: [],
          lines: records.map((record) => ({ agency: 'police', record })),
          tables: [],
        };
        const own = asked.map((question) => question.agency === 'police');
        const parts = await whole.figures(asked, { ...now, leftOut: alone });
        const all = await whole.figures(asked, now);
        expect(parts).toEqual(all.map((figure, index) => (own[index] ? told[index] : figure)));
        for (const { ledger } of [whole, without]) await dropLedger(pool, ledger);
      }),
      { numRuns: 40 },
    );
  }, 120_000);

  test('are in none of the events behind a figure either', async () => {
    const log = fc.sample(logs, { numRuns: 1, seed: 7 })[0]!;
    const reader = await readerOf([...beginning, ...log]);
    const question = { ...wholeProvince, from: '2013-01-01', to: '2025-12-31' };
    const page = { first: 500, after: null };
    const { facts } = await reader.details(question, page, now);
    const [left] = facts.map(({ record }) => record);
    const leftOut = { records: await named(reader, [left!]), lines: [], tables: [] };
    const rest = await reader.details(question, page, { ...now, leftOut });
    expect(rest.facts).toEqual(facts.filter(({ record }) => record !== left));
    expect(rest.totalCount).toBe(rest.facts.length);
  });
});

describe('many figures', () => {
  test('are each the figure of their own question', async () => {
    await fc.assert(
      fc.asyncProperty(logs, fc.array(questions, { minLength: 1, maxLength: 8 }), async (log, asked) => {
        const reader = await readerOf([...beginning, ...log]);
        const alone = [];
        for (const question of asked) alone.push(await reader.figure(question, now));
        expect(await reader.figures(asked, now)).toEqual(alone);
        await dropLedger(pool, reader.ledger);
      }),
      { numRuns: 15 },
    );
  }, 120_000);
});
