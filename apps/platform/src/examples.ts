import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { copyOfFolder } from '@lien-nganh/testing';

/** The built programs, run as an operator runs them. */

const here = dirname(createRequire(import.meta.url).resolve('@lien-nganh/platform/package.json'));

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

const cleanUp: (() => Promise<unknown>)[] = [];

/** Ends what a test started and removes what it made; the last first. */
export async function cleanUpAll(): Promise<void> {
  for (const step of cleanUp.splice(0).reverse()) await step();
}

/** A folder that is gone after the tests. */
export async function freshFolder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'nền tảng '));
  cleanUp.push(() => rm(made, { recursive: true, force: true, maxRetries: 3 }));
  return join(made, 'dữ liệu');
}

/** A folder as the first start leaves it, for tests that are not about that one: loaded once for all spec files of a run. */
export async function loadedFolder(): Promise<string> {
  const folder = await freshFolder();
  await copyOfFolder('loaded', folder, async (made) => {
    await (await start(made)).stop();
  });
  return folder;
}

/** Runs a program to its end. */
export async function run(
  program: 'main' | 'token' | 'cli/lien-nganh',
  args: readonly string[],
  input = '',
): Promise<Ended> {
  const child = begin(program, args);
  child.stdin!.end(input);
  const [out, err] = [textOf(child.stdout!), textOf(child.stderr!)];
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out: out(), err: err() };
}

export interface Running {
  readonly url: string;
  /** Everything printed so far, both streams. */
  said(): string;
  /** Asks it to stop, as the system does, and gives its exit code. */
  stop(): Promise<number | null>;
}

/** Looks until something holds; whoever is watched tells nobody when it does. @throws after a minute */
export async function until(holds: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 60_000; Date.now() < end;) {
    if (await holds()) return;
    await new Promise<void>((resolve) => setTimeout(() => resolve(), 100));
  }
  throw new Error('it did not come about within a minute');
}

type Environment = Readonly<Record<string, string>>;

/** Starts the platform, in one process or as a cluster, on a free port and waits until it listens. */
export async function start(
  folder: string,
  args: readonly string[] = [],
  env: Environment = {},
  program: 'main' | 'cluster' = 'main',
): Promise<Running> {
  const child = begin(program, ['--data-dir', folder, '--port', '0', ...args], env);
  child.stdin!.end();
  const [out, err] = [textOf(child.stdout!), textOf(child.stderr!)];
  const ended = once(child, 'close') as Promise<[number | null]>;
  const stop = async () => {
    child.kill('SIGTERM');
    return (await ended)[0];
  };
  cleanUp.push(stop);
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout!.on('data', () => {
      const told = /"url":"([^"]+)".*"listening"/.exec(out());
      if (told) resolve(told[1]!);
    });
    child.on('close', () => reject(new Error(`it ended before it listened: ${err()}`)));
  });
  return { url, said: () => out() + err(), stop };
}

/** Asks the platform to stop once a line of its start was told, and gives how it ended. */
export async function stoppedAfter(line: string, args: readonly string[]): Promise<Ended> {
  const child = begin('main', args);
  const [out, err] = [textOf(child.stdout!), textOf(child.stderr!)];
  child.stdout!.on('data', () => {
    if (out().includes(line) && !child.killed) child.kill('SIGTERM');
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out: out(), err: err() };
}

function begin(program: string, args: readonly string[], more: Environment = {}): ChildProcess {
  const { DATABASE_URL: _elsewhere, KAFKA_BROKERS: _ofSpecs, LOG_LEVEL: _level, ...env } = process.env;
  return spawn(process.execPath, [join(here, 'dist', `${program}.js`), ...args], { env: { ...env, ...more } });
}

function textOf(stream: NodeJS.ReadableStream): () => string {
  let text = '';
  stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return () => text;
}

export interface Answer {
  readonly status: number;
  readonly etag: string | null;
  readonly body: Record<string, unknown>;
}

/** A person with a token who asks the running platform. */
export interface Caller {
  get(path: string): Promise<Answer>;
  post(path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer>;
}

export async function signedIn(url: string, folder: string, account: string): Promise<Caller> {
  const { out } = await run('token', ['--data-dir', folder, account]);
  return withToken(url, out.trim());
}

/** @param token `null`: nobody has signed in */
export function withToken(url: string, token: string | null): Caller {
  const signed: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` };
  return {
    get: async (path) => answerOf(await fetch(url + path, { headers: signed })),
    post: async (path, body, headers = {}) =>
      answerOf(
        await fetch(url + path, {
          method: 'POST',
          headers: { ...signed, 'content-type': 'application/json', ...headers },
          body: typeof body === 'string' ? body : JSON.stringify(body),
        }),
      ),
  };
}

async function answerOf(response: Response): Promise<Answer> {
  const body = (await response.json()) as Record<string, unknown>;
  return { status: response.status, etag: response.headers.get('etag'), body };
}

/** A karaoke place in the ward Đoàn Kết, as it is registered. */
export const karaoke = {
  kind: 'karaoke',
  conditional: true,
  prone: true,
  unit: '03389@2004-10-25',
  openedOn: '2013-08-01',
  name: 'Karaoke Hoa Ban (mẫu)',
  address: 'Tổ 5',
  owner: null,
  contact: null,
  keeper: 'police',
  licence: { is: 'in-force', number: '12/GP', from: '2013-08-01' },
  risk: 'medium',
};
