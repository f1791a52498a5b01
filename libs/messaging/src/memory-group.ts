import { followPartition } from './follow-partition.ts';
import type { MemoryPartition } from './memory-partition.ts';
import { readerOf } from './partition.ts';
import type { ConsumeOptions } from './port.ts';

interface Member {
  readonly name: number;
  readonly options: ConsumeOptions;
  readonly partitions: readonly MemoryPartition[];
  /** What the member reads now; aborting one gives the partition back after the batch in hand. */
  readonly reading: Map<MemoryPartition, AbortController>;
  readonly finish: () => void;
}

/** A group of consumers in memory: who reads which partition, and how far the group is. */
export class MemoryGroup {
  readonly #offsets = new Map<MemoryPartition, bigint>();
  readonly #members = new Set<Member>();
  readonly #readers = new Map<MemoryPartition, Member>();
  #lastName = 0;

  offset(partition: MemoryPartition): bigint {
    return this.#offsets.get(partition) ?? 0n;
  }

  /** Reads as a member of the group until the signal of the options aborts. */
  async join(partitions: readonly MemoryPartition[], options: ConsumeOptions): Promise<void> {
    if (options.signal.aborted) return;
    await new Promise<void>((resolve) => {
      const member: Member = { name: ++this.#lastName, options, partitions, reading: new Map(), finish: resolve };
      this.#members.add(member);
      options.signal.addEventListener('abort', () => this.#leave(member), { once: true });
      options.onHealth?.({ is: 'connected' });
      this.#share();
    });
  }

  #leave(member: Member): void {
    this.#members.delete(member);
    for (const reading of member.reading.values()) reading.abort();
    if (member.reading.size === 0) member.finish();
    this.#share();
  }

  /** Takes partitions from members that should no longer read them, and gives free ones to those who should. */
  #share(): void {
    const partitions = new Set([...this.#members].flatMap((member) => member.partitions));
    for (const partition of partitions) {
      const wanted = this.#rightful(partition);
      const now = this.#readers.get(partition);
      if (now && now !== wanted) now.reading.get(partition)?.abort();
      if (!now && wanted) void this.#read(wanted, partition);
    }
  }

  #rightful(partition: MemoryPartition): Member | undefined {
    const members = [...this.#members].filter((member) => member.partitions.includes(partition));
    const name = readerOf(
      partition.topic,
      partition.partition,
      members.map((member) => member.name),
    );
    return members.find((member) => member.name === name);
  }

  async #read(member: Member, partition: MemoryPartition): Promise<void> {
    const taken = new AbortController();
    member.reading.set(partition, taken);
    this.#readers.set(partition, member);
    const source = {
      bell: partition.bell,
      fetch: async (limit: number) => partition.read(this.offset(partition), limit),
      commit: async (next: bigint) => void this.#offsets.set(partition, next),
    };
    await followPartition(source, member.options, taken.signal);
    member.reading.delete(partition);
    this.#readers.delete(partition);
    if (!this.#members.has(member) && member.reading.size === 0) member.finish();
    this.#share();
  }
}
