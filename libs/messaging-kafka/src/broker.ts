import {
  partitionOf,
  pause,
  pauseAfter,
  UnknownTopic,
  type Broker,
  type ConsumeOptions,
  type ContractMessage,
  type Frontier,
  type PartitionLag,
  type Topic,
} from '@lien-nganh/messaging';
import type { Admin, Producer } from 'kafkajs';
import { Client, dialDirectly, type ClientOptions, type Dial } from './client.ts';
import { readConnectionString } from './connection-string.ts';
import { GroupSession, type SessionTimes } from './group-session.ts';
import { Kept } from './kept.ts';
import { Lane } from './lane.ts';
import { lagOf } from './lag.ts';
import { frontierRecord, recordOf, type RecordToSend } from './record.ts';
import { Topics } from './topics.ts';
import { asUnavailable, saysUnknownTopic, wordsOf } from './unavailable.ts';
import { whileWanted } from './while-wanted.ts';

interface Cancellable {
  readonly signal?: AbortSignal;
}

export interface KafkaBrokerOptions {
  /** `kafka://[user:password@]host[:port],…[?setting=value&…]`; see the README for the settings. */
  readonly url: string;
  /** Name in the brokers' logs and quotas. Default `lien-nganh`. */
  readonly clientId?: string;
  /** Milliseconds without an answer after which a connection counts as dead, though nobody closed it. Default 15 s. */
  readonly silenceMs?: number;
  /** Milliseconds after which a member that went without a word is given up by its group; within the brokers' bounds. Default 10 s. */
  readonly sessionMs?: number;
  /** How connections are made, where brokers are not reached directly. */
  readonly dial?: Dial;
}

const DEFAULT_SILENCE_MS = 15_000;
const DEFAULT_SESSION_MS = 10_000;

class KafkaBroker implements Broker {
  readonly capabilities = { engine: 'kafka', shared: true, durable: true } as const;
  readonly #clientOptions: ClientOptions;
  readonly #times: SessionTimes;
  readonly #producer: Kept<Producer>;
  readonly #admin: Kept<Admin>;
  readonly #topics: Topics;
  readonly #lanes = new Map<string, Lane>();

  constructor({ url, clientId = 'lien-nganh', dial = dialDirectly, ...options }: KafkaBrokerOptions) {
    const { silenceMs = DEFAULT_SILENCE_MS, sessionMs = DEFAULT_SESSION_MS } = options;
    const settings = readConnectionString(url);
    this.#times = { silenceMs, sessionMs };
    this.#clientOptions = { settings, clientId, dial, silenceMs };
    this.#producer = new Kept(() => this.#openProducer(), 2 * silenceMs);
    this.#admin = new Kept(() => this.#openAdmin(), 2 * silenceMs);
    this.#topics = new Topics(this.#admin, settings);
  }

  async declare(topic: Topic, { signal }: Cancellable = {}): Promise<void> {
    await whileWanted(signal, () => this.#topics.declare(topic));
  }

  async publish(topic: string, messages: readonly ContractMessage[], { signal }: Cancellable = {}): Promise<void> {
    await whileWanted(signal, () => this.#publish(topic, messages));
  }

  async #publish(topic: string, messages: readonly ContractMessage[]): Promise<void> {
    const partitions = await this.#topics.partitions(topic);
    const byPartition = new Map<number, RecordToSend[]>();
    for (const message of messages) {
      const partition = partitionOf(message.subject, partitions);
      const records = byPartition.get(partition);
      if (records) records.push(recordOf(message));
      else byPartition.set(partition, [recordOf(message)]);
    }
    await this.#put(topic, byPartition);
  }

  async announce(topic: string, frontier: Frontier, { signal }: Cancellable = {}): Promise<void> {
    await whileWanted(signal, async () => {
      const partitions = await this.#topics.partitions(topic);
      const record = frontierRecord(frontier);
      await this.#put(topic, new Map(Array.from({ length: partitions }, (_, partition) => [partition, [record]])));
    });
  }

  async consume(options: ConsumeOptions): Promise<void> {
    const { signal, onHealth } = options;
    let attempt = 0;
    while (!signal.aborted) {
      try {
        await Promise.all(options.topics.map((topic) => this.#topics.partitions(topic)));
        const session = new GroupSession(new Client(this.#clientOptions), this.#times, options);
        await session.run(() => {
          attempt = 0;
          onHealth?.({ is: 'connected' });
        });
      } catch (error) {
        if (error instanceof UnknownTopic) throw error;
        attempt += 1;
        if (!signal.aborted) onHealth?.({ is: 'recovering', attempt, why: wordsOf(error) });
        await pause(pauseAfter(attempt), signal);
      }
    }
  }

  async lag(group: string, topics: readonly string[], { signal }: Cancellable = {}): Promise<readonly PartitionLag[]> {
    return whileWanted(signal, () => this.#lag(group, topics));
  }

  async #lag(group: string, topics: readonly string[]): Promise<readonly PartitionLag[]> {
    await Promise.all(topics.map((topic) => this.#topics.partitions(topic)));
    if (topics.length === 0) return [];
    return this.#admin.use((admin) => lagOf(admin, group, topics));
  }

  async close(): Promise<void> {
    await Promise.all([this.#producer.close(), this.#admin.close()]);
  }

  /** Waits for every partition, also when one fails: when the call comes back, nothing of it is on its way any more. */
  async #put(topic: string, byPartition: ReadonlyMap<number, readonly RecordToSend[]>): Promise<void> {
    const sent = await Promise.allSettled(
      [...byPartition].map(([partition, records]) => this.#lane(topic, partition).put(records)),
    );
    const failed = sent.find((one) => one.status === 'rejected');
    if (failed) throw failed.reason;
  }

  #lane(topic: string, partition: number): Lane {
    const name = `${topic}/${partition}`;
    let lane = this.#lanes.get(name);
    if (!lane) this.#lanes.set(name, (lane = new Lane((records) => this.#send(topic, partition, records))));
    return lane;
  }

  /**
   * One partition in each send. kafkajs repeats a whole send when one of its partitions fails, and where a partition's leader moves to a
   * broker that has answered already, it leaves that partition out and says that all is sent.
   */
  async #send(topic: string, partition: number, records: readonly RecordToSend[]): Promise<void> {
    const messages = records.map((record) => ({ ...record, partition }));
    try {
      const acknowledged = await this.#producer.use((producer) => producer.send({ topic, acks: -1, messages }));
      if (acknowledged.length !== 1) throw new Error(`${topic}/${partition} did not acknowledge`);
    } catch (error) {
      if (saysUnknownTopic(error)) this.#topics.forget(topic);
      throw asUnavailable(error);
    }
  }

  #openProducer(): { client: Client; speaker: Producer } {
    const client = new Client(this.#clientOptions);
    const speaker = client.kafka.producer({
      allowAutoTopicCreation: false,
      createPartitioner:
        () =>
        ({ message }) =>
          message.partition!,
    });
    return { client, speaker };
  }

  #openAdmin(): { client: Client; speaker: Admin } {
    const client = new Client(this.#clientOptions);
    return { client, speaker: client.kafka.admin() };
  }
}

/**
 * A broker on Apache Kafka, through kafkajs. Connects when it is needed, and heals itself.
 * @throws InvalidConnectionString
 */
export function kafkaBroker(options: KafkaBrokerOptions): Broker {
  return new KafkaBroker(options);
}
