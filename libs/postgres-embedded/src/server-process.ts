import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import type { Binaries } from './binaries.ts';
import { nameFromInside, SERVER_ENVIRONMENT, type Cluster } from './cluster.ts';
import { EmbeddedPostgresError } from './errors.ts';
import { asArguments, type Settings } from './settings.ts';

export interface ClusterPlan {
  readonly binaries: Binaries;
  readonly cluster: Cluster;
  readonly log: (line: string) => void;
}

/** What it takes to run a server on a cluster. */
export interface ServerPlan extends ClusterPlan {
  readonly settings: Settings;
}

/** How a server's process ended. */
export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface RunningServer {
  readonly pid: number;
  readonly exited: Promise<Exit>;
  /** Asks it to end; does nothing when it has ended. */
  shutDown(mode: ShutdownMode): Promise<void>;
}

/** `fast` rolls back what runs and writes all to disk, `immediate` leaves it to the recovery of the next start. */
export type ShutdownMode = 'fast' | 'immediate';

export interface SpawnOptions {
  readonly signal: AbortSignal | undefined;
  /** A process that has the number in postmaster.pid without being a server of this cluster. */
  readonly stranger: number | undefined;
}

const runFile = promisify(execFile);
const READY = 'database system is ready to accept connections';
const LINES_KEPT = 20;
const SIGNALS = { fast: 'SIGINT', immediate: 'SIGQUIT' } as const;

/**
 * Starts one server and waits, however long its recovery takes, until it answers. Throws `port-taken` or `start-failed`
 * with what the server said; when aborted, kills it and throws the signal's reason.
 */
export async function spawnServer(plan: ServerPlan, { signal, stranger }: SpawnOptions): Promise<RunningServer> {
  const child = launch(plan, stranger);
  const exited = exitOf(child);
  await untilReady(child, plan.log, { signal: signal ?? new AbortController().signal, exited });
  const shutDown = async (mode: ShutdownMode) => {
    if (process.platform === 'win32') await askToShutDown(child.pid as number, mode, plan);
    else child.kill(SIGNALS[mode]);
  };
  return { pid: child.pid as number, exited, shutDown };
}

async function untilReady(
  child: ChildProcess,
  log: (line: string) => void,
  { signal, exited }: { readonly signal: AbortSignal; readonly exited: Promise<Exit> },
): Promise<void> {
  const abort = () => child.kill('SIGQUIT');
  signal.addEventListener('abort', abort);
  // Given up while we were still looking for a leftover: nobody would tell us again.
  if (signal.aborted) abort();
  try {
    await becomeReady(child, log);
    signal.throwIfAborted();
  } catch (error) {
    if (signal.aborted) await exited;
    signal.throwIfAborted();
    throw error;
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

function exitOf(child: ChildProcess): Promise<Exit> {
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
    child.once('error', () => child.pid === undefined && resolve({ code: null, signal: null }));
  });
}

function launch({ binaries, cluster, settings }: ServerPlan, stranger: number | undefined): ChildProcess {
  return spawn(binaries.postgres, ['-D', nameFromInside(cluster), ...asArguments(settings)], {
    ...cluster.user,
    cwd: cluster.folder,
    // PostgreSQL takes the number in a stale postmaster.pid for a living server when any process of its user has it now,
    // and gives up. It makes an exception for the process named here; its other interlocks stay in force.
    env: { ...SERVER_ENVIRONMENT, ...(stranger && { PG_GRANDPARENT_PID: String(stranger) }) },
    stdio: ['ignore', 'ignore', 'pipe'],
    // A session of its own: Ctrl-C on the terminal is for us, who then stop the server last.
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
}

async function becomeReady(child: ChildProcess, log: (line: string) => void): Promise<void> {
  const said: string[] = [];
  await new Promise<void>((resolve, reject) => {
    child.once('error', (cause) =>
      reject(new EmbeddedPostgresError('start-failed', 'PostgreSQL could not be run', { cause })),
    );
    child.once('close', () => reject(whyNot(said)));
    createInterface({ input: child.stderr as NodeJS.ReadableStream }).on('line', (line) => {
      said.push(line);
      if (said.length > LINES_KEPT) said.shift();
      log(line);
      if (line.includes(READY)) resolve();
    });
  });
}

function whyNot(said: readonly string[]): EmbeddedPostgresError {
  const text = said.join('\n');
  const taken = /could not bind .*: (Address already in use|Only one usage of each socket)/i.test(text);
  return new EmbeddedPostgresError(taken ? 'port-taken' : 'start-failed', `PostgreSQL did not start:\n${text}`);
}

/** Asks a server that may be nobody's child any more to end. */
export async function askToShutDown(pid: number, mode: ShutdownMode, plan: ClusterPlan): Promise<void> {
  if (process.platform === 'win32') {
    await runFile(plan.binaries.pgCtl, ['stop', '-D', plan.cluster.folder, '-m', mode, '-W']);
  } else {
    process.kill(pid, SIGNALS[mode]);
  }
}
