import { setTimeout as pause } from 'node:timers/promises';

/** So long a reader that has caught up lets news gather before it takes the next batch, in milliseconds, counted from the last. */
export const GATHERING_MS = {
  /** What leaves for others: figures wait for it. */
  published: 15,
  /** Rows of a service's own lists. */
  listed: 50,
  /** What is looked up, filtered or proved later: rows of what others said, the index of envelopes, the hash of the log. */
  beside: 100,
} as const;

/**
 * A transaction for one event costs about what one for fifty does. The first event after a quiet moment is taken at once;
 * under load a reader takes what came within some milliseconds together.
 *
 * @param began when the last batch arrived, `performance.now()`
 */
export async function gather(began: number, ms: number, signal: AbortSignal): Promise<void> {
  const left = began + ms - performance.now();
  if (left > 0) await pause(left, undefined, { signal, ref: false }).catch(() => undefined);
}
