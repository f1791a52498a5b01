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
  readonly actor: { readonly account: string; readonly agency: string; readonly role: string; readonly onBehalfOf?: string };
  readonly traceparent?: string;
}

export interface Topic {
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

export type Delivery =
  | { readonly is: 'message'; readonly topic: string; readonly partition: number; readonly offset: bigint; readonly key: string; readonly message: ContractMessage }
  | { readonly is: 'frontier'; readonly topic: string; readonly partition: number; readonly offset: bigint; readonly frontier: Frontier };

export interface ConsumeOptions {
  /** Members of one group share the partitions; each partition has one reader at a time. */
  readonly group: string;
  readonly topics: readonly string[];
  /** Called for one partition at a time, in order; its offset moves when the promise resolves. Throwing delivers the same batch again. */
  readonly onBatch: (batch: readonly Delivery[], context: { readonly signal: AbortSignal }) => Promise<void>;
  /** Most deliveries in a batch. Default 200. */
  readonly batchSize?: number;
  readonly signal: AbortSignal;
  readonly onHealth?: (health: { readonly is: 'connected' } | { readonly is: 'recovering'; readonly attempt: number; readonly why: string }) => void;
}

export interface PartitionLag {
  readonly topic: string;
  readonly partition: number;
  readonly behind: bigint;
}

/**
 * A broker of keyed, ordered, durable messages. At least once; order per key.
 *
 * A topic's generation is part of its name: `inspections.g1`; see {@link topicOf}.
 */
export interface Broker {
  readonly capabilities: { readonly engine: 'memory' | 'postgres' | 'kafka'; readonly shared: boolean; readonly durable: boolean };
  /** Makes the topic, or checks that it is there with as many partitions. */
  declare(topic: Topic, options?: { readonly signal?: AbortSignal }): Promise<void>;
  /** Resolves when every message is durable; keeps the order given, per key. All messages of one call go to one topic. */
  publish(topic: string, messages: readonly ContractMessage[], options?: { readonly signal?: AbortSignal }): Promise<void>;
  /** Writes the frontier to every partition of the topic. */
  announce(topic: string, frontier: Frontier, options?: { readonly signal?: AbortSignal }): Promise<void>;
  /** Consumes until the signal aborts; heals itself. Resolves after the last batch in hand is done. */
  consume(options: ConsumeOptions): Promise<void>;
  lag(group: string, topics: readonly string[]): Promise<readonly PartitionLag[]>;
  close(): Promise<void>;
}

/** The topic of one service's contract events, in one generation. */
export function topicOf(service: string, generation: number): string {
  return `${service}.g${generation}`;
}
