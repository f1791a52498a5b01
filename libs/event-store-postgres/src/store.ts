import {
  type Appended,
  type Batch,
  type Cancellable,
  checkAppend,
  type EventStore,
  type Expected,
  type Lag,
  type LogFilter,
  type ReadLogOptions,
  type ReadStreamOptions,
  StoreUnavailable,
  type SubscribeOptions,
} from '@lien-nganh/event-store';
import type { EventToAppend, LogEvent, LogIdentity, Position, StreamEvent } from '@lien-nganh/kernel';
import { connect, migrate } from '@lien-nganh/postgres';
import type pg from 'pg';
import { plannerSettings } from './append/append-connection.ts';
import { Appender } from './append/appender.ts';
import { BatchReader } from './subscription/batch-reader.ts';
import { readError } from './errors.ts';
import { openIdentity } from './identity.ts';
import { readLog } from './read/read-log.ts';
import { readStream } from './read/read-stream.ts';
import { Reader } from './read/reader.ts';
import { logSchema } from './schema.ts';
import { subscription } from './subscription/subscription.ts';
import { Tail } from './subscription/tail.ts';

export interface PostgresEventStoreOptions {
  /** Connection string of the database whose schema `log` holds, or shall hold, the log. */
  readonly url: string;
  /** Official code of the province whose log this is; without it whoever's log is there, and none is made. */
  readonly province?: string;
  /** Another clock than the server's, for a folder that plays the past. `recordedAt` never goes back, whatever it says. */
  readonly clock?: () => Date;
  /** Most connections for reading. Default 4; besides there are one for appends and one that listens. */
  readonly readConnections?: number;
  /** Whether appends wake subscriptions at once. Default true; off only to measure what it costs. */
  readonly wakeUp?: boolean;
}

/**
 * Opens the log in a PostgreSQL database, and makes it when there is none.
 * @throws WrongProvince when the log there is another province's; LogUnfinished; LogMissing; StoreUnavailable when the
 *   database cannot be reached.
 */
export async function postgresEventStore(options: PostgresEventStoreOptions): Promise<EventStore> {
  const pool = connect(options.url, {
    max: options.readConnections ?? 4,
    applicationName: 'read log',
    settings: plannerSettings,
    queryTimeoutMs: 60_000,
  });
  try {
    await migrate(pool, logSchema);
    return new PostgresEventStore(pool, await openIdentity(pool, options.province), options);
  } catch (error) {
    await pool.end();
    throw readError(error);
  }
}

class PostgresEventStore implements EventStore {
  readonly capabilities = { engine: 'postgres', shared: true, durable: true } as const;
  readonly #pool: pg.Pool;
  readonly #identity: LogIdentity;
  readonly #clock: () => Date;
  readonly #appender: Appender;
  readonly #reader: Reader;
  readonly #tail: Tail;
  readonly #closing = new AbortController();

  constructor(pool: pg.Pool, identity: LogIdentity, { url, clock, wakeUp = true }: PostgresEventStoreOptions) {
    this.#pool = pool;
    this.#identity = identity;
    this.#clock = clock ?? (() => new Date());
    this.#appender = new Appender({ url, wakeUp, ...(clock ? { clock } : {}) });
    this.#reader = new Reader(pool);
    this.#tail = new Tail(url, new BatchReader(this.#reader, {}));
  }

  async log({ signal }: Cancellable = {}): Promise<LogIdentity> {
    signal?.throwIfAborted();
    return this.#identity;
  }

  async append(
    stream: string,
    expected: Expected,
    events: readonly EventToAppend[],
    { signal }: Cancellable = {},
  ): Promise<Appended> {
    const append = checkAppend(stream, expected, events);
    signal?.throwIfAborted();
    return this.#appender.append(append, signal);
  }

  readStream(stream: string, options: ReadStreamOptions = {}): AsyncIterable<StreamEvent> {
    return readStream(this.#reader, stream, options);
  }

  readLog(options: ReadLogOptions = {}): AsyncIterable<LogEvent> {
    return readLog(this.#reader, options);
  }

  async end({ signal }: Cancellable = {}): Promise<Position | null> {
    return this.#reader.end(signal);
  }

  async movedTo(from: { log: string; position: Position }, { signal }: Cancellable = {}): Promise<Position | null> {
    return this.#reader.movedTo(from, signal);
  }

  async lag(after: Position | null, filter?: LogFilter, { signal }: Cancellable = {}): Promise<Lag> {
    return this.#reader.lag(after, filter, { now: this.#clock().getTime(), signal });
  }

  async *subscribe(options: SubscribeOptions): AsyncIterable<Batch> {
    if (options.signal?.aborted) return;
    if (this.#closing.signal.aborted) throw new StoreUnavailable('the event store is closed');
    const signal = AbortSignal.any([this.#closing.signal, ...(options.signal ? [options.signal] : [])]);
    yield* subscription(options, { reader: new BatchReader(this.#reader, options), tail: this.#tail, signal });
  }

  async close(): Promise<void> {
    if (this.#closing.signal.aborted) return;
    this.#closing.abort();
    await Promise.all([this.#appender.close(), this.#tail.close(), this.#pool.end()]);
  }
}
