import type { EventToAppend, LogEvent, LogIdentity, Position, StreamEvent } from '@lien-nganh/kernel';

/**
 * What an append expects of its stream. Commands use a revision or `no-stream`;
 * `any` and `stream-exists` are for tools.
 */
export type Expected = number | 'no-stream' | 'stream-exists' | 'any';

export interface Appended {
  /** Revision of the last event written. */
  readonly revision: number;
  /** Position of the last event written. */
  readonly position: Position;
}

export interface Cancellable {
  readonly signal?: AbortSignal;
}

export interface ReadStreamOptions extends Cancellable {
  readonly direction?: 'forwards' | 'backwards';
  /**
   * First revision to give, inclusive in both directions. Default: the stream's start, or its end when backwards.
   * Beyond the end: nothing forwards, the whole stream backwards.
   */
  readonly from?: number;
  /** At most this many events; default: all of them, read in pages. */
  readonly limit?: number;
}

/** Which events of the log to give. Both absent: all. Both given: either matches. An empty list matches nothing. */
export interface LogFilter {
  readonly streamPrefixes?: readonly string[];
  readonly types?: readonly string[];
}

export interface ReadLogOptions extends Cancellable {
  /** Events after this position, exclusive; default: from the beginning. */
  readonly after?: Position;
  readonly limit?: number;
  readonly filter?: LogFilter;
}

export interface SubscribeOptions extends Cancellable {
  /** Events after this position, exclusive; `null`: from the beginning. */
  readonly after: Position | null;
  readonly filter?: LogFilter;
  /** Most events in one batch. Default 500. */
  readonly batchSize?: number;
  /** Told when the connection is lost and found again, for readiness and logs. */
  readonly onHealth?: (health: SubscriptionHealth) => void;
}

export type SubscriptionHealth =
  { readonly is: 'connected' } | { readonly is: 'recovering'; readonly attempt: number; readonly why: string };

/** One step of a subscription. The next batch is fetched when the reader asks for it: that is the back-pressure. */
export interface Batch {
  readonly events: readonly LogEvent[];
  /** Everything up to here was considered, whether it matched or not: a checkpoint may be moved to it. */
  readonly upTo: Position;
  /** The reader has seen all that the log held when the batch was read. */
  readonly caughtUp: boolean;
}

export interface Lag {
  /** At least this many matching events wait; the count stops at a bound. */
  readonly atLeast: number;
  /** Age in milliseconds of the first event that waits; 0 when none does. */
  readonly ageMs: number;
}

/** What an adapter can and cannot do; the conformance suite reads it, callers rarely need to. */
export interface Capabilities {
  readonly engine: 'memory' | 'postgres' | 'kurrentdb';
  /** Other processes see the same log. */
  readonly shared: boolean;
  /** Survives a restart of this process. */
  readonly durable: boolean;
}

/**
 * A log of streams. There is no delete and no retention: truncation breaks provenance and idempotence.
 *
 * Data and metadata are stored as the JSON that `JSON.stringify` makes of them; what is read may parse it only when
 * `data` or `metadata` is first looked at. Every call throws StoreUnavailable when the store cannot be reached, heals
 * by itself, and throws the reason of its signal when that aborts, except that a subscription simply ends.
 */
export interface EventStore {
  readonly capabilities: Capabilities;

  /** Whose log this is. A log that is still being filled by a move cannot be opened: LogUnfinished. */
  log(options?: Cancellable): Promise<LogIdentity>;

  /**
   * Appends all events to one stream, or none.
   *
   * The append itself is not idempotent: callers that got no answer load the stream again and look for their command id.
   * No store need recognise ids.
   * @throws WrongRevision with the true revision; TooLarge above {@link MAX_APPEND_BYTES}, {@link MAX_APPEND_EVENTS} or
   *   {@link MAX_STREAM_NAME_BYTES}; InvalidAppend; StoreUnavailable, nothing was written; OutcomeUnknown when the
   *   events may or may not have been written, also when the signal aborts after they were sent.
   */
  append(
    stream: string,
    expected: Expected,
    events: readonly EventToAppend[],
    options?: Cancellable,
  ): Promise<Appended>;

  /** Events of one stream in order, each with its position where the store can tell it; nothing for a stream that was never written. */
  readStream(stream: string, options?: ReadStreamOptions): AsyncIterable<StreamEvent>;

  /** Events of the log in order of position, in pages behind one iterator, up to the log's end as it is now. */
  readLog(options?: ReadLogOptions): AsyncIterable<LogEvent>;

  /**
   * Position of the last event that stood at or before a place in a log that was moved here; `null` when none did.
   * Which logs were, {@link log} says; whoever has a printed reference asks `resolveReference`.
   */
  movedTo(from: { readonly log: string; readonly position: Position }, options?: Cancellable): Promise<Position | null>;

  /** Position of the last event of the log; `null` when it is empty. */
  end(options?: Cancellable): Promise<Position | null>;

  /**
   * How far a reader that stands after `after` is behind.
   * @throws UnknownPosition when `after` lies beyond the end.
   */
  lag(after: Position | null, filter?: LogFilter, options?: Cancellable): Promise<Lag>;

  /**
   * Follows the log from a position and stays: heals itself after a lost connection, and ends only when the signal aborts.
   * A batch without events may come, to move the checkpoint on, and a first one to say that a reader at the log's end
   * is caught up; an empty log gives none.
   * `upTo` never goes back, and moves on though nothing matches; a store may move it only every few hundred events.
   * @throws UnknownPosition when `after` lies beyond the end: this reader belongs to another log and must rebuild.
   */
  subscribe(options: SubscribeOptions): AsyncIterable<Batch>;

  /** Ends subscriptions and gives connections back; later calls throw StoreUnavailable. */
  close(): Promise<void>;
}

/** Bytes of an append: the UTF-8 JSON of data and metadata of all its events, with their types. 900 KiB. */
export const MAX_APPEND_BYTES = 900 * 1024;
export const MAX_APPEND_EVENTS = 1000;
/** Longest event type, in UTF-8 bytes. */
export const MAX_TYPE_BYTES = 200;
/** Longest stream name, in UTF-8 bytes. */
export const MAX_STREAM_NAME_BYTES = 200;
