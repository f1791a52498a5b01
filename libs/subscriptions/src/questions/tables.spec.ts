import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { table } from '@lien-nganh/kernel';
import { connect, inTransaction } from '@lien-nganh/postgres';
import { testDatabase, type TestDatabase } from '@lien-nganh/testing';
import type pg from 'pg';
import { createTables, tablesOn } from './tables.ts';

const columns = { key: 'text', place: 'text', on: 'day?' } as const;
const byPlace = { rows: table(columns, { key: ['key'], indexes: [['place']] }) };
const byDayToo = { rows: table(columns, { key: ['key'], indexes: [['place'], ['on']] }) };
const place = { schema: 'public', question: 'visits', suffix: 'v1' };

let database: TestDatabase;
let pool: pg.Pool;
beforeEach(async () => {
  database = await testDatabase();
  // who waits for another's transaction fails, and does not hang
  pool = connect(database.url, { settings: { lock_timeout: '1s' } });
});
afterEach(async () => {
  await pool.end();
  await database.drop();
});

describe('tables that stand already', () => {
  test('are prepared beside a process that stands still in the middle of writing to them', async () => {
    await createTables(pool, place, byPlace);
    await inTransaction(pool, async (writing) => {
      await tablesOn(writing, place, byPlace)['rows']!.put({ key: 'a', place: 'Ninh Bình' });
      await createTables(pool, place, byPlace);
    });
    expect(await tablesOn(pool, place, byPlace)['rows']!.count()).toBe(1);
  });

  test('are given the indexes that they lack', async () => {
    for (const tables of [byPlace, byDayToo]) await createTables(pool, place, tables);
    const { rows } = await pool.query<{ name: string }>(
      `select indexname as name from pg_indexes where tablename = 'visits_v1_rows' order by 1`,
    );
    expect(rows.map(({ name }) => name)).toEqual(['visits_v1_rows_on', 'visits_v1_rows_pkey', 'visits_v1_rows_place']);
  });
});
