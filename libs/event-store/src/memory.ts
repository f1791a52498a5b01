import type { EventToAppend, Instant, LogEvent, LogIdentity, Position, StreamEvent } from '@lien-nganh/kernel';
import { StoreUnavailable, UnknownPosition, WrongRevision } from './errors.ts';
import { matches } from './filter.ts';
import { newLogId } from './log-id.ts';
import type {
  Appended,
  Batch,
  Cancellable,
  EventStore,
  Expected,
  Lag,
  LogFilter,
  ReadLogOptions,
  ReadStreamOptions,
  SubscribeOptions,
} from './port.ts';
import { type CheckedAppend, type CheckedEvent, checkAppend } from './validate.ts';
import { Wake } from './wake.ts';

export interface MemoryEventStoreOptions {
  /** Official code of the province whose log this is. */
  readonly province: string;
  /** The store's clock; `recordedAt` never goes back, even when the clock does. */
  readonly clock?: () => Date;
}

/** A count of waiting events stops here. */
const LAG_BOUND = 1000;

interface Stored extends CheckedEvent {
  readonly stream: string;
  readonly revision: number;
  readonly position: Position;
  readonly recordedAt: Instant;
}

/**
 * The fake of the event store: the port's whole contract in one process's memory, nothing kept.
 * Positions are byte offsets, so that nobody comes to rely on contiguous ones. A subscription that waits is woken by
 * the append itself, without timers.
 */
export function memoryEventStore(options: MemoryEventStoreOptions): EventStore {
  return new MemoryEventStore(options);
}

class MemoryEventStore implements EventStore {
  readonly capabilities = { engine: 'memory', shared: false, durable: false } as const;
  readonly #identity: LogIdentity;
  readonly #clock: () => Date;
  readonly #log: Stored[] = [];
  readonly #streams = new Map<string, Stored[]>();
  readonly #closing = new AbortController();
  readonly #readers = new Set<Wake>();

  constructor({ province, clock = () => new Date() }: MemoryEventStoreOptions) {
    this.#identity = { id: newLogId(province), province, predecessors: [] };
    this.#clock = clock;
  }

  async log(options: Cancellable = {}): Promise<LogIdentity> {
    this.#check(options);
    return this.#identity;
  }

  async append(
    stream: string,
    expected: Expected,
    events: readonly EventToAppend[],
    options: Cancellable = {},
  ): Promise<Appended> {
    const append = checkAppend(stream, expected, events);
    this.#check(options);
    const held = this.#streams.get(stream) ?? [];
    this.#checkExpectation(append, held);
    for (const event of append.events) this.#store(stream, held, event);
    this.#streams.set(stream, held);
    for (const reader of this.#readers) reader.ring();
    const { revision, position } = held.at(-1)!;
    return { revision, position };
  }

  #checkExpectation(append: CheckedAppend, held: readonly Stored[]): void {
    const { stream, expected } = append;
    const actual = held.length - 1;
    if (!isMet(expected, actual)) throw new WrongRevision(stream, expected, { actual });
  }

