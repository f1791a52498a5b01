import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ContractEvent } from '@lien-nganh/kernel';
import { connect, inTransaction } from '@lien-nganh/postgres';
import { testDatabase, type TestDatabase } from '@lien-nganh/testing';
import fc from 'fast-check';
import type pg from 'pg';
import { factsOf, figureFrom, wholeProvince } from '../../figure/examples.ts';
import { applyContractEvents } from './apply.ts';
import { arrivalsOf, beginning, logs } from '../examples.ts';
import { LedgerReader } from '../reader.ts';
import { ledgerOf, prepareLedger, type Ledger } from '../schema.ts';
import { takeSnapshot } from './snapshot.ts';

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

async function newLedger(): Promise<Ledger> {
  const ledger = ledgerOf(++generation);
  await prepareLedger(pool, ledger);
  return ledger;
}

function apply(ledger: Ledger, events: readonly ContractEvent[]): Promise<unknown> {
  return inTransaction(pool, (tx) => applyContractEvents(tx, ledger, events));
}

async function contentOf({ schema }: Ledger): Promise<readonly string[]> {
  const { rows } = await pool.query<{ row: string }>(
    `select concat_ws(' ', f.position, r.stream, s.indicator, f.version, s.axis, s.line, f.item, f.subject, f.place,
       f.occurred_on, f.known_day, f.sign, f.value, f.dimensions, f.sensitivity) as row
     from ${schema}.facts f join ${schema}.records r on r.id = f.record join ${schema}.series s on s.id = f.series`,
  );
  return rows.map(({ row }) => row).sort();
}

async function cellsOf({ schema }: Ledger): Promise<readonly string[]> {
  const { rows } = await pool.query<{ row: string }>(
    `select (to_jsonb(c) - 'id' - 'changed' - 'series' || to_jsonb(s) - 'id')::text as row
     from ${schema}.cells c join ${schema}.series s on s.id = c.series
     where exists (select from jsonb_each_text(to_jsonb(c)) where key ~ '^h[0-9]+$' and value is not null)`,
  );
  return rows.map(({ row }) => row).sort();
}

const questions = fc.record({
  indicator: fc.constantFrom(
    'inspections-done',
    'fines-imposed',
    'findings',
    'establishments-inspected',
    'conditional-businesses',
  ),
  unit: fc.constantFrom(
    null,
    '12@0000-00-00',
    '105@2004-10-25',
    '105@2013-12-28',
    '03386@2004-10-25',
    '03389@2004-10-25',
    '03388@2025-07-01',
  ),
  line: fc.constantFrom({}, { agency: 'police' }, { obligation: '879/O14' }),
  period: fc.constantFrom(
    { from: '2013-07-01', to: '2013-12-31' },
    { from: '2013-08-10', to: '2013-12-29' },
    { from: '2013-08-15', to: '2013-08-15' },
    { from: '2012-12-15', to: '2025-12-14' },
  ),
  map: fc.constantFrom('as-was' as const, 'as-now' as const, '2014-06-01', '2025-08-01'),
});

describe('the order in which topics arrive', () => {
  test('changes nothing in the ledger', async () => {
    await fc.assert(
      fc.asyncProperty(arrivalsOf(logs.map((log) => [...beginning, ...log])), async ({ log, slices }) => {
        const [inOrder, asArrived] = [await newLedger(), await newLedger()];
        await apply(inOrder, log);
        for (const slice of slices) await apply(asArrived, slice);
        expect(await contentOf(asArrived)).toEqual(await contentOf(inOrder));
        expect(await cellsOf(asArrived)).toEqual(await cellsOf(inOrder));
        expect(await contentOf(inOrder)).toHaveLength(factsOf(log).length);
      }),
      { numRuns: 25, endOnFailure: true },
    );
  });
});

describe('a figure read from cells, pictures and facts', () => {
  test('is the figure worked out from every single event, live and as of any position', async () => {
    await fc.assert(
      fc.asyncProperty(logs, fc.array(questions, { minLength: 8, maxLength: 8 }), fc.nat(), async (log, asked, at) => {
        const events = [...beginning, ...log];
        const ledger = await newLedger();
        const half = Math.ceil(log.length / 2);
        await apply(ledger, [...beginning, ...log.slice(0, half)]);
        await picture(ledger, log[at % half]!.position);
        await apply(ledger, log.slice(half));
        await picture(ledger, log[half]?.position ?? log.at(-1)!.position);
        const reader = new LedgerReader(pool, ledger);
        for (const { line, period, ...rest } of asked) {
          for (const asOf of [null, ...log.map(({ position }) => position), 10n]) {
            const question = { ...wholeProvince, ...rest, ...line, ...period, asOf };
            const frontier = { log: 'log-1', position: log.at(-1)!.position, at: '2026-11-25T00:00:00.000Z' };
            const read = await reader.figure(question, { frontier, today: '2026-11-25' });
            const worked = figureFrom(events, question);
            expect({
              question,
              value: read.value,
              beside: read.frame.cannotBePlaced,
              open: read.frame.openPairs,
            }).toEqual({
              question,
              value: worked.value,
              beside: worked.frame.cannotBePlaced,
              open: worked.frame.openPairs,
            });
          }
        }
      }),
      { numRuns: 8, endOnFailure: true },
    );
  });

  function picture(ledger: Ledger, frontier: bigint): Promise<boolean> {
    return inTransaction(pool, (tx) => takeSnapshot(tx, ledger, { frontier, after: 0 }));
  }
});
