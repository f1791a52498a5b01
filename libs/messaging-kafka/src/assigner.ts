import { readerOf } from '@lien-nganh/messaging';
import type { Assigner, PartitionAssigner } from 'kafkajs';
import { AssignerProtocol } from './kafkajs.ts';

const { MemberAssignment, MemberMetadata } = AssignerProtocol;
const NAME = 'lien-nganh';
const VERSION = 1;
const NOTHING = Buffer.alloc(0);

/**
 * Shares the partitions of each topic among the members that read it. kafkajs's own assigners give every topic of the leader to every
 * member; one that reads fewer, as an old version does in a rolling upgrade, then has partitions that it leaves lying.
 *
 * @param beforeJoin awaited each time before the member joins, or joins again: kafkajs has no other place for "finish what you have
 *   in hand". The first step of a join is to look for the coordinator, so it is put in front of that.
 */
export function shareByTopic(beforeJoin: () => Promise<void>): PartitionAssigner {
  return ({ cluster }): Assigner => {
    const find = cluster.findGroupCoordinator.bind(cluster);
    cluster.findGroupCoordinator = async (group) => {
      await beforeJoin();
      return find(group);
    };
    return {
      name: NAME,
      version: VERSION,
      protocol: ({ topics }) => ({
        name: NAME,
        metadata: MemberMetadata.encode({ version: VERSION, topics, userData: NOTHING }),
      }),
      assign: async ({ members }) => {
        const readers = members.map(({ memberId, memberMetadata }) => ({
          memberId,
          topics: MemberMetadata.decode(memberMetadata)?.topics ?? [],
        }));
        // The leader may not read all of them itself.
        await cluster.addMultipleTargetTopics([...new Set(readers.flatMap(({ topics }) => topics))]);
        const shares = shareOut(readers, (topic) =>
          cluster.findTopicPartitionMetadata(topic).map(({ partitionId }) => partitionId),
        );
        return [...shares].map(([memberId, assignment]) => ({
          memberId,
          memberAssignment: MemberAssignment.encode({ version: VERSION, assignment, userData: NOTHING }),
        }));
      },
    };
  };
}

interface GroupReader {
  readonly memberId: string;
  readonly topics: readonly string[];
}

type Share = Record<string, number[]>;

/** What each member reads: every partition of a topic has exactly one reader among the members that want the topic. */
export function shareOut(
  readers: readonly GroupReader[],
  partitionsOf: (topic: string) => readonly number[],
): Map<string, Share> {
  const shares = new Map(readers.map(({ memberId }): [string, Share] => [memberId, {}]));
  for (const topic of new Set(readers.flatMap(({ topics }) => topics))) {
    const names = readers.filter(({ topics }) => topics.includes(topic)).map(({ memberId }) => memberId);
    for (const partition of partitionsOf(topic)) {
      const share = shares.get(readerOf(topic, partition, names)!)!;
      (share[topic] ??= []).push(partition);
    }
  }
  return shares;
}