  #store(stream: string, held: Stored[], event: CheckedEvent): void {
    const last = this.#log.at(-1);
    const now = this.#clock().toISOString();
    const stored: Stored = {
      ...event,
      stream,
      revision: held.length,
      position: ((last?.position ?? 0n) + BigInt(event.dataBytes + event.metadataBytes)) as Position,
      recordedAt: last && last.recordedAt > now ? last.recordedAt : now,
    };
    held.push(stored);
    this.#log.push(stored);
  }

  async *readStream(stream: string, options: ReadStreamOptions = {}): AsyncIterable<StreamEvent> {
    this.#check(options);
    const backwards = options.direction === 'backwards';
    const held = [...(this.#streams.get(stream) ?? [])];
    if (backwards) held.reverse();
    const from = options.from ?? (backwards ? Infinity : 0);
    const wanted = held.filter(({ revision }) => (backwards ? revision <= from : revision >= from));
    for (const stored of wanted.slice(0, options.limit)) {
      this.#check(options);
      yield streamEvent(stored);
    }
  }

  async *readLog(options: ReadLogOptions = {}): AsyncIterable<LogEvent> {
    this.#check(options);
    const end = this.#log.length;
    let given = 0;
    for (let index = this.#indexAfter(options.after ?? null); index < end; index += 1) {
      if (given === options.limit) return;
      this.#check(options);
      const stored = this.#log[index]!;
      if (!matches(options.filter, stored)) continue;
      given += 1;
      yield logEvent(stored);
    }
  }

  async end(options: Cancellable = {}): Promise<Position | null> {
    this.#check(options);
    return this.#log.at(-1)?.position ?? null;
  }

  async lag(after: Position | null, filter?: LogFilter, options: Cancellable = {}): Promise<Lag> {
    this.#check(options);
    this.#checkPosition(after);
    const waiting = this.#log.slice(this.#indexAfter(after)).filter((stored) => matches(filter, stored));
    const first = waiting[0];
    if (!first) return { atLeast: 0, ageMs: 0 };
    const ageMs = Math.max(0, this.#clock().getTime() - Date.parse(first.recordedAt));
    return { atLeast: Math.min(waiting.length, LAG_BOUND), ageMs };
  }

  async *subscribe(options: SubscribeOptions): AsyncIterable<Batch> {
    if (options.signal?.aborted) return;
    this.#check(options);
    this.#checkPosition(options.after);
    const signal = AbortSignal.any([this.#closing.signal, ...(options.signal ? [options.signal] : [])]);
    const wake = new Wake();
    signal.addEventListener('abort', () => wake.ring(), { once: true });
    this.#readers.add(wake);
    options.onHealth?.({ is: 'connected' });
    try {
      yield* this.#follow(options, signal, wake);
    } finally {
      this.#readers.delete(wake);
    }
  }

  async *#follow(options: SubscribeOptions, signal: AbortSignal, wake: Wake): AsyncIterable<Batch> {
    let next = this.#indexAfter(options.after);
    if (options.after !== null && next === this.#log.length) {
      yield { events: [], upTo: options.after, caughtUp: true };
    }
    while (!signal.aborted) {
      const end = Math.min(next + (options.batchSize ?? 500), this.#log.length);
      if (end === next) {
        await wake.wait();
        continue;
      }
      const considered = this.#log.slice(next, end);
      const events = considered.filter((stored) => matches(options.filter, stored)).map(logEvent);
      next = end;
      yield { events, upTo: considered.at(-1)!.position, caughtUp: end === this.#log.length };
    }
  }

  async close(): Promise<void> {
    this.#closing.abort();
  }

  /** Index of the first event after a position. */
  #indexAfter(after: Position | null): number {
    if (after === null) return 0;
    let low = 0;
    let high = this.#log.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#log[middle]!.position <= after) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #checkPosition(after: Position | null): void {
    const end = this.#log.at(-1)?.position ?? null;
    if (after !== null && after > (end ?? 0n)) throw new UnknownPosition(after, end);
  }

  #check({ signal }: Cancellable): void {
    signal?.throwIfAborted();
    if (this.#closing.signal.aborted) throw new StoreUnavailable('the event store is closed');
  }
}

function isMet(expected: Expected, last: number): boolean {
  if (typeof expected === 'number') return last === expected;
  const met = { any: true, 'no-stream': last === -1, 'stream-exists': last >= 0 };
  return met[expected];
}

/** Parsed anew for each reader: nobody can change what another reads. */
function streamEvent(stored: Stored): StreamEvent {
  const { stream, revision, id, type, schemaVersion, recordedAt } = stored;
  return {
    stream,
    revision,
    id,
    type,
    schemaVersion,
    recordedAt,
    data: JSON.parse(stored.data) as unknown,
    metadata: JSON.parse(stored.metadata) as StreamEvent['metadata'],
  };
}

function logEvent(stored: Stored): LogEvent {
  return { ...streamEvent(stored), position: stored.position };
}
