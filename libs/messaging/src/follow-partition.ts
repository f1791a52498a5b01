import { setTimeout } from 'node:timers/promises';
import type { Bell } from './bell.ts';
import type { ConsumeOptions, Delivery, Held } from './port.ts';

/** One partition as one member of a group reads it. Errors of `fetch` and `commit` end the reading: the adapter heals. */
export interface PartitionSource {
  /** Deliveries from the group's offset on, at most `limit`; empty when there are none now. */
  fetch(limit: number): Promise<readonly Delivery[]>;
  /** Moves the group's offset: the next fetch begins at `next`. */
  commit(next: bigint): Promise<void>;
  /** Rings when there may be something new. */
  readonly bell: Bell;
}

export const DEFAULT_BATCH_SIZE = 200;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 10_000;

type Reading = Pick<ConsumeOptions, 'onBatch' | 'batchSize' | 'onHealth'>;

/** Reads one partition until the signal aborts: fetch, hand over, move the offset, in this order, one batch at a time. */
export async function followPartition(source: PartitionSource, options: Reading, signal: AbortSignal): Promise<void> {
  const follower = new Follower(source, options, signal);
  while (!signal.aborted) await follower.step();
}

class Follower {
  #failures = 0;

  constructor(
    private readonly source: PartitionSource,
    private readonly options: Reading,
    private readonly signal: AbortSignal,
  ) {}

  async step(): Promise<void> {
    const { bell } = this.source;
    const rung = bell.rung;
    const batch = await this.source.fetch(this.options.batchSize ?? DEFAULT_BATCH_SIZE);
    if (this.signal.aborted) return;
    if (batch.length === 0) return bell.after(rung, this.signal);
    const outcome = await this.#handOver(batch);
    if (outcome.is === 'failed') return this.#rest(outcome.why);
    if (this.#failures > 0) this.options.onHealth?.({ is: 'connected' });
    this.#failures = 0;
    await this.#settle(batch, outcome.held);
  }

  async #handOver(batch: readonly Delivery[]): Promise<Outcome> {
    try {
      return { is: 'handled', held: (await this.options.onBatch(batch, { signal: this.signal })) ?? undefined };
    } catch (error) {
      return { is: 'failed', why: error instanceof Error ? error.message : String(error) };
    }
  }

  async #rest(why: string): Promise<void> {
    this.#failures += 1;
    this.options.onHealth?.({ is: 'recovering', attempt: this.#failures, why });
    await pause(pauseAfter(this.#failures), this.signal);
  }

  async #settle(batch: readonly Delivery[], held: Held | undefined): Promise<void> {
    const done = held ? held.done : batch.length;
    if (done > 0) await this.source.commit(batch[done - 1]!.offset + 1n);
    if (held) await firstOf(held.until, this.signal);
  }
}

type Outcome =
  { readonly is: 'handled'; readonly held: Held | undefined } | { readonly is: 'failed'; readonly why: string };

/** Milliseconds to wait after the n-th failure in a row: doubling, never over ten seconds. */
export function pauseAfter(failures: number): number {
  return Math.min(FIRST_PAUSE_MS * 2 ** Math.min(failures - 1, 20), LONGEST_PAUSE_MS);
}

/** Waits, or until the signal aborts; never rejects. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await setTimeout(ms, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

async function firstOf(until: Promise<void>, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  let stop = (): void => undefined;
  const aborted = new Promise<void>((resolve) => {
    stop = resolve;
    signal.addEventListener('abort', stop, { once: true });
  });
  await Promise.race([until, aborted]);
  signal.removeEventListener('abort', stop);
}
