import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { ReferenceRows } from '@lien-nganh/kernel';
import { connect } from '@lien-nganh/postgres';
import { testDatabase, type TestDatabase } from '@lien-nganh/testing';
import type pg from 'pg';
import { KeptRows } from './kept-rows.ts';
import { prepareReadSide, referenceChannel } from '../schema.ts';

const SCHEMA = 'inspections';
let database: TestDatabase;
let pool: pg.Pool;
let stop: AbortController;
let hearing: Promise<void>;
let reads: number;
let rows: KeptRows;

beforeEach(async () => {
  database = await testDatabase();
  pool = connect(database.url, { max: 2 });
  await prepareReadSide(pool, SCHEMA);
  await write('head.police');
  reads = 0;
  rows = new KeptRows(counting);
  stop = new AbortController();
  hearing = rows.hear({ url: database.url, channel: referenceChannel(SCHEMA), signal: stop.signal });
});
afterEach(async () => {
  stop.abort();
  await hearing;
  await pool.end();
  await database.drop();
});

const counting: ReferenceRows = {
  async get<Row>(table: string, key: string) {
    if (table === 'accounts') reads += 1;
    const found = await pool.query(`select value from ${SCHEMA}.reference_rows where name = $1 and key = $2`, [
      `${table}.v1`,
      key,
    ]);
    return (found.rows[0] as { value: Row } | undefined)?.value ?? null;
  },
  list: () => Promise.resolve([]),
};

async function write(agency: string): Promise<void> {
  await pool.query(
    `insert into ${SCHEMA}.reference_rows values ('accounts.v1', 'a', $1) on conflict (name, key) do update set value = $1`,
    [JSON.stringify({ agency })],
  );
}

const read = () => rows.get<{ agency: string }>('accounts', 'a');

/** Asks until an answer costs no read. */
async function untilKept(): Promise<void> {
  for (let before = -1; before !== reads; await new Promise(setImmediate)) {
    before = reads;
    await read();
  }
}

describe('reference rows that are kept', () => {
  test('are read once for as long as nothing changes', async () => {
    await untilKept();
    const before = reads;
    expect(await Promise.all([read(), read(), read()])).toEqual(Array(3).fill({ agency: 'head.police' }));
    expect(reads).toBe(before);
  });

  test('are read anew after a change by anybody', async () => {
    await untilKept();
    await write('head.health');
    while ((await read())!.agency !== 'head.health') await new Promise(setImmediate);
    await pool.query(`delete from ${SCHEMA}.reference_rows`);
    while ((await read()) !== null) await new Promise(setImmediate);
  });

  test('stay while only rows of other tables change, and go with all of them', async () => {
    await untilKept();
    const before = reads;
    expect(await rows.get('sites', 'a')).toBeNull();
    await pool.query(`insert into ${SCHEMA}.reference_rows values ('sites.v1', 'a', '"another"')`);
    // told on the same connection, so whatever was forgotten is by then
    while ((await rows.get('sites', 'a')) !== 'another') await new Promise(setImmediate);
    await read();
    expect(reads).toBe(before);
    // a later release writes beside this one
    await pool.query(`insert into ${SCHEMA}.reference_rows values ('accounts.v2', 'b', '{}')`);
    for (; reads === before; await new Promise(setImmediate)) await read();
    await untilKept();
    await pool.query(`truncate ${SCHEMA}.reference_rows`);
    while ((await read()) !== null) await new Promise(setImmediate);
  });

  test('are not kept before changes are heard', async () => {
    rows = new KeptRows(counting);
    await read();
    await read();
    expect(reads).toBeGreaterThanOrEqual(2);
    const before = reads;
    await read();
    expect(reads).toBe(before + 1);
  });

  test('are not believed while a change could not be heard of', async () => {
    await untilKept();
    await pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen %' and datname = current_database()`,
    );
    await write('head.culture');
    while ((await read())!.agency !== 'head.culture') await new Promise(setImmediate);
  });

  test('cannot be changed by one of those who share them', async () => {
    await untilKept();
    const row = (await read()) as { agency: string };
    expect(() => (row.agency = 'other')).toThrow(TypeError);
  });
});
