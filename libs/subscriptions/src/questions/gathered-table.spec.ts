import { describe, expect, test } from '@jest/globals';
import { table, type Table } from '@lien-nganh/kernel';
import { connect } from '@lien-nganh/postgres';
import { testDatabase } from '@lien-nganh/testing';
import fc from 'fast-check';
import type pg from 'pg';
import { gatheredTablesOn } from './gathered-table.ts';
import { createTables, tablesOn } from './tables.ts';

type Row = Readonly<Record<string, unknown>>;

const plain = table(
  { key: 'text', on: 'day?', said: 'texts', data: 'json', scope: 'scope', open: 'boolean?' },
  { key: ['key'] },
);
/** With values that the server writes its own way. */
const counted = table({ key: 'text', count: 'integer', sum: 'bigint', at: 'instant' }, { key: ['key'] });
/** Of which a record has several rows. */
const parts = table({ key: 'text', record: 'text?', count: 'integer', sum: 'bigint' }, { key: ['key'] });
const tables = { plain, counted, parts };
/** Records of a batch, and keys of which one is of none. */
const together = [new Set(['r1', 'r2', 'r3']), new Set(['a', 'b', 'z'])];

const key = fc.constantFrom('a', 'b', 'c');
const row = {
  plain: fc.record({
    key,
    on: fc.constantFrom(null, undefined, '2013-07-01', '2025-07-01'),
    said: fc.array(fc.constantFrom('một', 'hai', '"', '{}')),
    data: fc.constantFrom({ b: [1, null], a: 'ba' }, { day: '2013-07-01' }, [], 'chỉ chữ', { gone: undefined }),
    scope: fc.constantFrom({ sensitivity: 'internal', owners: ['police'] }),
    open: fc.constantFrom(true, false, null),
  }),
  counted: fc.record({
    key,
    count: fc.nat(),
    sum: fc.bigInt({ min: 0n, max: 10n ** 30n }),
    at: fc.constantFrom('2013-07-01T00:00:00.000Z', '2025-07-01T07:00:00.000+07:00'),
  }),
};

const record = fc.constantFrom('r1', 'r2', 'r9', null);
const partsRow = fc.record({
  key: fc.constantFrom('a', 'b', 'c', 'ａ', '😀'),
  record,
  count: fc.nat(),
  sum: fc.constantFrom(0n, 10n ** 30n, '-7', 5),
});

const step = (name: keyof typeof tables) =>
  fc.oneof(
    (name === 'parts' ? partsRow : row[name]).map((put: Row) => ({ is: 'put' as const, row: put })),
    key.map((gone) => ({ is: 'remove' as const, key: gone })),
    key.map((asked) => ({ is: 'get' as const, key: asked })),
    fc.constantFrom({ is: 'count' as const }, { is: 'select' as const }),
    ...(name === 'parts' ? [record.map((of) => ({ is: 'of' as const, record: of }))] : []),
  );

type Step = ReturnType<typeof step> extends fc.Arbitrary<infer S> ? S : never;

async function all(of: Table<Row>, where: Row = {}): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for await (const one of of.select({ where })) rows.push(one);
  return rows;
}

async function take(of: Table<Row>, one: Step): Promise<unknown> {
  switch (one.is) {
    case 'put':
      return of.put(one.row);
    case 'remove':
      return of.remove({ key: one.key });
    case 'get':
      return of.get({ key: one.key });
    case 'count':
      return of.count();
    case 'select':
      return all(of);
    case 'of':
      return all(of, { record: one.record });
  }
}

const place = (question: string) => ({ schema: 'public', question, suffix: 'v1' });

async function withTables(work: (pool: pg.Pool) => Promise<void>): Promise<void> {
  const { url, drop } = await testDatabase();
  const pool = connect(url);
  try {
    for (const question of ['at-once', 'together']) await createTables(pool, place(question), tables);
    await work(pool);
  } finally {
    await pool.end();
    await drop();
  }
}

/** How many statements a pool has been asked since. */
function statementsOf(pool: pg.Pool): () => number {
  let statements = 0;
  const query = pool.query.bind(pool) as (...asked: unknown[]) => unknown;
  pool.query = ((...asked: unknown[]) => ((statements += 1), query(...asked))) as typeof pool.query;
  return () => statements;
}

describe('rows that are written together', () => {
  test.each(['plain', 'counted', 'parts'] as const)(
    'are what they would be one by one, at every moment: %s',
    async (name) => {
      await withTables(async (pool) => {
        const atOnce = tablesOn(pool, place('at-once'), tables)[name]!;
        await fc.assert(
          fc.asyncProperty(fc.array(step(name), { maxLength: 12 }), async (steps) => {
            const { tables: gathered, flush } = gatheredTablesOn(pool, place('together'), { tables, together });
            for (const one of steps) expect(await take(gathered[name]!, one)).toEqual(await take(atOnce, one));
            await flush();
            expect(await all(tablesOn(pool, place('together'), tables)[name]!)).toEqual(await all(atOnce));
          }),
          { numRuns: 60 },
        );
      });
    },
  );

  test('take as many statements as tables, however many they are', async () => {
    await withTables(async (pool) => {
      const { tables: gathered, flush } = gatheredTablesOn(pool, place('together'), { tables });
      const statements = statementsOf(pool);
      for (let n = 0; n < 300; n++) {
        const at = '2013-07-01T00:00:00.000Z';
        await gathered['counted']!.put({ key: `k${n}`, count: n, sum: 1n, at });
      }
      expect(statements()).toBe(0);
      await flush();
      expect(statements()).toBe(1);
      expect(await gathered['counted']!.count()).toBe(300);
    });
  });

  test('are read for all records of the batch when they are asked for by one', async () => {
    await withTables(async (pool) => {
      const streams = Array.from({ length: 100 }, (_, n) => `r${n}`);
      const lists = { tables, together: [new Set(streams)] };
      const statements = statementsOf(pool);
      const { tables: gathered, flush } = gatheredTablesOn(pool, place('together'), lists);
      for (const stream of streams) {
        expect(await gathered['plain']!.get({ key: stream })).toBeNull();
        expect(await all(gathered['parts']!, { record: stream })).toEqual([]);
        await gathered['parts']!.put({ key: `${stream}#1`, record: stream, count: 1, sum: 1n });
        await gathered['parts']!.remove({ key: `${stream}#2` });
        expect(await all(gathered['parts']!, { record: stream })).toHaveLength(1);
      }
      await flush();
      expect(statements()).toBe(4);
    });
  });
});
