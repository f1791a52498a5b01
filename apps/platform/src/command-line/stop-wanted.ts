import { setMaxListeners } from 'node:events';
import { exitCodes, StopWanted } from './failure.ts';

/** Resolves at the first Ctrl-C or SIGTERM; a second one ends the process at once. */
export function stopWanted(): { readonly signal: AbortSignal; readonly wanted: Promise<void> } {
  const stop = new AbortController();
  // Everything under way during the start listens to it.
  setMaxListeners(0, stop.signal);
  const wanted = new Promise<void>((resolve) => {
    const asked = () => {
      if (stop.signal.aborted) process.exit(exitCodes.failed);
      stop.abort(new StopWanted());
      resolve();
    };
    process.on('SIGINT', asked);
    process.on('SIGTERM', asked);
  });
  return { signal: stop.signal, wanted };
}
