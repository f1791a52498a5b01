import { afterEach, describe, expect, test } from '@jest/globals';
import { chmod, cp, mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  type ServerEvent,
} from './index.ts';

const testOnUnix = process.platform === 'win32' ? test.skip : test;
const testAsRoot = process.getuid?.() === 0 ? test : test.skip;

const cleanUp: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step();
});

describe('a PostgreSQL of our own', () => {
  test('starts in a folder with a space and Vietnamese letters in its name, and keeps its data', async () => {
    const dataDir = join(await freshFolder(), 'dữ liệu thử');
    const first = await start({ dataDir });
    await ask(first.url, 'create table kept (n int); insert into kept values (879)');
    await first.stop();
    const second = await start({ dataDir });
    expect(await ask(second.url, 'select n from kept')).toEqual([{ n: 879 }]);
    expect(second.port).toBe(first.port);
  });

  test('writes what it acknowledges to disk, and sorts the same on every machine', async () => {
    const { url } = await start({ dataDir: await freshFolder() });
    const settings = ['fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums', 'server_encoding'];
    const shown = await ask(
      url,
      `select string_agg(current_setting(s), ' ' order by n) as shown
      from unnest('{${settings.join()}}'::text[]) with ordinality as _(s, n)`,
    );
    expect(shown).toEqual([{ shown: 'on on on on UTF8' }]);
    const order = await ask(
      url,
      `select string_agg(name, ' ' order by name) as names, lower('ĐIỆN BIÊN') as folded
      from unnest('{Đà,Ba,an,ân}'::text[]) as name`,
    );
    expect(order).toEqual([{ names: 'Ba an ân Đà', folded: 'điện biên' }]);
  });

  test('lets nobody in without the password, which only its owner can read', async () => {
    const dataDir = await freshFolder();
    const { url } = await start({ dataDir });
    const guessed = new URL(url);
    guessed.password = 'postgres';
    await expect(ask(guessed.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });
    expect((await stat(join(dataDir, 'password'))).mode & 0o777).toBe(0o600);
    expect(await ask(url, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
  });

  testOnUnix(
    'answers over a socket too, which nobody else may enter, in every server that runs on the folder',
    async () => {
      const dataDir = await freshFolder();
      for (const _ of ['the first', 'the next']) {
        const { url, socketUrl, stop } = await start({ dataDir });
        expect(socketUrl).not.toBe(url);
        expect(await ask(socketUrl, 'select inet_server_addr() is null as near')).toEqual([{ near: true }]);
        const guessed = new URL(socketUrl);
        guessed.password = 'postgres';
        await expect(ask(guessed.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });
        expect((await stat(new URL(socketUrl).searchParams.get('host')!)).mode & 0o777).toBe(0o700);
        await stop();
      }
    },
  );

  testOnUnix('keeps to its port where others may enter the folder of the socket', async () => {
    const dataDir = await freshFolder();
    const first = await start({ dataDir });
    const sockets = new URL(first.socketUrl).searchParams.get('host')!;
    await first.stop();
    await mkdir(sockets);
    await chmod(sockets, 0o755);
    const { url, socketUrl } = await start({ dataDir });
    expect(socketUrl).toBe(url);
    await rm(sockets, { recursive: true });
  });

  test('takes settings and the port that it is given', async () => {
    const port = await freePort();
    const server = await start({ dataDir: await freshFolder(), port, settings: { max_connections: 17 } });
    expect(server.port).toBe(port);
    expect(await ask(server.url, 'show max_connections')).toEqual([{ max_connections: '17' }]);
  });

  test('says that the port it was given is taken, and leaves the folder free', async () => {
    const dataDir = await freshFolder();
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((listening) => other.once('listening', listening));
    const { port } = other.address() as AddressInfo;
    await expect(start({ dataDir, port })).rejects.toMatchObject({ problem: 'port-taken' });
    await start({ dataDir });
    await new Promise((closed) => other.close(closed));
  });

  test('refuses a second start on the folder while the first runs, and allows it afterwards', async () => {
    const dataDir = await freshFolder();
    const first = await start({ dataDir });
    await expect(start({ dataDir })).rejects.toMatchObject({ problem: 'folder-in-use' });
    expect(await ask(first.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await first.stop();
    await first.stop();
    await start({ dataDir });
  });

  test('gives up a start that is cancelled, and the next start succeeds', async () => {
    const dataDir = await freshFolder();
    const cancelled = new AbortController();
    const starting = start({ dataDir, signal: cancelled.signal });
    cancelled.abort(new Error('Ctrl-C'));
    await expect(starting).rejects.toThrow('Ctrl-C');
    await start({ dataDir });
  });

  test('gives up a start on a cluster that is there already, and leaves no server behind', async () => {
    const dataDir = await freshFolder();
    await (await start({ dataDir })).stop();
    const cancelled = new AbortController();
    const starting = start({ dataDir, signal: cancelled.signal });
    cancelled.abort(new Error('Ctrl-C'));
    await expect(starting).rejects.toThrow('Ctrl-C');
    expect(await readdir(join(dataDir, 'cluster'))).not.toContain('postmaster.pid');
  });

  test('makes the cluster anew when the first attempt was killed halfway', async () => {
    const dataDir = await freshFolder();
    await mkdir(join(dataDir, 'cluster.new-0a1b'));
    await writeFile(join(dataDir, 'cluster.new-0a1b', 'PG_VERSION'), '18\n');
    await start({ dataDir });
    expect((await readdir(dataDir)).filter((name) => name.startsWith('cluster'))).toEqual(['cluster']);
  });

  test('refuses a cluster of another PostgreSQL version by name', async () => {
    const dataDir = await freshFolder();
    await mkdir(join(dataDir, 'cluster'), { mode: 0o700 });
    await writeFile(join(dataDir, 'cluster', 'PG_VERSION'), '17\n');
    await expect(start({ dataDir })).rejects.toMatchObject({ problem: 'other-version' });
  });

  test('is started again when it is killed, tells so, and has lost nothing that it acknowledged', async () => {
    const told = collector<ServerEvent>();
    const server = await start({ dataDir: await freshFolder(), onServer: told.take });
    await ask(server.url, 'create table kept (n int); insert into kept values (1)');
    const killed = server.pid;
    process.kill(killed, 'SIGKILL');
    const { pid } = await told.until((event) => event.is === 'restarted');
    expect(pid).toBe(server.pid);
    expect(pid).not.toBe(killed);
    expect(told.all[0]).toEqual({ is: 'died', code: null, signal: 'SIGKILL' });
    expect(await ask(server.url, 'select n from kept')).toEqual([{ n: 1 }]);
  });

  test('is not started again when it is stopped at the moment that it dies', async () => {
    const dataDir = await freshFolder();
    const told = collector<ServerEvent>();
    const server = await start({ dataDir, onServer: told.take });
    process.kill(server.pid, 'SIGKILL');
    await told.until((event) => event.is === 'died');
    await server.stop();
    expect(told.all.map((event) => event.is)).not.toContain('restarted');
    await start({ dataDir });
  });

  testAsRoot('goes on as the user that its folder belongs to, and takes over what root copied there', async () => {
    const dataDir = await freshFolder();
    const first = await start({ dataDir });
    const { uid } = await stat(join(dataDir, 'cluster'));
    await first.stop();
    await rename(join(dataDir, 'cluster'), join(dataDir, 'moved'));
    await cp(join(dataDir, 'moved'), join(dataDir, 'cluster'), { recursive: true });
    expect((await stat(join(dataDir, 'cluster'))).uid).toBe(0);
    await start({ dataDir });
    expect((await stat(join(dataDir, 'cluster', 'PG_VERSION'))).uid).toBe(uid);
  });

  testAsRoot('runs for root inside a folder that only root may enter, as a user who owns nothing else', async () => {
    const closed = await freshFolder();
    await chmod(closed, 0o700);
    const dataDir = join(closed, 'nhà', 'dữ liệu');
    const first = await start({ dataDir });
    await ask(first.url, 'create table kept (n int); insert into kept values (1); checkpoint');
    expect((await stat(join(dataDir, 'cluster'))).uid).toBe((await stat(`/proc/${first.pid}`)).uid);
    expect((await stat(join(dataDir, 'cluster'))).uid).not.toBe(0);
    await first.stop();
    const second = await start({ dataDir });
    expect(await ask(second.url, 'select n from kept')).toEqual([{ n: 1 }]);
  });
});

async function start(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres(options);
  cleanUp.push(() => server.stop());
  return server;
}

async function freshFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lien-nganh-pg-'));
  cleanUp.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((listening) => probe.once('listening', listening));
  const { port } = probe.address() as AddressInfo;
  await new Promise((closed) => probe.close(closed));
  return port;
}

/** Keeps what it is told, and waits for the first of a kind. */
function collector<T extends { is: string }>() {
  const all: T[] = [];
  let look = () => {};
  return {
    all,
    take: (item: T) => {
      all.push(item);
      look();
    },
    until: <S extends T>(wanted: (item: T) => item is S) =>
      new Promise<S>((resolve) => {
        look = () => {
          const found = all.find(wanted);
          if (found) resolve(found);
        };
        look();
      }),
  };
}
