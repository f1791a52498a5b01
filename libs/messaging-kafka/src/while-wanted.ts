/**
 * Waits for the work as long as the caller wants it: when the signal aborts, its reason is thrown at once. The work itself goes on,
 * and may still take effect.
 */
export async function whileWanted<T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
  if (!signal) return work();
  signal.throwIfAborted();
  let stop = (): void => undefined;
  const unwanted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work(), unwanted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
