import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { whereTheLogIs } from './own-log.ts';
import { Person } from './person.ts';
import { standStill } from './signal.ts';
import { signToken, type TokenOptions } from './tokens.ts';

/** The programs as they are built; a spec starts them as an operator does. */
const programs = fileURLToPath(new URL('../../apps/platform/dist/', import.meta.url));

/** `E2E_MODE=cluster`: each service runs as a process of its own, on a Kafka, as `npm run cluster` starts them. */
const platformProgram = process.env['E2E_MODE'] === 'cluster' ? 'cluster' : 'main';

const cleanUp: (() => Promise<unknown>)[] = [];

/** Has something done when a spec ends, before what was made until now goes. */
export function cleanUpAtEnd(step: () => Promise<unknown>): void {
  cleanUp.push(step);
}

/** Ends what a spec started and removes what it made; the last first. */
export async function cleanUpAll(): Promise<void> {
  for (const step of cleanUp.splice(0).reverse()) await step();
}

/** A folder that is gone after the spec. Its name has a space and Vietnamese letters, as an officer's may have. */
export async function freshFolder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'liên ngành '));
  cleanUp.push(() => rm(made, { recursive: true, force: true, maxRetries: 5 }));
  return join(made, 'dữ liệu');
}

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs one of the platform's programs to its end; one of another workspace by its whole path. */
export async function run(program: string, args: readonly string[], input = ''): Promise<Ended> {
  const child = begin(program, args);
  child.stdin!.end(input);
  const [out, err] = [textOf(child.stdout!), textOf(child.stderr!)];
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out: out(), err: err() };
}

/** A running platform, seen from outside. */
export interface Running {
  readonly url: string;
  readonly folder: string;
  readonly pid: number;
  /** Everything printed so far. */
  said(): string;
  /** Somebody with an account, `officer.police`. */
  as(account: string, options?: TokenOptions): Promise<Person>;
  /** Asks it to stop, as the system does, and gives its exit code. */
  stop(): Promise<number | null>;
  /** Ends it at once, as a power cut does; its PostgreSQL may go on. */
  kill(): Promise<void>;
}

export interface StartOptions {
  /** Default: a fresh one. */
  readonly folder?: string;
  readonly args?: readonly string[];
  /** Default: any that is free. */
  readonly port?: number;
  /** Default: the program of this workspace that E2E_MODE says; another one by its whole path. */
  readonly program?: string;
  /** Variables beside those of this process. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Told everything that is printed, which is then not kept: for whoever runs it for hours. */
  readonly onText?: (piece: string) => void;
}

/** Starts the platform and waits until it listens. */
export async function start(options: StartOptions = {}): Promise<Running> {
  const { folder: given, args = [], port = 0, program = platformProgram, onText } = options;
  const folder = given ?? (await freshFolder());
  const environment = { ...(await whereTheLogIs(cleanUpAtEnd)), ...options.environment };
  const child = begin(program, ['--data-dir', folder, '--port', String(port), ...args], environment);
  child.stdin!.end();
  const [out, err] = [textOf(child.stdout!, onText), textOf(child.stderr!, onText)];
  const ended = once(child, 'close') as Promise<[number | null]>;
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    child.kill(signal);
    return (await ended)[0];
  };
  cleanUp.push(() => end('SIGTERM'));
  const url = await listening(child, out, err);
  return {
    ...{ url, folder, pid: child.pid! },
    said: () => out() + err(),
    as: async (account, options) => new Person(url, account, await signToken(folder, account, options)),
    stop: () => end('SIGTERM'),
    kill: async () => void (await end('SIGKILL')),
  };
}

function listening(child: ChildProcess, out: () => string, err: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const told = /"url":"([^"]+)".*"listening"/.exec(out());
      if (!told) return;
      // All that it says later is not looked through again and again.
      child.stdout!.off('data', look);
      resolve(told[1]!);
    };
    child.stdout!.on('data', look);
    child.on('close', () => reject(new Error(`it ended before it listened: ${out()} ${err()}`)));
  });
}

function begin(program: string, args: readonly string[], more: Readonly<Record<string, string>> = {}): ChildProcess {
  const { DATABASE_URL: _elsewhere, KEYS_DATABASE_URL: _keys, LOG_LEVEL: _level, ...rest } = process.env;
  const { KURRENTDB_URL: _log, KAFKA_BROKERS: _broker, ...env } = rest;
  return spawn(process.execPath, [resolve(programs, `${program}.js`), ...args], { env: { ...env, ...more } });
}

/** What came last is enough for whoever is told all of it. */
const LAST_WORDS = 100_000;

function textOf(stream: NodeJS.ReadableStream, onText?: (piece: string) => void): () => string {
  let text = '';
  stream.setEncoding('utf8');
  stream.on('data', (piece: string) => {
    text += piece;
    if (!onText) return;
    text = text.slice(-LAST_WORDS);
    onText(piece);
  });
  return () => text;
}

/** Starts the platform on a folder and ends it at once after so long, wherever it is by then. */
export async function killWhileStarting(folder: string, afterMs: number): Promise<void> {
  const child = begin('main', ['--data-dir', folder, '--port', '0']);
  child.stdin!.end();
  child.stdout!.resume();
  child.stderr!.resume();
  const ended = once(child, 'close');
  setTimeout(() => child.kill('SIGKILL'), afterMs);
  await ended;
}

/** Ends the PostgreSQL server of a folder at once, as a power cut does. */
export async function killDatabase(folder: string): Promise<void> {
  process.kill(await databaseOf(folder), 'SIGKILL');
}

/** Stops every process of a folder's PostgreSQL as it stands; what is given back lets them go on. */
export async function pauseDatabase(folder: string): Promise<() => void> {
  const server = await databaseOf(folder);
  // Once it stands still it has no more children.
  const goOn = standStill([server]);
  const others = standStill(await childrenOf(server));
  return () => {
    others();
    goOn();
  };
}

async function childrenOf(parent: number): Promise<readonly number[]> {
  const { stdout } = spawn('ps', ['-o', 'pid=', '--ppid', String(parent)]);
  const text = textOf(stdout);
  await once(stdout, 'close');
  return text().split('\n').filter(Boolean).map(Number);
}

async function databaseOf(folder: string): Promise<number> {
  const file = join(folder, 'postgres', 'cluster', 'postmaster.pid');
  return Number((await readFile(file, 'utf8')).split('\n', 1)[0]);
}
