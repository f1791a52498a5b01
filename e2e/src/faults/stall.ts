import { signal } from '../signal.ts';
import { lasting } from './lasting.ts';

export async function stall(pid: number | undefined, ms: number): Promise<void> {
  if (!signal(pid, 'SIGSTOP')) return;
  await lasting(ms);
  signal(pid, 'SIGCONT');
}
