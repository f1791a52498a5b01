import type { PartitionLag } from '@lien-nganh/messaging';
import type { Admin } from 'kafkajs';

/** How far the group is behind the ends of its partitions; what retention has taken away does not count. */
export async function lagOf(admin: Admin, group: string, topics: readonly string[]): Promise<readonly PartitionLag[]> {
  const committed = await admin.fetchOffsets({ groupId: group, topics: [...topics] });
  const ends = await Promise.all(topics.map((topic) => admin.fetchTopicOffsets(topic)));
  const offsets = new Map(
    committed.flatMap(({ topic, partitions }) =>
      partitions.map(({ partition, offset }) => [`${topic}/${partition}`, BigInt(offset)] as const),
    ),
  );
  return topics.flatMap((topic, n) =>
    ends[n]!.map(({ partition, high, low }): PartitionLag => {
      // -1 where the group has moved none.
      const from = highest(offsets.get(`${topic}/${partition}`) ?? -1n, BigInt(low));
      return { topic, partition, behind: highest(BigInt(high) - from, 0n) };
    }).sort((a, b) => a.partition - b.partition),
  );
}

function highest(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}
