import { TopicMismatch, UnknownTopic } from './errors.ts';
import { checkTopic, encodeMessage } from './limits.ts';
import { MemoryGroup } from './memory-group.ts';
import { MemoryPartition } from './memory-partition.ts';
import { partitionOf } from './partition.ts';
import type { Broker, ConsumeOptions, ContractMessage, Frontier, PartitionLag, Topic } from './port.ts';

class MemoryBroker implements Broker {
  readonly capabilities = { engine: 'memory', shared: false, durable: false } as const;
  readonly #topics = new Map<string, readonly MemoryPartition[]>();
  readonly #groups = new Map<string, MemoryGroup>();

  async declare(topic: Topic, { signal }: { signal?: AbortSignal } = {}): Promise<void> {
    signal?.throwIfAborted();
    checkTopic(topic);
    const known = this.#topics.get(topic.name);
    if (known && known.length !== topic.partitions) throw new TopicMismatch(topic.name, topic.partitions, known.length);
    if (known) return;
    this.#topics.set(
      topic.name,
      Array.from({ length: topic.partitions }, (_, partition) => new MemoryPartition(topic.name, partition)),
    );
  }

  async publish(
    topic: string,
    messages: readonly ContractMessage[],
    { signal }: { signal?: AbortSignal } = {},
  ): Promise<void> {
    signal?.throwIfAborted();
    const partitions = this.#partitions(topic);
    const encoded = messages.map((message) => ({ key: message.subject, text: encodeMessage(message) }));
    for (const { key, text } of encoded) partitions[partitionOf(key, partitions.length)]!.push(key, text);
    for (const partition of partitions) partition.bell.ring();
  }

  async announce(topic: string, frontier: Frontier, { signal }: { signal?: AbortSignal } = {}): Promise<void> {
    signal?.throwIfAborted();
    for (const partition of this.#partitions(topic)) {
      partition.mark(frontier);
      partition.bell.ring();
    }
  }

  async consume(options: ConsumeOptions): Promise<void> {
    const partitions = options.topics.flatMap((topic) => this.#partitions(topic));
    await this.#group(options.group).join(partitions, options);
  }

  async lag(
    group: string,
    topics: readonly string[],
    { signal }: { signal?: AbortSignal } = {},
  ): Promise<readonly PartitionLag[]> {
    signal?.throwIfAborted();
    return topics
      .flatMap((topic) => this.#partitions(topic))
      .map((partition) => ({
        topic: partition.topic,
        partition: partition.partition,
        behind: partition.countFrom(this.#group(group).offset(partition)),
      }));
  }

  async close(): Promise<void> {}

  #partitions(topic: string): readonly MemoryPartition[] {
    const partitions = this.#topics.get(topic);
    if (!partitions) throw new UnknownTopic(topic);
    return partitions;
  }

  #group(name: string): MemoryGroup {
    const known = this.#groups.get(name);
    if (known) return known;
    const group = new MemoryGroup();
    this.#groups.set(name, group);
    return group;
  }
}

/** A broker that lives in this process and forgets everything with it: for tests, and the fake of every test that needs a broker. */
export function memoryBroker(): Broker {
  return new MemoryBroker();
}
