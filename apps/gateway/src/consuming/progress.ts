import { setTimeout as pause } from 'node:timers/promises';
import { lowestFrontier, type Frontier, type Inbox, type PartitionRecord, type Topic } from '@lien-nganh/messaging';
import type pg from 'pg';

/** How far the gateway has everything. */
export interface KnownTo {
  /** `null`: not every topic has told yet. */
  readonly frontier: Frontier | null;
  /** Services with parked messages: their figures are incomplete above the frontier. */
  readonly incomplete: readonly string[];
}

interface Cancellable {
  readonly signal?: AbortSignal;
}

const LOOK_AGAIN_MS = 25;

/** Says how far one consumer is, in all its members. */
export class Progress {
  constructor(
    private readonly topics: readonly Topic[],
    private readonly inbox: Inbox<pg.PoolClient>,
  ) {}

  async now(options: Cancellable = {}): Promise<KnownTo> {
    const records = await this.inbox.partitions(options);
    return { frontier: lowestFrontier(this.topics, records), incomplete: incompleteServices(records) };
  }

  /** Waits until the consumer has everything up to a position, at most so long; says how far it is then. */
  async waitFor(position: bigint, { ms, signal }: Cancellable & { readonly ms: number }): Promise<KnownTo> {
    const until = Date.now() + ms;
    for (;;) {
      const known = await this.now(signal ? { signal } : {});
      const reached = known.frontier !== null && known.frontier.position >= position;
      if (reached || Date.now() >= until) return known;
      await pause(LOOK_AGAIN_MS, undefined, signal ? { signal } : {});
    }
  }
}

function incompleteServices(records: readonly PartitionRecord[]): readonly string[] {
  const parked = records.filter((record) => record.parked > 0).map(({ topic }) => topic.split('.')[0]!);
  return [...new Set(parked)].sort();
}
