import type { PartitionRecord } from './inbox.ts';

interface Seen {
  readonly position: bigint | null;
  /** When it was found to have moved, milliseconds since 1970; `null`: not since this member began. */
  readonly movedAt: number | null;
}

const nameOf = ({ topic, partition }: Pick<PartitionRecord, 'topic' | 'partition'>) => `${topic}/${partition}`;

const positionOf = ({ frontier }: PartitionRecord) => frontier?.position ?? null;

/** What can be told of partitions that other members of the group read: that their frontiers move on. */
export class ProgressElsewhere {
  private readonly seen = new Map<string, Seen>();

  /** @param begin what the inbox held when this member began; a promise that does not fail */
  constructor(private readonly begin: Promise<readonly PartitionRecord[]>) {}

  /** When each partition was last found to have moved. @param now milliseconds since 1970 */
  async look(records: readonly PartitionRecord[], now: number): Promise<ReadonlyMap<string, number>> {
    const begun = new Map((await this.begin).map((record) => [nameOf(record), positionOf(record)]));
    const moved = new Map<string, number>();
    for (const record of records) {
      const [name, position] = [nameOf(record), positionOf(record)];
      const before = this.seen.get(name) ?? { position: begun.get(name) ?? null, movedAt: null };
      const movedAt = position === before.position ? before.movedAt : now;
      this.seen.set(name, { position, movedAt });
      if (movedAt !== null) moved.set(name, movedAt);
    }
    return moved;
  }
}
