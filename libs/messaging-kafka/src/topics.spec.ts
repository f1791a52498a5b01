import { expect, test } from '@jest/globals';
import type { Admin } from 'kafkajs';
import type { Kept } from './kept.ts';
import { Topics } from './topics.ts';

const PARTITIONS = 4;

/** A cluster whose leaders become known one after another. */
class Appearing {
  made = false;
  looks = 0;

  readonly kept = { use: (call: (admin: Admin) => Promise<unknown>) => call(this.admin) } as unknown as Kept<Admin>;

  private readonly admin = {
    fetchTopicMetadata: async () => ({ topics: this.made ? [{ partitions: this.#partitions(PARTITIONS) }] : [] }),
    createTopics: async () => (this.made = true),
    fetchTopicOffsets: async () => this.#offsets(),
    describeConfigs: async () => ({
      resources: [
        { configEntries: Object.entries(CONFIG).map(([configName, configValue]) => ({ configName, configValue })) },
      ],
    }),
  } as unknown as Admin;

  #offsets(): readonly object[] {
    this.looks += 1;
    // What kafkajs does when no leader is known any more by the time that it asks for the lowest offsets.
    if (this.looks === 1) throw new TypeError("Cannot destructure property 'partitions' of 'low.pop(...)'");
    return this.#partitions(this.looks === 2 ? PARTITIONS - 1 : PARTITIONS);
  }

  #partitions(count: number): readonly object[] {
    return Array.from({ length: count }, (_, partition) => ({ partition }));
  }
}

const CONFIG = { 'cleanup.policy': 'delete', 'retention.ms': '-1' };

test('a topic that was just made is declared when each of its partitions has a leader, and not before', async () => {
  const cluster = new Appearing();
  const topics = new Topics(cluster.kept, { replication: 1, retentionMs: -1 });
  await topics.declare({ name: 'inspections.g1', partitions: PARTITIONS });
  expect(cluster.looks).toBe(3);
});
