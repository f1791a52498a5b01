import { setTimeout as pause } from 'node:timers/promises';
import { type Batch, StoreUnavailable, type SubscribeOptions, UnknownPosition, Wake } from '@lien-nganh/event-store';
import type { Position } from '@lien-nganh/kernel';
import { type BatchReader, DEFAULT_BATCH_SIZE, type RawBatch } from './batch-reader.ts';
import type { Member, Tail } from './tail.ts';

const FIRST_PAUSE_MS = 25;
const LONGEST_PAUSE_MS = 5_000;

export interface SubscriptionSources {
  /** For whatever the tail does not hold. */
  readonly reader: BatchReader;
  readonly tail: Tail;
  /** Aborts with the caller's signal or when the store closes. */
  readonly signal: AbortSignal;
}

/**
 * Reads on from a position for as long as the signal allows: by itself until it has caught up, then from the tail that all
 * share; see the port's `subscribe`.
 */
export async function* subscription(options: SubscribeOptions, sources: SubscriptionSources): AsyncIterable<Batch> {
  const { tail, signal } = sources;
  const { filter, onHealth } = options;
  const wake = new Wake();
  const onAbort = () => wake.ring();
  const member: Member = { filter, wake: () => wake.ring(), health: (health) => onHealth?.(health) };
  signal.addEventListener('abort', onAbort, { once: true });
  tail.join(member);
  try {
    yield* follow(options, sources, wake);
  } finally {
    signal.removeEventListener('abort', onAbort);
    tail.leave(member);
  }
}

async function* follow(options: SubscribeOptions, sources: SubscriptionSources, wake: Wake): AsyncIterable<Batch> {
  let at: Standing = { after: options.after, hasCaughtUp: false };
  while (!sources.signal.aborted) {
    const batch = await nextBatch(at, options, sources);
    if (!batch) return;
    const { events, upTo, caughtUp } = batch;
    const isNews = upTo !== at.after || (caughtUp && !at.hasCaughtUp);
    if (upTo !== null && isNews) {
      at = { after: upTo, hasCaughtUp: caughtUp };
      yield { events, upTo, caughtUp };
    }
    if (caughtUp) await wake.wait();
  }
}

interface Standing {
  readonly after: Position | null;
  readonly hasCaughtUp: boolean;
}

/** `undefined`: the signal aborted. */
async function nextBatch(
  { after, hasCaughtUp }: Standing,
  options: SubscribeOptions,
  { reader, tail, signal }: SubscriptionSources,
): Promise<RawBatch | undefined> {
  const { filter, batchSize = DEFAULT_BATCH_SIZE } = options;
  const held = hasCaughtUp ? tail.take(after, filter, batchSize) : undefined;
  if (held) return held;
  const batch = await readHealing(() => reader.next(after, signal), options, signal);
  if (!batch) return undefined;
  checkPosition(after, batch);
  if (batch.caughtUp) tail.begin(batch.end);
  return batch;
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
