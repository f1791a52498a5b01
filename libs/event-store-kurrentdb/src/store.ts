import {
  type Appended,
  type Batch,
  type Cancellable,
  checkAppend,
  type EventStore,
  type Expected,
  type Lag,
  type LogFilter,
  type LogImport,
  type ReadLogOptions,
  type ReadStreamOptions,
  StoreUnavailable,
  type SubscribeOptions,
} from '@lien-nganh/event-store';
import type { EventToAppend, LogEvent, LogIdentity, Position, StreamEvent } from '@lien-nganh/kernel';
import { Appender } from './append/appender.ts';
import { driverUrl } from './driver/connection-string.ts';
import { Line } from './driver/line.ts';
import { type IdentityOptions, openIdentity, succeed } from './identity.ts';
import { KurrentDbLogImport } from './moving/log-import.ts';
import { movedTo, placesStream } from './moving/places.ts';
import { lag } from './read/lag.ts';
import { readLog } from './read/read-log.ts';
import { readStream } from './read/read-stream.ts';
import { Reader } from './read/reader.ts';
import { subscription } from './subscription/subscription.ts';
import { Tail } from './subscription/tail.ts';

export interface KurrentDbEventStoreOptions {
  /** `kurrentdb://`, `kurrentdb+discover://`, `esdb://` …, with user, password and TLS as KurrentDB's own clients take it. */
  readonly url: string;
  /** Official code of the province whose log this is; without it whoever's log is there, and none is made. */
  readonly province?: string;
  /** Stream that says whose log this is. Default `log-identity`; another one only where a server is shared by tests. */
  readonly identityStream?: string;
  /** Milliseconds for each step of a read, for an append and for a subscription to be confirmed. Default 10,000. */
  readonly deadlineMs?: number;
  /** Milliseconds after which a silent subscription is compared with the log. Default 5,000. */
  readonly watchdogMs?: number;
}

const IDENTITY_STREAM = 'log-identity';
const DEADLINE_MS = 10_000;
const WATCHDOG_MS = 5_000;

/**
 * Opens the log on a KurrentDB (EventStoreDB) server from 20.10 on, and makes it when there is none.
 * @throws InvalidConnectionString; WrongProvince when the log there is another province's; LogUnfinished; LogMissing;
 *   StoreUnavailable
 */
export async function kurrentdbEventStore(options: KurrentDbEventStoreOptions): Promise<EventStore> {
  const lines = openLines(options);
  try {
    return new KurrentDbEventStore(
      lines,
      await openIdentity(identityOptions(options, lines), options.province),
      options,
    );
  } catch (error) {
    await closeLines(lines);
    throw error;
  }
}

/**
 * Makes the log of a restored server a new log that continues the old one; see the port's identity. Run it once, before
 * anything opens the restored server.
 */
export async function startSuccessor(options: Omit<KurrentDbEventStoreOptions, 'province'>): Promise<LogIdentity> {
  const lines = openLines(options);
  try {
    return await succeed(identityOptions(options, lines));
  } finally {
    await closeLines(lines);
  }
}

/** Opens a server as the target of a move. @throws InvalidConnectionString */
export async function kurrentdbLogImport(options: Opening): Promise<LogImport> {
  const { deadlineMs = DEADLINE_MS } = options;
  const lines = openLines(options);
  return new KurrentDbLogImport({
    appender: new Appender(lines.writer, { deadlineMs, reserved: reservedStreams(options) }),
    reader: new Reader(lines.reader, { deadlineMs }),
    line: lines.writer,
    identity: identityOptions(options, lines),
    deadlineMs,
    close: () => closeLines(lines),
  });
}

/** The adapter's own streams. */
function reservedStreams({ identityStream = IDENTITY_STREAM }: Opening): readonly string[] {
  return [identityStream, placesStream(identityStream)];
}

interface Lines {
  readonly writer: Line;
  readonly reader: Line;
  readonly follower: Line;
}

type Opening = Omit<KurrentDbEventStoreOptions, 'province'>;

function openLines({ url }: Opening): Lines {
  const forDriver = driverUrl(url);
  return { writer: new Line(forDriver), reader: new Line(forDriver), follower: new Line(forDriver) };
}

async function closeLines({ writer, reader, follower }: Lines): Promise<void> {
  await Promise.all([writer.close(), reader.close(), follower.close()]);
}

function identityOptions(
  { identityStream = IDENTITY_STREAM, deadlineMs = DEADLINE_MS }: Opening,
  lines: Lines,
): IdentityOptions {
  return { reader: new Reader(lines.reader, { deadlineMs }), line: lines.writer, stream: identityStream };
}

class KurrentDbEventStore implements EventStore {
  readonly capabilities = { engine: 'kurrentdb', shared: true, durable: true } as const;
  readonly #lines: Lines;
  readonly #identity: LogIdentity;
  readonly #appender: Appender;
  readonly #reader: Reader;
  readonly #tail: Tail;
  readonly #places: string;
  readonly #times: { readonly deadlineMs: number; readonly watchdogMs: number };
  readonly #closing = new AbortController();

  constructor(lines: Lines, identity: LogIdentity, options: KurrentDbEventStoreOptions) {
    const { deadlineMs = DEADLINE_MS, watchdogMs = WATCHDOG_MS, identityStream = IDENTITY_STREAM } = options;
    this.#places = placesStream(identityStream);
    this.#lines = lines;
    this.#identity = identity;
    this.#times = { deadlineMs, watchdogMs };
    this.#appender = new Appender(lines.writer, { deadlineMs, reserved: reservedStreams(options) });
    this.#reader = new Reader(lines.reader, { deadlineMs });
    this.#tail = new Tail({ reader: this.#reader, line: lines.follower, ...this.#times });
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
    return movedTo({ reader: this.#reader, stream: this.#places, signal }, from);
  }

  async lag(after: Position | null, filter?: LogFilter, { signal }: Cancellable = {}): Promise<Lag> {
    return lag(this.#reader, after, { ...(filter ? { filter } : {}), ...(signal ? { signal } : {}) });
  }

  async *subscribe(options: SubscribeOptions): AsyncIterable<Batch> {
    if (options.signal?.aborted) return;
    if (this.#closing.signal.aborted) throw new StoreUnavailable('the event store is closed');
    const signal = AbortSignal.any([this.#closing.signal, ...(options.signal ? [options.signal] : [])]);
    const [reader, tail, line] = [this.#reader, this.#tail, this.#lines.follower];
    yield* subscription(options, { reader, tail, line, signal, ...this.#times });
  }

  async close(): Promise<void> {
    if (this.#closing.signal.aborted) return;
    this.#closing.abort();
    await this.#tail.close();
    await closeLines(this.#lines);
  }
}
