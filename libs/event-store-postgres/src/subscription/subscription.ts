import { setTimeout as pause } from 'node:timers/promises';
import { type Batch, StoreUnavailable, type SubscribeOptions, UnknownPosition, Wake } from '@lien-nganh/event-store';
import type { Position } from '@lien-nganh/kernel';
import type { BatchReader } from './batch-reader.ts';
import type { Member, WakeUps } from './wake-ups.ts';

const FIRST_PAUSE_MS = 25;
const LONGEST_PAUSE_MS = 5_000;

export interface SubscriptionSources {
  readonly reader: BatchReader;
  readonly wakeUps: WakeUps;
  /** Aborts with the caller's signal or when the store closes. */
  readonly signal: AbortSignal;
}

/** Reads on from a position for as long as the signal allows, woken by notifications; see the port's `subscribe`. */
export async function* subscription(options: SubscribeOptions, sources: SubscriptionSources): AsyncIterable<Batch> {
  const { reader, wakeUps, signal } = sources;
  const wake = new Wake();
  const onAbort = () => wake.ring();
  const member: Member = { wake: () => wake.ring(), health: (health) => options.onHealth?.(health) };
  signal.addEventListener('abort', onAbort, { once: true });
  wakeUps.join(member);
  try {
    let after = options.after;
    let toldCaughtUp = false;
    while (!signal.aborted) {
      const batch = await readHealing(() => reader.next(after, signal), options, signal);
      if (!batch) return;
      checkPosition(after, batch);
      const isNews = batch.upTo !== after || (batch.caughtUp && !toldCaughtUp);
      if (batch.upTo !== null && isNews) {
        after = batch.upTo;
        toldCaughtUp = batch.caughtUp;
        yield { events: batch.events, upTo: batch.upTo, caughtUp: batch.caughtUp };
      }
      if (batch.caughtUp) await wake.wait();
    }
  } finally {
    signal.removeEventListener('abort', onAbort);
    wakeUps.leave(member);
  }
}

function checkPosition(after: Position | null, { end }: { readonly end: Position | null }): void {
  if (after !== null && after > (end ?? 0n)) throw new UnknownPosition(after, end);
}

/** Tries again, with growing pauses, for as long as the database cannot be reached. `undefined`: the signal aborted. */
async function readHealing<T>(
  read: () => Promise<T>,
  { onHealth }: SubscribeOptions,
  signal: AbortSignal,
): Promise<T | undefined> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      const result = await read();
      if (attempt > 0) onHealth?.({ is: 'connected' });
      return result;
    } catch (error) {
      if (signal.aborted) return undefined;
      if (!(error instanceof StoreUnavailable)) throw error;
      onHealth?.({ is: 'recovering', attempt: attempt + 1, why: error.message });
    }
    const longest = Math.min(FIRST_PAUSE_MS * 2 ** attempt, LONGEST_PAUSE_MS);
    await pause(longest * (0.5 + Math.random() / 2), undefined, { signal, ref: false }).catch(() => undefined);
  }
}
