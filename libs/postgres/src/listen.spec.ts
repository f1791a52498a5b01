import { connect as connectSocket, createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@lien-nganh/testing';
import type pg from 'pg';
import { listen, type ListenHealth } from './listen.ts';
import { connect } from './pool.ts';

/** Calls in the order in which they came, and a way to wait for the next. */
function diary() {
  const entries: string[] = [];
  let tell = () => undefined as void;
  return {
    entries,
    onWake: (payload?: string) => {
      entries.push(payload === undefined ? 'woken' : `told ${payload}`);
      tell();
    },
    onHealth: (health: ListenHealth) => {
      entries.push(health.is);
      tell();
    },
    async until(isEnough: (entries: readonly string[]) => boolean): Promise<void> {
      while (!isEnough(entries)) await new Promise<void>((resolve) => (tell = resolve));
    },
  };
}

describe('listening', () => {
  let database: TestDatabase;
  let pool: pg.Pool;
  beforeAll(async () => {
    database = await testDatabase();
    pool = connect(database.url);
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  test('hears what is notified, heals after its connection was terminated, and wakes its reader then', async () => {
    const { entries, onWake, onHealth, until } = diary();
    const ending = new AbortController();
    const listening = listen(database.url, 'bell', onWake, { signal: ending.signal, onHealth });
    await until((seen) => seen.includes('woken'));
    await pool.query(`notify bell, 'one'`);
    await until((seen) => seen.includes('told one'));
    await pool.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'listen bell'`);
    await until((seen) => seen.filter((entry) => entry === 'woken').length === 2);
    await pool.query(`notify bell, 'two'`);
    await until((seen) => seen.includes('told two'));
    ending.abort();
    await listening;
    expect(entries).toEqual(['connected', 'woken', 'told one', 'recovering', 'connected', 'woken', 'told two']);
  });

  test('notices a connection that is silent though nobody closed it', async () => {
    const { entries, onWake, onHealth, until } = diary();
    const { hostname, port } = new URL(database.url);
    const sockets: Socket[] = [];
    const proxy = createServer((socket) => {
      const upstream = connectSocket(Number(port), hostname);
      sockets.push(socket, upstream);
      for (const one of [socket, upstream]) one.on('error', () => undefined);
      socket.pipe(upstream).pipe(socket);
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const through = new URL(database.url);
    through.port = String((proxy.address() as { port: number }).port);
    const ending = new AbortController();
    const options = { signal: ending.signal, onHealth, probeEveryMs: 20, probeTimeoutMs: 100 };
    const listening = listen(through.href, 'bell', onWake, options);
    await until((seen) => seen.includes('woken'));
    for (const socket of sockets) socket.unpipe().pause();
    await until((seen) => seen.includes('recovering'));
    await until((seen) => seen.at(-1) === 'woken');
    ending.abort();
    await listening;
    for (const socket of sockets) socket.destroy();
    proxy.close();
    expect(entries[0]).toBe('connected');
  });

  test('ends at once when nobody answers and its signal aborts', async () => {
    const { entries, onWake, onHealth, until } = diary();
    const ending = new AbortController();
    const nobody = new URL(database.url);
    nobody.port = '1';
    const listening = listen(nobody.href, 'bell', onWake, { signal: ending.signal, onHealth });
    await until((seen) => seen.filter((entry) => entry === 'recovering').length >= 2);
    ending.abort();
    await listening;
    expect(entries).not.toContain('connected');
  });
});
