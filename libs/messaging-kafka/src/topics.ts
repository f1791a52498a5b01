import { setTimeout } from 'node:timers/promises';
import {
  BrokerUnavailable,
  checkTopic,
  InvalidTopic,
  TopicMismatch,
  UnknownTopic,
  type Topic,
} from '@lien-nganh/messaging';
import type { Admin } from 'kafkajs';
import type { Settings } from './connection-string.ts';
import { ConfigResourceTypes } from './kafkajs.ts';
import type { Kept } from './kept.ts';
import { saysUnknownTopic, typeOf, wordsOf } from './unavailable.ts';

/** Bytes of a batch on the broker: 1 MiB and its frame, Kafka's own default, which holds the largest message. */
const MAX_BATCH_BYTES = 1024 * 1024 + 12;
const LOOKS = 100;
const BETWEEN_LOOKS_MS = 50;

/** The topics of the cluster. Their partitions never change, so what was found once is kept. */
export class Topics {
  readonly #partitions = new Map<string, number>();

  constructor(
    private readonly admin: Kept<Admin>,
    private readonly settings: Pick<Settings, 'replication' | 'retentionMs'>,
  ) {}

  /** @throws TopicMismatch, InvalidTopic */
  async declare(topic: Topic): Promise<void> {
    checkTopic(topic);
    const { name, partitions } = topic;
    const known = await this.#find(name);
    if (known === undefined) await this.#create(topic);
    const found = known ?? (await this.#appeared(name));
    if (found !== partitions) throw new TopicMismatch(name, partitions, found);
    await this.#checkRetention(name);
    this.#partitions.set(name, found);
  }

  /** How many partitions the topic has. @throws UnknownTopic */
  async partitions(name: string): Promise<number> {
    const known = this.#partitions.get(name) ?? (await this.#find(name));
    if (known === undefined) throw new UnknownTopic(name);
    this.#partitions.set(name, known);
    return known;
  }

  /** Somebody has taken the topic away. */
  forget(name: string): void {
    this.#partitions.delete(name);
  }

  #find(name: string): Promise<number | undefined> {
    return this.admin.use(async (admin) => {
      try {
        const { topics } = await admin.fetchTopicMetadata({ topics: [name] });
        return topics[0]?.partitions.length;
      } catch (error) {
        if (saysUnknownTopic(error)) return undefined;
        throw isRefusal(error) ? new InvalidTopic(`topic ${name}: ${wordsOf(error)}`) : error;
      }
    });
  }

  /** Whoever comes second finds the topic. */
  async #create({ name, partitions }: Topic): Promise<void> {
    const { replication, retentionMs } = this.settings;
    const entries = {
      'cleanup.policy': 'delete',
      'retention.ms': String(retentionMs),
      'retention.bytes': '-1',
      'max.message.bytes': String(MAX_BATCH_BYTES),
      // With three copies one may be away, and what was acknowledged is still in two places.
      ...(replication !== null && replication > 2 && { 'min.insync.replicas': '2' }),
    };
    await this.admin.use(async (admin) => {
      try {
        const configEntries = Object.entries(entries).map(([name, value]) => ({ name, value }));
        const topic = { topic: name, numPartitions: partitions, replicationFactor: replication ?? -1, configEntries };
        await admin.createTopics({ topics: [topic], waitForLeaders: false });
      } catch (error) {
        throw isRefusal(error) ? new InvalidTopic(`topic ${name}: ${wordsOf(error)}`) : error;
      }
    });
  }

  /** A topic that was made is not everywhere at once, and its partitions are not led at once. */
  async #appeared(name: string): Promise<number> {
    for (let look = 0; look < LOOKS; look++) {
      const found = await this.#find(name);
      const working = await this.admin.use((admin) => partitionsThatWork(admin, name));
      if (found !== undefined && working === found) return found;
      await setTimeout(BETWEEN_LOOKS_MS);
    }
    throw new BrokerUnavailable(`Kafka is unavailable: topic ${name} was made, and no broker leads it`);
  }

  /** A rebuild reads a topic from its beginning: one that forgets sooner than was said is found out here, not then. */
  async #checkRetention(name: string): Promise<void> {
    const { retentionMs } = this.settings;
    const { resources } = await this.admin.use((admin) =>
      admin.describeConfigs({
        resources: [{ type: ConfigResourceTypes.TOPIC, name, configNames: ['cleanup.policy', 'retention.ms'] }],
        includeSynonyms: false,
      }),
    );
    const config = new Map(resources[0]?.configEntries.map(({ configName, configValue }) => [configName, configValue]));
    if (config.get('cleanup.policy') !== 'delete') {
      throw new InvalidTopic(
        `topic ${name} has cleanup.policy ${config.get('cleanup.policy')}, which makes holes in keys: set delete`,
      );
    }
    const kept = Number(config.get('retention.ms'));
    if (kept !== -1 && (retentionMs === -1 || kept < retentionMs)) {
      throw new InvalidTopic(
        `topic ${name} forgets after ${kept} ms: set its retention.ms to ${retentionMs}, or retention in the connection string`,
      );
    }
  }
}

/** A partition works when its leader says where it ends. */
async function partitionsThatWork(admin: Admin, name: string): Promise<number> {
  try {
    return (await admin.fetchTopicOffsets(name)).length;
  } catch (error) {
    // kafkajs asks twice, and looks into the second answer for what only the first one held: the leaders were not all known yet.
    if (error instanceof TypeError || NOT_YET.includes(typeOf(error) ?? '')) return 0;
    throw error;
  }
}

const NOT_YET = ['UNKNOWN_TOPIC_OR_PARTITION', 'LEADER_NOT_AVAILABLE', 'NOT_LEADER_FOR_PARTITION'];
const REFUSALS = ['INVALID_TOPIC_EXCEPTION', 'INVALID_PARTITIONS', 'INVALID_REPLICATION_FACTOR', 'POLICY_VIOLATION'];

function isRefusal(error: unknown): boolean {
  const { errors } = error as { errors?: unknown[] };
  return (errors ?? [error]).some((one) => REFUSALS.includes(typeOf(one) ?? ''));
}
