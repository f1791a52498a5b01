import { StoreUnavailable } from '@lien-nganh/event-store';

/** No answer came in time. */
export class NoAnswer extends StoreUnavailable {
  constructor(what: string, ms: number) {
    super(`KurrentDB did not answer within ${ms} ms: ${what}`);
  }
}

export interface Limits {
  /** Named in the error. */
  readonly what: string;
  readonly ms: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * The promise, or else NoAnswer after so many milliseconds, or the reason of the signal. What the promise brings later
 * is dropped.
 */
export function within<T>(promise: Promise<T>, { what, ms, signal }: Limits): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = () => settle(() => reject(signal!.reason as Error));
    const timer = setTimeout(() => settle(() => reject(new NoAnswer(what, ms))), ms);
    const settle = (how: () => void) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      how();
    };
    promise.then(
      (value) => settle(() => resolve(value)),
      (error: unknown) => settle(() => reject(error as Error)),
    );
    if (signal?.aborted) return onAbort();
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}
