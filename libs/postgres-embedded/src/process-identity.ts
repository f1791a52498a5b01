import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { hasCode } from './errors.ts';

const runFile = promisify(execFile);

/** A process of this machine: its number, and when it started, because numbers are used again. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Opaque; equal exactly when it is the same process. */
  readonly started: string;
}

export async function ownIdentity(): Promise<ProcessIdentity> {
  const started = await startOf(process.pid);
  if (started === undefined) throw new Error('Cannot find out when this process started');
  return { pid: process.pid, started };
}

/** Whether that very process still lives, not another that was given its number. */
export async function isRunning({ pid, started }: ProcessIdentity): Promise<boolean> {
  return (await startOf(pid)) === started;
}

/** Whether any process has this number now, also one of another user. */
export function isTaken(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

async function startOf(pid: number): Promise<string | undefined> {
  if (!isTaken(pid)) return undefined;
  if (process.platform === 'linux') return startOnLinux(pid);
  const [command, args] =
    process.platform === 'win32'
      ? ['powershell', ['-NoProfile', '-Command', `(Get-Process -Id ${pid}).StartTime.ToFileTimeUtc()`]]
      : ['/bin/ps', ['-o', 'lstart=', '-p', String(pid)]];
  try {
    // The same time zone and language for everyone, or the same moment would be printed in two ways.
    const { stdout } = await runFile(command as string, args as string[], {
      env: { TZ: 'UTC', LC_ALL: 'C' },
    });
    return stdout.trim() || undefined;
  } catch {
    return undefined;
  }
}

/** Ticks since the boot, with the boot's id: after a reboot both the number and the ticks can come again. */
async function startOnLinux(pid: number): Promise<string | undefined> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
    // The program's name, in brackets, may itself hold spaces and brackets: count the fields after the last one.
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // A killed process whose parent has not collected it yet (Z, X) does nothing any more.
    return state === 'Z' || state === 'X' ? undefined : `${boot.trim()}/${fields[18]}`;
  } catch {
    return undefined;
  }
}
