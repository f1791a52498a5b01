import type { EventToAppend, LogEvent, LogIdentity, Position, StreamEvent } from '@lien-nganh/kernel';
import { LogUnfinished, StoreUnavailable, UnknownPosition, WrongProvince, WrongRevision } from './errors.ts';
import { matches } from './filter.ts';
import { newLogId } from './log-id.ts';
import { logEvent, MemoryLog, type Stored, streamEvent } from './memory-log.ts';
import type { MemoryTarget } from './moving/memory-import.ts';
import { placeIn } from './moving/origin.ts';
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
import { type CheckedAppend, checkAppend } from './validate.ts';
import { Wake } from './wake.ts';

export interface MemoryEventStoreOptions {
  /** Official code of the province whose log this is. */
  readonly province: string;
  /** The store's clock; `recordedAt` never goes back, even when the clock does. */
  readonly clock?: () => Date;
  /** The log that a move filled; default a new one. */
  readonly moved?: MemoryTarget;
}

/** A count of waiting events stops here. */
const LAG_BOUND = 1000;

/**
 * The fake of the event store: the port's whole contract in one process's memory, nothing kept.
 * A subscription that waits is woken by the append itself, without timers.
 */
export function memoryEventStore(options: MemoryEventStoreOptions): EventStore {
  return new MemoryEventStore(options);
}

class MemoryEventStore implements EventStore {
  readonly capabilities = { engine: 'memory', shared: false, durable: false } as const;
  readonly #log: MemoryLog;
  readonly #clock: () => Date;
  readonly #closing = new AbortController();
  readonly #readers = new Set<Wake>();

  constructor({ province, clock = () => new Date(), moved }: MemoryEventStoreOptions) {
    this.#log = moved?.log ?? new MemoryLog({ id: newLogId(province), province, predecessors: [] });
    const { id, province: held } = this.#log.identity;
    if (held !== province) throw new WrongProvince(id, held, province);
    if (moved?.movingFrom) throw new LogUnfinished(id, moved.movingFrom);
    this.#clock = clock;
  }

  async log(options: Cancellable = {}): Promise<LogIdentity> {
    this.#check(options);
    return this.#log.identity;
  }

  async append(
    stream: string,
    expected: Expected,
    events: readonly EventToAppend[],
    options: Cancellable = {},
  ): Promise<Appended> {
    const append = checkAppend(stream, expected, events);
    this.#check(options);
    this.#checkExpectation(append, this.#log.stream(stream));
    for (const event of append.events) this.#log.add({ ...event, stream, recordedAt: this.#now() });
    for (const reader of this.#readers) reader.ring();
    const { revision, position } = this.#log.last!;
    return { revision, position };
  }

  #checkExpectation(append: CheckedAppend, held: readonly Stored[]): void {
    const { stream, expected } = append;
    const actual = held.length - 1;
    if (!isMet(expected, actual)) throw new WrongRevision(stream, expected, { actual });
  }

  #now(): string {
    const now = this.#clock().toISOString();
    const { recordedAt } = this.#log.last ?? { recordedAt: '' };
    return recordedAt > now ? recordedAt : now;
  }

  async *readStream(stream: string, options: ReadStreamOptions = {}): AsyncIterable<StreamEvent> {
    this.#check(options);
    const backwards = options.direction === 'backwards';
    const held = [...this.#log.stream(stream)];
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
    const end = this.#log.events.length;
    let given = 0;
    for (let index = this.#log.indexAfter(options.after ?? null); index < end; index += 1) {
      if (given === options.limit) return;
      this.#check(options);
      const stored = this.#log.events[index]!;
      if (!matches(options.filter, stored)) continue;
      given += 1;
      yield logEvent(stored);
    }
  }

  async end(options: Cancellable = {}): Promise<Position | null> {
    this.#check(options);
    return this.#log.last?.position ?? null;
  }

  async movedTo(
    { log, position }: { readonly log: string; readonly position: Position },
    options: Cancellable = {},
  ): Promise<Position | null> {
    this.#check(options);
    const before = this.#log.events.findLast(({ origin }) => {
      const place = placeIn(log, origin);
      return place !== undefined && place <= position;
    });
    return before?.position ?? null;
  }

  async lag(after: Position | null, filter?: LogFilter, options: Cancellable = {}): Promise<Lag> {
    this.#check(options);
    this.#checkPosition(after);
    const waiting = this.#log.events.slice(this.#log.indexAfter(after)).filter((stored) => matches(filter, stored));
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
    let next = this.#log.indexAfter(options.after);
    if (options.after !== null && next === this.#log.events.length) {
      yield { events: [], upTo: options.after, caughtUp: true };
    }
    while (!signal.aborted) {
      const end = Math.min(next + (options.batchSize ?? 500), this.#log.events.length);
      if (end === next) {
        await wake.wait();
        continue;
      }
      const considered = this.#log.events.slice(next, end);
      const events = considered.filter((stored) => matches(options.filter, stored)).map(logEvent);
      next = end;
      yield { events, upTo: considered.at(-1)!.position, caughtUp: end === this.#log.events.length };
    }
  }

  async close(): Promise<void> {
    this.#closing.abort();
  }

  #checkPosition(after: Position | null): void {
    const end = this.#log.last?.position ?? null;
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
