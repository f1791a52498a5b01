import { PartitionConsumer } from './consume-partition.ts';
import { ProgressElsewhere } from './elsewhere.ts';
import { BrokerUnavailable } from './errors.ts';
import { pause, pauseAfter } from './follow-partition.ts';
import { lowestFrontier } from './frontier.ts';
import type { Subscriptions } from './handlers.ts';
import type { Inbox, ParkedFilter, ParkedMessage } from './inbox.ts';
import { dropParked, replayKey, type Dropped, type Replayed } from './parked.ts';
import { PartitionMemory, type PartitionState, type StateListener } from './partition-state.ts';
import type { Broker, BrokerHealth, Cancellable, ConsumeOptions, Delivery, Frontier, Topic } from './port.ts';
import { SlicesTogether } from './slices-together.ts';

const DEFAULT_PROBE_MS = 30_000;

export interface InboxConsumeOptions<Tx> extends Subscriptions<Tx> {
  readonly group: string;
  /** All of one log: a frontier means nothing across logs. A reader of many logs has one consumer for each. */
  readonly topics: readonly Topic[];
  readonly inbox: Inbox<Tx>;
  readonly signal: AbortSignal;
  readonly batchSize?: number;
  /**
   * Milliseconds between the beginnings of two transactions of a topic: what comes meanwhile shares the next one. The first after a
   * quiet moment begins at once. Default 0.
   */
  readonly gatherMs?: number;
  /** Milliseconds until a stopped partition is tried again by itself. Default 30 s. */
  readonly probeMs?: number;
  readonly onState?: StateListener;
  readonly onHealth?: (health: BrokerHealth) => void;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

export interface PartitionHealth {
  readonly topic: string;
  readonly partition: number;
  /** As this member of the group sees it. */
  readonly state: PartitionState;
  /**
   * Milliseconds since 1970 when this member last finished a delivery of it, or, of one that another member reads, when it was
   * found to have moved on; `null`: not yet.
   */
  readonly lastProgressAt: number | null;
  /** What the group has not read yet. */
  readonly behind: bigint;
  /** Messages in the parked list, of all members. */
  readonly parked: number;
  readonly frontier: Frontier | null;
}

export interface ConsumerHealth {
  readonly consumer: string;
  readonly group: string;
  readonly broker: BrokerHealth;
  readonly frontier: Frontier | null;
  readonly partitions: readonly PartitionHealth[];
}

/** A running consumer. Its parked list can be worked on from any process that has the same inbox; see replayKey and dropParked. */
export interface Consumer {
  /** Resolves when the signal has aborted and the batches in hand are done; rejects only when it could not begin. */
  readonly finished: Promise<void>;
  /** Up to where this consumer, in all its members, has everything. */
  frontier(options?: Cancellable): Promise<Frontier | null>;
  health(options?: Cancellable): Promise<ConsumerHealth>;
  /** Tries a partition that stands still again at once. */
  resume(topic: string, partition: number): void;
  parked(filter?: ParkedFilter, options?: Cancellable): Promise<readonly ParkedMessage[]>;
  replay(place: { readonly topic: string; readonly key: string }, options?: Cancellable): Promise<Replayed>;
  drop(what: { readonly id: string; readonly reason: string }, options?: Cancellable): Promise<Dropped | null>;
}

interface Partition<Tx> {
  readonly memory: PartitionMemory;
  readonly consumer: PartitionConsumer<Tx>;
}

class InboxConsumer<Tx> implements Consumer {
  readonly finished: Promise<void>;
  readonly #partitions = new Map<string, Partition<Tx>>();
  readonly #elsewhere: ProgressElsewhere;
  #health: BrokerHealth = { is: 'recovering', attempt: 0, why: 'not connected yet' };

  constructor(
    private readonly broker: Broker,
    private readonly options: InboxConsumeOptions<Tx>,
  ) {
    const { inbox, probeMs = DEFAULT_PROBE_MS, gatherMs = 0, now = Date.now } = options;
    const handling = { inbox, subscriptions: options };
    for (const { name, partitions } of options.topics) {
      const work = { ...handling, together: new SlicesTogether(handling, gatherMs), probeMs, now };
      for (let partition = 0; partition < partitions; partition++) {
        const memory = new PartitionMemory(name, partition, options.onState);
        this.#partitions.set(`${name}/${partition}`, { memory, consumer: new PartitionConsumer(work, memory) });
      }
    }
    this.#elsewhere = new ProgressElsewhere(inbox.partitions().catch(() => []));
    this.finished = this.#run();
  }

