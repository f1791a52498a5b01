import { execFile } from 'node:child_process';
import { readFile, readlink, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { EmbeddedPostgresError, hasCode } from './errors.ts';
import { isTaken } from './process-identity.ts';
import { askToShutDown, type ClusterPlan } from './server-process.ts';

const runFile = promisify(execFile);
const LOOK_EVERY_MS = 10;
const FAST_WITHIN_MS = 20_000;
const IMMEDIATE_WITHIN_MS = 10_000;

/**
 * Stops the server that a killed platform left running on this cluster. It is not taken over: a server of our own
 * has today's settings, is our child and tells us when it dies; stopping takes hundredths of a second.
 * Returns the number in postmaster.pid when a process that is no server of this cluster has it now.
 * The caller holds the data folder's lock, so the server cannot be that of a living platform.
 */
export async function stopLeftoverServer(plan: ClusterPlan, signal?: AbortSignal): Promise<number | undefined> {
  const pid = await recordedPid(plan.cluster.folder);
  if (pid === undefined || !isTaken(pid)) return undefined;
  if (!(await isServerOf(pid, plan.cluster.folder))) return pid;
  plan.log(`A PostgreSQL server (process ${pid}) was left running; stopping it`);
  for (const [mode, within] of [
    ['fast', FAST_WITHIN_MS],
    ['immediate', IMMEDIATE_WITHIN_MS],
  ] as const) {
    try {
      await askToShutDown(pid, mode, plan);
    } catch (error) {
      if (!hasCode(error, 'ESRCH')) throw error;
    }
    if (await isGone(pid, within, signal)) return undefined;
  }
  throw new EmbeddedPostgresError('leftover-server', `The PostgreSQL server of process ${pid} runs and does not stop`);
}

async function recordedPid(cluster: string): Promise<number | undefined> {
  try {
    const [first] = (await readFile(join(cluster, 'postmaster.pid'), 'utf8')).split('\n');
    const pid = Number(first);
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

async function isServerOf(pid: number, cluster: string): Promise<boolean> {
  if (process.platform === 'linux') return isServerOnLinux(pid, cluster);
  const [command, args] =
    process.platform === 'win32'
      ? ['tasklist', ['/FO', 'CSV', '/NH', '/FI', `PID eq ${pid}`]]
      : ['/bin/ps', ['-ww', '-o', 'command=', '-p', String(pid)]];
  try {
    const { stdout } = await runFile(command as string, args as string[]);
    return process.platform === 'win32' ? stdout.includes('postgres.exe') : stdout.includes(`postgres -D ${cluster}`);
  } catch {
    return false;
  }
}

/** A server works inside its cluster's folder, whatever name it was given for it. */
async function isServerOnLinux(pid: number, cluster: string): Promise<boolean> {
  try {
    const program = basename(await readlink(`/proc/${pid}/exe`)).replace(/ \(deleted\)$/, '');
    const [inside, ours] = await Promise.all([stat(`/proc/${pid}/cwd`), stat(cluster)]);
    return program === 'postgres' && inside.dev === ours.dev && inside.ino === ours.ino;
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'EACCES', 'ESRCH')) return false;
    throw error;
  }
}

async function isGone(pid: number, withinMs: number, signal: AbortSignal | undefined): Promise<boolean> {
  const deadline = performance.now() + withinMs;
  while (isTaken(pid)) {
    if (performance.now() > deadline) return false;
    await sleep(LOOK_EVERY_MS, undefined, signal && { signal });
  }
  return true;
}
