import { setTimeout as sleep } from 'node:timers/promises';
import { EmbeddedPostgresError } from './errors.ts';
import { stopLeftoverServer } from './leftover-server.ts';
import { spawnServer, type RunningServer, type ServerPlan } from './server-process.ts';

const ORPHANS_END_WITHIN_MS = 10_000;
const TRY_EVERY_MS = 50;

/**
 * Starts a server on a cluster whose last server may have ended in any way, or still run.
 * Throws `leftover-server`, `port-taken`, `start-failed`, or the signal's reason.
 */
export async function startServer(plan: ServerPlan, signal: AbortSignal | undefined): Promise<RunningServer> {
  const deadline = performance.now() + ORPHANS_END_WITHIN_MS;
  for (;;) {
    const stranger = await stopLeftoverServer(plan, signal);
    try {
      return await spawnServer(plan, { signal, stranger });
    } catch (error) {
      // Sessions outlive a killed server by a moment, until they notice; PostgreSQL rightly waits for none of them.
      if (!isHeldBySessions(error) || performance.now() > deadline) throw error;
    }
    await sleep(TRY_EVERY_MS, undefined, signal && { signal });
  }
}

function isHeldBySessions(error: unknown): boolean {
  return error instanceof EmbeddedPostgresError && error.message.includes('pre-existing shared memory block');
}
