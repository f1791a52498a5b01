import type { Cancellable, ContractMessage, Frontier } from './port.ts';

/** Why a message waits in the parked list. */
export type ParkReason =
  /** Its handler failed, with these words, as often as its policy allows. */
  | { readonly is: 'failed'; readonly why: string }
  /** A message of the key is missing: this revision was expected. */
  | { readonly is: 'hole'; readonly expected: number }
  /** The key has this revision already, under another message id. */
  | { readonly is: 'revision-reused'; readonly last: number }
  /** An earlier message of its key is parked. */
  | { readonly is: 'behind' };

export interface MessageToPark {
  readonly message: ContractMessage;
  readonly reason: ParkReason;
  /** The frontier of its partition when it came: as long as it waits, the consumer's frontier is not beyond it. `null`: none was told yet. */
  readonly held: Frontier | null;
}

export interface ParkedMessage extends MessageToPark {
  readonly topic: string;
  readonly partition: number;
  /** ISO 8601, by the clock of the inbox. */
  readonly parkedAt: string;
}

/** What an inbox knows of the keys and ids that slices of a topic's partitions touch. */
export interface Known {
  /** Last contract revision done, per key; absent when none was. */
  readonly revisions: ReadonlyMap<string, number>;
  /** Of the ids asked for: those that were done or dropped. */
  readonly finished: ReadonlySet<string>;
  /** Of the keys asked for: those with parked messages, with the ids of these. */
  readonly parked: ReadonlyMap<string, ReadonlySet<string>>;
  /** Of the partitions asked for: those that were told one. */
  readonly frontiers: ReadonlyMap<number, Frontier>;
}

/** What one slice of one partition changes. Written together with the effects of its handlers, or not at all. */
export interface Changes {
  readonly topic: string;
  readonly partition: number;
  readonly revisions: ReadonlyMap<string, number>;
  readonly done: readonly string[];
  readonly park: readonly MessageToPark[];
  /** Ids that leave the parked list. */
  readonly unpark: readonly string[];
  /** `null`: as it was. */
  readonly frontier: Frontier | null;
}

/** What an inbox holds of one partition. */
export interface PartitionRecord {
  readonly topic: string;
  readonly partition: number;
  readonly frontier: Frontier | null;
  /** Messages in the parked list. */
  readonly parked: number;
  /** The frontier at which the oldest of them was parked; `null` when nothing is, or none had been told. */
  readonly held: Frontier | null;
}

export interface InboxTransaction<Tx> {
  /** The transaction's handle, for handlers: all that they write must go through it. */
  readonly tx: Tx;
  /** Locks the keys until the end of the transaction, and says what is known of them and of the ids. */
  load(
    places: { readonly topic: string; readonly partitions: readonly number[] },
    messages: readonly { readonly id: string; readonly subject: string }[],
  ): Promise<Known>;
  /**
   * Must touch the database even when nothing changed, so that a transaction which a handler has broken fails here.
   * @param changes of partitions of one topic, each once
   */
  save(changes: readonly Changes[]): Promise<void>;
  /** Remembers ids that are left out by decision; one that was done or dropped already stays what it is. */
  drop(ids: readonly DroppedId[]): Promise<void>;
}

export interface DroppedId {
  readonly id: string;
  readonly reason: string;
}

export interface ParkedFilter {
  readonly topic?: string;
  readonly key?: string;
  /** At most this many; default 1000. */
  readonly limit?: number;
}

/**
 * Where a consumer remembers what it has done, beside the rows that it writes: finished message ids, the last revision of each key,
 * parked messages, and the frontier of each partition. One object stands for one consumer; its name is never reused for another.
 */
export interface Inbox<Tx> {
  /** Name of the consumer, `gateway.v3`. */
  readonly consumer: string;
  /** Runs the work in one transaction; an error of the work rolls everything back and comes out as it is. */
  transaction<T>(work: (transaction: InboxTransaction<Tx>) => Promise<T>, options?: Cancellable): Promise<T>;
  /**
   * Notes how far a partition has told that it is complete, where nothing else happens; like the frontier of {@link Changes}
   * it never goes back within one log.
   */
  mark(place: { readonly topic: string; readonly partition: number }, frontier: Frontier): Promise<void>;
  /** The error says nothing about the message: the database is away, or the transaction met another. Trying again is right. */
  isTransient(error: unknown): boolean;
  /** What is known of each partition that the consumer has read. */
  partitions(options?: Cancellable): Promise<readonly PartitionRecord[]>;
  /** Parked messages: keys in order of their oldest, each key in order of revision, then of arrival. */
  parked(filter?: ParkedFilter, options?: Cancellable): Promise<readonly ParkedMessage[]>;
  /** One parked message; `null` when the id is not parked. */
  findParked(id: string, options?: Cancellable): Promise<ParkedMessage | null>;
}
