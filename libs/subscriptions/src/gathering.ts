import { setTimeout as pause } from 'node:timers/promises';

/** So long a reader that has caught up lets news gather before it takes the next batch, counted from the last. */
const GATHERING_MS = 15;

/**
 * A transaction for one event costs about what one for fifty does. The first event after a quiet moment is taken at once;
 * under load a reader takes what came within a few milliseconds together.
 *
 * @param began when the last batch arrived, `performance.now()`
 */
export async function gather(began: number, signal: AbortSignal): Promise<void> {
  const left = began + GATHERING_MS - performance.now();
  if (left > 0) await pause(left, undefined, { signal, ref: false }).catch(() => undefined);
}
