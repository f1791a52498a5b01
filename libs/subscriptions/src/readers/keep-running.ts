import { setTimeout as pause } from 'node:timers/promises';

/** Runs a reader again after a failure, with growing pauses, until the signal aborts. */
export async function keepRunning(
  work: (signal: AbortSignal) => Promise<void>,
  {
    signal,
    onFailure,
  }: { readonly signal: AbortSignal; readonly onFailure: (error: unknown, attempt: number) => void },
): Promise<void> {
  for (let attempt = 0; !signal.aborted; attempt++) {
    const began = Date.now();
    try {
      await work(signal);
    } catch (error) {
      if (signal.aborted) return;
      onFailure(error, attempt);
    }
    if (Date.now() - began > 60_000) attempt = 0;
    await pause(Math.min(100 * 2 ** Math.min(attempt, 8), 15_000), undefined, { signal, ref: false }).catch(
      () => undefined,
    );
  }
}
