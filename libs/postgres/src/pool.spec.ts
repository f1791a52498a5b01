import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { proxyTo, testDatabase, type TestDatabase } from '@lien-nganh/testing';
import { sql } from 'kysely';
import type pg from 'pg';
import { connect, kyselyOn } from './pool.ts';
import { inTransaction } from './transaction.ts';
import { isUnanswered, isUnavailable } from './unavailable.ts';

describe('a pool', () => {
  let database: TestDatabase;
  let pool: pg.Pool;
  beforeAll(async () => {
    database = await testDatabase();
    pool = connect(database.url, { applicationName: 'specs', settings: { DateStyle: 'ISO, DMY', jit: 'off' } });
    await pool.query('create schema s; create table s.rows(x int)');
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });
  const count = async () => (await pool.query<{ n: number }>('select count(*)::int n from s.rows')).rows[0]!.n;

  test('lets all queries of a snapshot see one moment, and write nothing', async () => {
    const seen = await inTransaction(
      pool,
      async (client) => {
        const counted = async () =>
          (await client.query<{ n: number }>('select count(*)::int n from s.rows')).rows[0]!.n;
        const before = await counted();
        await pool.query('insert into s.rows values (9)');
        return [before, await counted()];
      },
      { snapshot: true },
    );
    expect(seen[1]).toBe(seen[0]);
    expect(await count()).toBe(seen[0]! + 1);
    await pool.query('delete from s.rows where x = 9');
    const writing = inTransaction(pool, (client) => client.query('insert into s.rows values (1)'), { snapshot: true });
    await expect(writing).rejects.toThrow('read-only');
  });

  test('reads int8 as bigint, date as its text, timestamptz as an instant and numeric as text', async () => {
    const { rows } = await pool.query(
      `select 9007199254740993::int8 big, date '2013-07-16' as day, timestamptz '2013-07-16 08:02:03.004+07' as at,
         12345678901234567890.5::numeric as amount, '{"a":1}'::jsonb as json`,
    );
    expect(rows[0]).toEqual({
      big: 9007199254740993n,
      day: '2013-07-16',
      at: '2013-07-16T01:02:03.004Z',
      amount: '12345678901234567890.5',
      json: { a: 1 },
    });
  });

  test('reads the same through Kysely', async () => {
    const { rows } = await sql<{ big: bigint }>`select 1::int8 as big`.execute(kyselyOn<object>(pool));
    expect(rows).toEqual([{ big: 1n }]);
  });

  test('gives every connection its settings', async () => {
    const { rows } = await pool.query(
      `select current_setting('DateStyle') style, current_setting('application_name') name`,
    );
    expect(rows[0]).toEqual({ style: 'ISO, DMY', name: 'specs' });
  });

  test('commits work that resolves and rolls back work that throws', async () => {
    expect(
      await inTransaction(pool, async (client) => (await client.query('insert into s.rows values (1)')).rowCount),
    ).toBe(1);
    const failing = inTransaction(pool, async (client) => {
      await client.query('insert into s.rows values (2)');
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await count()).toBe(1);
  });

  test('does not call work done that swallowed an error of its transaction', async () => {
    const swallowing = inTransaction(pool, async (client) => {
      await client.query('insert into s.rows values (3)');
      await client.query('select 1/0').catch(() => undefined);
    });
    await expect(swallowing).rejects.toThrow('nothing was written');
    expect(await count()).toBe(1);
  });

  test('rolls back when the signal aborts before the commit', async () => {
    const ending = new AbortController();
    const aborted = inTransaction(
      pool,
      async (client) => {
        await client.query('insert into s.rows values (4)');
        ending.abort(new Error('enough'));
      },
      { signal: ending.signal },
    );
    await expect(aborted).rejects.toThrow('enough');
    expect(await count()).toBe(1);
  });

  test('gives up a connection that is open at this end alone, at once, and goes on over another', async () => {
    await using way = await proxyTo(database.url);
    const impatient = connect(way.url, { queryTimeoutMs: 2_000 });
    const began = performance.now();
    const silent = inTransaction(impatient, async (client) => {
      way.fallSilent();
      await client.query('select 1');
    });
    const error: unknown = await silent.catch((reason: unknown) => reason);
    expect([isUnavailable(error), isUnanswered(error)]).toEqual([true, true]);
    // Nobody waits as long once more for a rollback over the same connection.
    expect(impatient.totalCount).toBe(0);
    expect(performance.now() - began).toBeLessThan(4_000);
    expect((await impatient.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    await impatient.end();
  });

  test('survives the end of its connections, in use or idle', async () => {
    const terminated = inTransaction(pool, async (client) => {
      const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() pid');
      await pool.query('select pg_terminate_backend($1)', [rows[0]!.pid]);
      await client.query('select 1');
    });
    const error: unknown = await terminated.catch((reason: unknown) => reason);
    expect(isUnavailable(error)).toBe(true);
    expect(await count()).toBe(1);
  });
});
