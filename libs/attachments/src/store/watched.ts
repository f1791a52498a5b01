/** A source that was looked at on its way. */
export interface Watched {
  readonly bytes: AsyncIterable<Buffer>;
  readonly bytesSeen: number;
  /** Why it ended before its end. */
  readonly broken: unknown;
}

/** A source that ends where it breaks off or is stopped, and says so afterwards. */
export function watched(source: AsyncIterable<Buffer>, signal: AbortSignal, onBytes: () => void): Watched {
  const state = { bytesSeen: 0, broken: null as unknown, bytes: read() };
  return state;

  async function* read(): AsyncIterable<Buffer> {
    const pieces = source[Symbol.asyncIterator]();
    const stopped = new Promise<never>((_, fail) =>
      signal.addEventListener('abort', () => fail(new Error('another request goes on with this upload'))),
    );
    stopped.catch(() => undefined);
    try {
      for (;;) {
        const next = await Promise.race([pieces.next(), stopped]);
        if (next.done) return;
        onBytes();
        state.bytesSeen += next.value.length;
        yield next.value;
      }
    } catch (error) {
      state.broken = error;
    }
  }
}

/** The first so many bytes. One more is asked for, to find out whether there are more. */
export async function* upTo(source: AsyncIterable<Buffer>, most: number): AsyncIterable<Buffer> {
  let left = most;
  for await (const piece of source) {
    if (left > 0) yield piece.subarray(0, left);
    left -= piece.length;
    if (left < 0) return;
  }
}
