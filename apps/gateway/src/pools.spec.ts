import { expect, test } from '@jest/globals';
import { isUnavailable } from '@lien-nganh/postgres';
import { proxyTo, testDatabase } from '@lien-nganh/testing';
import { openPools } from './pools.ts';

test('a connection of which nothing comes any more is given up by the gateway, and replaced', async () => {
  const database = await testDatabase();
  await using way = await proxyTo(database.url);
  const { pool, end } = openPools(way.url, { queryTimeoutMs: 300 });
  await pool.query('select 1');
  way.fallSilent();
  expect(isUnavailable(await pool.query('select 1').catch((error: unknown) => error))).toBe(true);
  expect((await pool.query('select 2 as two')).rows).toEqual([{ two: 2 }]);
  await end();
  await database.drop();
});

test.each([true, false])(
  'what is booked waits for no disk just where the offsets are on its server: %s',
  async (oneServer) => {
    const database = await testDatabase();
    const { pool, end } = openPools(database.url, { oneServer });
    const { rows } = await pool.query(
      `select setting = 'off' and source = 'client' as quick from pg_settings where name = 'synchronous_commit'`,
    );
    expect(rows).toEqual([{ quick: oneServer }]);
    await end();
    await database.drop();
  },
);
