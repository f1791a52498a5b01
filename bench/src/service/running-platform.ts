import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Builds the platform where it is not built. */
const starter = fileURLToPath(new URL('../../../tools/run.mjs', import.meta.url));

/** `main`: everything in one process; `cluster`: each service in one of its own, on Kafka; `demo`: like `main`, with synthetic months. */
export type Program = 'main' | 'cluster' | 'demo';

export interface RunningPlatform {
  readonly url: string;
  /** @param account of the samples, `officer.police` */
  tokenOf(account: string): Promise<string>;
  stop(): Promise<void>;
}

/** The platform as an operator starts it, on a new try-out folder: reference data, sample accounts and all. */
export async function startPlatform(
  program: Program,
  dataDir: string,
  more: readonly string[] = [],
): Promise<RunningPlatform> {
  const args = [starter, programs(program), '--data-dir', dataDir, '--port', '0', ...more];
  const child = spawn(process.execPath, args, {
    env: ownEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'close');
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    await ended;
  };
  // Whoever ends the bench in the middle leaves nothing running.
  process.once('exit', () => child.kill('SIGTERM'));
  const url = await listening(child);
  return {
    url,
    async tokenOf(account) {
      const args = [starter, programs('token'), account, '--data-dir', dataDir];
      return (await run(process.execPath, args, { env: ownEnvironment() })).stdout.trim();
    },
    stop,
  };
}

const programs = (name: Program | 'token') => `apps/platform/dist/${name}.js`;

/** What would lead it to other engines than its own is left out. */
function ownEnvironment(): NodeJS.ProcessEnv {
  const { DATABASE_URL: _data, KEYS_DATABASE_URL: _keys, LOG_LEVEL: _level, ...rest } = process.env;
  const { KURRENTDB_URL: _log, KAFKA_BROKERS: _broker, ...environment } = rest;
  return environment;
}

const LAST_WORDS = 4_000;
/** The log line of the platform, or what the demo says when the year is told. */
const LISTENS = /"url":"([^"]+)".*"listening"|sample data\): (http\S+)/;

function listening(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (piece: string) => {
      said = (said + piece).slice(-LAST_WORDS);
      const told = LISTENS.exec(said);
      if (told) resolve(told[1] ?? told[2]!);
    };
    child.stdout!.setEncoding('utf8').on('data', hear);
    child.stderr!.setEncoding('utf8').on('data', hear);
    child.once('close', () => reject(new Error(`the platform ended before it listened: ${said}`)));
  });
}
