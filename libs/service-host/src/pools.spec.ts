import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { connect, inTransaction, isUnavailable } from '@lien-nganh/postgres';
import { postgresKeyStore } from '@lien-nganh/sealing';
import { testDatabase, type TestDatabase } from '@lien-nganh/testing';
import { stallingProxy, type StallingProxy } from './examples/stalling-proxy.ts';
import { openPools, type Pools } from './pools.ts';
import { openPorts } from './ports.ts';

const TIMES = { answerWithinMs: 300, queryTimeoutMs: 300 };
let database: TestDatabase;
let proxy: StallingProxy;
let url: string;
beforeEach(async () => {
  database = await testDatabase();
  proxy = stallingProxy();
  url = await proxy.to(database.url);
});
afterEach(async () => {
  await proxy.close();
  await database.drop();
});

describe('a connection of which nothing comes any more', () => {
  const names: readonly Exclude<keyof Pools, 'end'>[] = ['pool', 'requests', 'inbound'];
  test.each(names)('is given up by the %s of a service, and replaced', async (name) => {
    const pools = openPools('visits', url, TIMES);
    const pidOf = async (query: (sql: string) => Promise<{ rows: unknown[] }>) =>
      (await query('select pg_backend_pid() pid')).rows[0];
    const former = await pidOf((sql) => pools[name].query(sql));
    const lost = inTransaction(pools[name], async (db) => {
      proxy.stall();
      return pidOf((sql) => db.query(sql));
    });
    expect(isUnavailable(await lost.catch((error: unknown) => error))).toBe(true);
    expect(await pidOf((sql) => pools[name].query(sql))).not.toEqual(former);
    await pools.end();
  });

  test('holds neither a look for a key nor what comes after it', async () => {
    const masterKey = Buffer.alloc(32, 1);
    const keys = await postgresKeyStore({ url, masterKey, queryTimeoutMs: 300 });
    const { id, secret } = await keys.keyFor('establishment-1');
    proxy.stall();
    expect(isUnavailable(await keys.keyFor('establishment-1').catch((error: unknown) => error))).toBe(true);
    expect(await keys.keyFor('establishment-1')).toEqual({ id, secret });
    await keys.close();
  });
});

describe('a transaction that stands still in its middle', () => {
  test.each(['pool', 'inbound'] as const)('lets go of what it holds of the %s of a service', async (name) => {
    const pools = openPools('visits', database.url, TIMES);
    const next = connect(database.url);
    const lock = 'select pg_advisory_xact_lock(1)';
    const standing = inTransaction(pools[name], async (db) => {
      await db.query(lock);
      await next.query(lock);
      await db.query('select 1');
    });
    expect(isUnavailable(await standing.catch((error: unknown) => error))).toBe(true);
    await Promise.all([pools.end(), next.end()]);
  });
});

describe('a commit of what is heard', () => {
  const config = { province: '12', masterKey: Buffer.alloc(32, 1) };

  test.each([
    ['waits for no disk where the offsets are on the server of the rows', '', true],
    ['waits for the disk where they are on another, or on one of another name', 'localhost', false],
  ])('%s', async (_, host, isQuick) => {
    const { url: databaseUrl } = database;
    const broker = new URL(databaseUrl);
    if (host) broker.hostname = host;
    const urls = { eventStoreUrl: databaseUrl, brokerUrl: broker.href, databaseUrl, keysUrl: databaseUrl };
    const ports = await openPorts({ ...config, ...urls });
    const pools = openPools('visits', databaseUrl, { ...TIMES, oneServer: ports.oneServer });
    // The server of the tests waits for no disk anyway: what counts is whether the connection says so.
    const { rows } = await pools.inbound.query(
      `select setting = 'off' and source = 'client' as quick from pg_settings where name = 'synchronous_commit'`,
    );
    expect(rows).toEqual([{ quick: isQuick }]);
    await pools.end();
    await ports.close();
  });
});
