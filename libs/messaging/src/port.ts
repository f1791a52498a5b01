import type { Position } from '@lien-nganh/kernel';

/** A contract event as CloudEvents 1.0 carries it, in structured form. Extension names are lower case letters and digits. */
export interface ContractMessage {
  readonly specversion: '1.0';
  /** uuid5(domain event id, contract type, index): what consumers deduplicate on. */
  readonly id: string;
  /** `/provinces/<code>/<service>`. */
  readonly source: string;
  /** Contract type, `inspections.inspection`. */
  readonly type: string;
  /** The record's stream, also the message's key. */
  readonly subject: string;
  /** recordedAt of the domain event. */
  readonly time: string;
  readonly datacontenttype: 'application/json';
  readonly data: unknown;
  /** Version of the contract's schema. */
  readonly contractversion: number;
  /** Log and position of the domain event. */
  readonly log: string;
  readonly position: string;
  /** Id of the domain event that it was made from. */
  readonly eventid: string;
  /** Contract revision of this key, 0, 1, 2 … without a hole: a consumer that misses one stops the key. */
  readonly keyrevision: number;
  readonly occurredon: string;
  readonly correlationid: string;
  /** Actor of the domain event: account, agency, role. */
  readonly actor: {
    readonly account: string;
    readonly agency: string;
    readonly role: string;
    readonly onBehalfOf?: string;
    readonly inSteadOf?: string;
  };
  readonly traceparent?: string;
}

export interface Topic {
  /** 1 to 200 of `A-Z a-z 0-9 . _ -`, which every engine takes. */
  readonly name: string;
  readonly partitions: number;
}

/** "Everything of this service up to P is published", told to every partition of a topic. */
export interface Frontier {
  readonly log: string;
  readonly position: Position;
  /** When the log had been read up to there, ISO 8601. */
  readonly at: string;
}

interface Placed {
  readonly topic: string;
  readonly partition: number;
  /** Grows along a partition, by one or more: an engine may leave offsets out. */
  readonly offset: bigint;
}

export interface MessageDelivery extends Placed {
  readonly is: 'message';
  readonly key: string;
  readonly message: ContractMessage;
}

export interface FrontierDelivery extends Placed {
  readonly is: 'frontier';
  readonly frontier: Frontier;
}

export type Delivery = MessageDelivery | FrontierDelivery;

/**
 * How a reader says that it cannot go on yet. The first `done` deliveries of the batch are finished; the partition then
 * rests until `until` resolves, and delivery goes on from there. Other partitions are not disturbed: an adapter must not
 * wait in a place where they share a loop (with kafkajs: pause the partition, seek, resume).
 */
export interface Held {
  readonly done: number;
  readonly until: Promise<void>;
}

export interface BatchContext {
  /** Aborts when the partition is taken from this member, and when consuming ends. The same for as long as the member keeps the partition. */
  readonly signal: AbortSignal;
}

export type BrokerHealth =
  { readonly is: 'connected' } | { readonly is: 'recovering'; readonly attempt: number; readonly why: string };

export interface ConsumeOptions {
  /**
   * Members of one group share the partitions; each partition has one reader at a time, as far as the group can know:
   * a member that is cut off may still be busy with its last batch while another takes over, and cannot move the offset any more.
   * A group that is new begins at the beginning of its topics.
   */
  readonly group: string;
  readonly topics: readonly string[];
  /**
   * Called for one partition at a time, in order, with at least one delivery; the next batch of the partition is fetched
   * after it resolved, and that is the back-pressure. The offset moves past the batch, or past what {@link Held} says is done.
   * Throwing delivers the same batch again after a pause that grows.
   */
  readonly onBatch: (batch: readonly Delivery[], context: BatchContext) => Promise<Held | void>;
  /** Most deliveries in a batch. Default 200. */
  readonly batchSize?: number;
  readonly signal: AbortSignal;
  readonly onHealth?: (health: BrokerHealth) => void;
}

export interface PartitionLag {
  readonly topic: string;
  readonly partition: number;
  /** 0 when everything was read; otherwise about as many deliveries wait (frontier markers count too). */
  readonly behind: bigint;
}

export interface Cancellable {
  readonly signal?: AbortSignal;
}

/**
 * A broker of keyed, ordered, durable messages. At least once; order per key.
 *
 * The key of a message is its subject, and its partition is {@link partitionOf} the key, on every engine.
 * A topic's generation is part of its name: `inspections.g1`; see {@link topicOf}.
 * Every method throws BrokerUnavailable when the engine cannot be reached, and UnknownTopic for a topic that nobody declared.
 */
export interface Broker {
  readonly capabilities: {
    readonly engine: 'memory' | 'postgres' | 'kafka';
    /** Other processes see the same topics. */
    readonly shared: boolean;
    /** Survives a restart of this process. */
    readonly durable: boolean;
  };
  /**
   * Makes the topic, or checks that it is there with as many partitions. Producers and consumers both declare: consumers are deployed first.
   * @throws TopicMismatch when it is there with another number of partitions; InvalidTopic.
   */
  declare(topic: Topic, options?: Cancellable): Promise<void>;
  /**
   * Resolves when every message is durable; keeps the order given, per key. All messages of one call go to one topic.
   * After BrokerUnavailable they may or may not be there: publish them again, consumers deduplicate.
   * @throws InvalidMessage before anything is written.
   */
  publish(topic: string, messages: readonly ContractMessage[], options?: Cancellable): Promise<void>;
  /**
   * Writes the frontier to every partition of the topic, behind all that was published before.
   * A marker may be left out of a partition when a later one follows it directly.
   */
  announce(topic: string, frontier: Frontier, options?: Cancellable): Promise<void>;
  /** Consumes until the signal aborts; heals itself. Resolves after the batches in hand are done. */
  consume(options: ConsumeOptions): Promise<void>;
  /** For each partition of the topics, how far the group is behind. A group that never read is behind by everything. */
  lag(group: string, topics: readonly string[], options?: Cancellable): Promise<readonly PartitionLag[]>;
  /** Ends what this object holds open. End its consumers first, by their signals. */
  close(): Promise<void>;
}

/** The topic of one service's contract events, in one generation. */
export function topicOf(service: string, generation: number): string {
  return `${service}.g${generation}`;
}