  async #run(): Promise<void> {
    const { group, topics, signal, batchSize } = this.options;
    for (const topic of topics) await this.#declare(topic);
    if (signal.aborted) return;
    const options: ConsumeOptions = {
      group,
      topics: topics.map(({ name }) => name),
      signal,
      onBatch: (batch, context) => this.#of(batch[0]!).consumer.take(batch, context),
      onHealth: (health) => this.#heard(health),
    };
    await this.broker.consume(batchSize === undefined ? options : { ...options, batchSize });
  }

  /** A broker that is away when the consumer begins is waited for like one that goes away later. */
  async #declare(topic: Topic): Promise<void> {
    const { signal } = this.options;
    for (let attempt = 1; !signal.aborted; attempt++) {
      try {
        return await this.broker.declare(topic, { signal });
      } catch (error) {
        if (signal.aborted) return;
        if (!(error instanceof BrokerUnavailable)) throw error;
        this.#heard({ is: 'recovering', attempt, why: error.message });
        await pause(pauseAfter(attempt), signal);
      }
    }
  }

  #heard(health: BrokerHealth): void {
    this.#health = health;
    this.options.onHealth?.(health);
  }

  #of({ topic, partition }: Pick<Delivery, 'topic' | 'partition'>): Partition<Tx> {
    const found = this.#partitions.get(`${topic}/${partition}`);
    if (!found) throw new Error(`${topic} has no partition ${partition}`);
    return found;
  }

  async frontier(options: Cancellable = {}): Promise<Frontier | null> {
    return lowestFrontier(this.options.topics, await this.options.inbox.partitions(options));
  }

  async health(options: Cancellable = {}): Promise<ConsumerHealth> {
    const { inbox, group, topics, now = Date.now } = this.options;
    const records = await inbox.partitions(options);
    const elsewhere = await this.#elsewhere.look(records, now());
    const lags = await this.broker.lag(
      group,
      topics.map(({ name }) => name),
      options,
    );
    const partitions = lags.map(({ topic, partition, behind }): PartitionHealth => {
      const { memory } = this.#of({ topic, partition });
      const record = records.find((one) => one.topic === topic && one.partition === partition);
      return {
        topic,
        partition,
        state: memory.state,
        lastProgressAt: later(memory.lastProgressAt, elsewhere.get(`${topic}/${partition}`) ?? null),
        behind,
        parked: record?.parked ?? 0,
        frontier: record?.frontier ?? null,
      };
    });
    const frontier = lowestFrontier(topics, records);
    return { consumer: inbox.consumer, group, broker: this.#health, frontier, partitions };
  }

  resume(topic: string, partition: number): void {
    this.#of({ topic, partition }).consumer.resume();
  }

  parked(filter: ParkedFilter = {}, options: Cancellable = {}): Promise<readonly ParkedMessage[]> {
    return this.options.inbox.parked(filter, options);
  }

  replay(place: { readonly topic: string; readonly key: string }, options: Cancellable = {}): Promise<Replayed> {
    return replayKey({ inbox: this.options.inbox, subscriptions: this.options }, place, options);
  }

  drop(what: { readonly id: string; readonly reason: string }, options: Cancellable = {}): Promise<Dropped | null> {
    return dropParked(this.options.inbox, what, options);
  }
}

function later(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.max(a, b);
}

/**
 * Consumes topics through an inbox: each message's effect, its id, its key's revision and its partition's frontier are kept
 * in one transaction, so that whatever is killed, no effect is lost or happens twice.
 *
 * - A message that was done is left out. One whose key misses a revision is parked, with the rest of its key.
 * - A handler that fails is treated as its `onFailure` says; without one its partition stops.
 * - A contract type that is neither handled nor ignored, or a version that is newer than its handler, stops its partition.
 * - Up to `batchSize` messages of one partition share a transaction as long as all succeed.
 */
export function consumeWithInbox<Tx>(broker: Broker, options: InboxConsumeOptions<Tx>): Consumer {
  return new InboxConsumer(broker, options);
}
