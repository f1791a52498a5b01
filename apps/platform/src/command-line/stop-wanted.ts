import { setMaxListeners } from 'node:events';
import { exitCodes, StopWanted } from './failure.ts';

/**
 * Resolves at the first Ctrl-C or SIGTERM, and fails at a fault that nobody caught, so that what is open is still
 * closed in order; a second one of either ends the process at once.
 */
export function stopWanted(): { readonly signal: AbortSignal; readonly wanted: Promise<void> } {
  const stop = new AbortController();
  // Everything under way during the start listens to it.
  setMaxListeners(0, stop.signal);
  const wanted = new Promise<void>((resolve, reject) => {
    const asked = (end: () => void, reason: unknown) => {
      if (stop.signal.aborted) process.exit(exitCodes.failed);
      stop.abort(reason);
      end();
    };
    process.on('SIGINT', () => asked(resolve, new StopWanted()));
    process.on('SIGTERM', () => asked(resolve, new StopWanted()));
    process.on('uncaughtException', (fault) => asked(() => reject(fault), fault));
  });
  // During the start it is the signal that tells.
  wanted.catch(() => undefined);
  return { signal: stop.signal, wanted };
}
