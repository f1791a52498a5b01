import { lasting } from './lasting.ts';

/** @returns false where it has just ended: it cannot be struck again */
export function signal(pid: number | undefined, name: NodeJS.Signals): boolean {
  try {
    return pid !== undefined && process.kill(pid, name);
  } catch {
    return false;
  }
}

export async function stall(pid: number | undefined, ms: number): Promise<void> {
  if (!signal(pid, 'SIGSTOP')) return;
  await lasting(ms);
  signal(pid, 'SIGCONT');
}
