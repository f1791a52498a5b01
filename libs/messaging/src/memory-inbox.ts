import type {
  Changes,
  DroppedId,
  Inbox,
  InboxTransaction,
  Known,
  ParkedFilter,
  ParkedMessage,
  PartitionRecord,
} from './inbox.ts';
import { advance } from './frontier.ts';
import type { Frontier } from './port.ts';

interface Memory {
  readonly revisions: Map<string, number>;
  readonly finished: Map<string, string | null>;
  readonly parked: ParkedMessage[];
  readonly frontiers: Map<string, { topic: string; partition: number; frontier: Frontier | null }>;
}

/** An inbox whose rows are one value in this process. */
export interface MemoryInbox<State> extends Inbox<{ state: State }> {
  /** What handlers have written and kept. */
  readonly state: State;
}

const keyName = (topic: string, key: string): string => `${topic}\n${key}`;

class MemoryInboxOf<State> implements MemoryInbox<State> {
  #memory: Memory = { revisions: new Map(), finished: new Map(), parked: [], frontiers: new Map() };
  #state: State;
  /** Transactions run one after another. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(
    readonly consumer: string,
    initial: State,
    private readonly now: () => Date,
  ) {
    this.#state = initial;
  }

  get state(): State {
    return this.#state;
  }

  async transaction<T>(
    work: (transaction: InboxTransaction<{ state: State }>) => Promise<T>,
    { signal }: { signal?: AbortSignal } = {},
  ): Promise<T> {
    const before = this.#last;
    const mine = before.then(async () => {
      signal?.throwIfAborted();
      return this.#run(work);
    });
    this.#last = mine.catch(() => undefined);
    return mine;
  }

  async #run<T>(work: (transaction: InboxTransaction<{ state: State }>) => Promise<T>): Promise<T> {
    const tx = { state: structuredClone(this.#state) };
    const memory = structuredClone(this.#memory);
    const result = await work({
      tx,
      load: async (places, messages) => load(memory, places, messages),
      save: async (all) => {
        for (const changes of all) save(memory, changes, this.now().toISOString());
      },
      drop: async (ids) => drop(memory, ids),
    });
    this.#state = tx.state;
    this.#memory = memory;
    return result;
  }

  mark(place: { readonly topic: string; readonly partition: number }, marker: Frontier): Promise<void> {
    return this.transaction(async ({ load: known, save: keep }) => {
      const { topic, partition } = place;
      const { frontiers } = await known({ topic, partitions: [partition] }, []);
      const nothing = { revisions: new Map<string, number>(), done: [], park: [], unpark: [] };
      await keep([{ ...place, ...nothing, frontier: advance(frontiers.get(partition) ?? null, marker) }]);
    });
  }

  isTransient(): boolean {
    return false;
  }

  async partitions(): Promise<readonly PartitionRecord[]> {
    return [...this.#memory.frontiers.values()].map(({ topic, partition, frontier }) => {
      const waiting = this.#memory.parked.filter((one) => one.topic === topic && one.partition === partition);
      return { topic, partition, frontier, parked: waiting.length, held: waiting[0]?.held ?? null };
    });
  }

  async parked({ topic, key, limit = 1000 }: ParkedFilter = {}): Promise<readonly ParkedMessage[]> {
    const inOrder = new Map<string, ParkedMessage[]>();
    for (const one of this.#memory.parked) {
      const name = keyName(one.topic, one.message.subject);
      inOrder.set(name, [...(inOrder.get(name) ?? []), one]);
    }
    return [...inOrder.values()]
      .flatMap((ofKey) => ofKey.sort((a, b) => a.message.keyrevision - b.message.keyrevision))
      .filter((one) => topic === undefined || one.topic === topic)
      .filter((one) => key === undefined || one.message.subject === key)
      .slice(0, limit);
  }

  async findParked(id: string): Promise<ParkedMessage | null> {
    return this.#memory.parked.find(({ message }) => message.id === id) ?? null;
  }
}

function load(
  memory: Memory,
  { topic, partitions }: { readonly topic: string; readonly partitions: readonly number[] },
  messages: readonly { id: string; subject: string }[],
): Known {
  const keys = [...new Set(messages.map(({ subject }) => subject))];
  const parkedOf = (key: string): Set<string> =>
    new Set(
      memory.parked
        .filter((one) => one.topic === topic && one.message.subject === key)
        .map(({ message }) => message.id),
    );
  return {
    revisions: new Map(keys.map((key) => [key, memory.revisions.get(keyName(topic, key)) ?? -1])),
    finished: new Set(messages.map(({ id }) => id).filter((id) => memory.finished.has(id))),
    parked: new Map(keys.map((key) => [key, parkedOf(key)] as const).filter(([, ids]) => ids.size > 0)),
    frontiers: new Map(
      partitions.flatMap((partition) => {
        const frontier = memory.frontiers.get(`${topic}/${partition}`)?.frontier;
        return frontier ? [[partition, frontier] as const] : [];
      }),
    ),
  };
}

function save(memory: Memory, changes: Changes, parkedAt: string): void {
  const { topic, partition, frontier } = changes;
  for (const [key, revision] of changes.revisions) memory.revisions.set(keyName(topic, key), revision);
  for (const id of changes.done) memory.finished.set(id, null);
  const leaving = new Set(changes.unpark);
  const staying = memory.parked.filter(({ message }) => !leaving.has(message.id));
  const added = changes.park.map((one) => ({ ...structuredClone(one), topic, partition, parkedAt }));
  memory.parked.splice(0, memory.parked.length, ...staying, ...added);
  const place = `${topic}/${partition}`;
  memory.frontiers.set(place, {
    topic,
    partition,
    frontier: frontier ?? memory.frontiers.get(place)?.frontier ?? null,
  });
}

function drop(memory: Memory, ids: readonly DroppedId[]): void {
  for (const { id, reason } of ids) if (!memory.finished.has(id)) memory.finished.set(id, reason);
}

/**
 * An inbox in memory, for tests. Its transaction's handle is `{ state }`, a copy that replaces the state when the transaction is kept.
 * @param initial anything that `structuredClone` can copy
 */
export function memoryInbox<State>(
  consumer: string,
  initial: State,
  now: () => Date = () => new Date(),
): MemoryInbox<State> {
  return new MemoryInboxOf(consumer, initial, now);
}
