import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@lien-nganh/testing';
import type pg from 'pg';
import { askedTogether } from './asked-together.ts';
import { connect } from './pool.ts';
import { inTransaction } from './transaction.ts';
import { sqlState } from './unavailable.ts';

let database: TestDatabase;
let pool: pg.Pool;
beforeAll(async () => {
  database = await testDatabase();
  pool = connect(database.url, { max: 2, pipeline: true });
  await pool.query('create table noted(n int primary key)');
});
beforeEach(() => pool.query('truncate noted'));
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const note = (tx: pg.PoolClient, n: number) => tx.query('insert into noted values ($1)', [n]);
const noted = async () => (await pool.query<{ n: number }>('select n from noted order by n')).rows.map(({ n }) => n);

test('answers come in the order in which they were asked, and the server works in it', async () => {
  const counts = await inTransaction(pool, async (tx) => {
    const count = async () => (await tx.query<{ n: number }>('select count(*)::int as n from noted')).rows[0]!.n;
    return askedTogether([count(), note(tx, 1), count(), note(tx, 2), count()]);
  });
  expect([counts[0], counts[2], counts[4]]).toEqual([0, 1, 2]);
});

test('nothing is asked once the transaction is over: it waits for all, also after one failed', async () => {
  const asked: string[] = [];
  const slowly = async (tx: pg.PoolClient) => {
    await note(tx, 1);
    for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
    asked.push('the second step');
    await note(tx, 2);
  };
  const failing = inTransaction(pool, (tx) => askedTogether([slowly(tx), tx.query('select 1 / 0')]));
  await expect(failing).rejects.toMatchObject({ code: '22012' });
  expect(asked).toEqual(['the second step']);
  expect(await noted()).toEqual([]);
});

test('it fails with what made the transaction fail, not with what follows from it', async () => {
  const followed = async (tx: pg.PoolClient) => {
    await note(tx, 1);
    await note(tx, 2);
  };
  const error: unknown = await inTransaction(pool, (tx) =>
    askedTogether([followed(tx), tx.query('select 1 / 0'), note(tx, 3)]),
  ).catch((thrown: unknown) => thrown);
  expect(sqlState(error)).toBe('22012');
});
