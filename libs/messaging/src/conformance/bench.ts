import { randomUUID } from 'node:crypto';
import type { Position } from '@lien-nganh/kernel';
import type { Inbox } from '../inbox.ts';
import { partitionOf } from '../partition.ts';
import type { Broker, BrokerHealth, ConsumeOptions, ContractMessage, Delivery, Topic } from '../port.ts';

/** An inbox to be tested, with a way to write and see effects: `record` writes a line in the transaction, `recorded` reads all that were kept. */
export interface InboxUnderTest<Tx> {
  readonly inbox: Inbox<Tx>;
  record(tx: Tx, line: string): Promise<void>;
  recorded(): Promise<readonly string[]>;
}

export interface Opened<Tx> {
  readonly broker: Broker;
  openInbox(consumer: string): Promise<InboxUnderTest<Tx>>;
  close(): Promise<void>;
}

/** Milliseconds after which a wait gives up: a rebalance of Kafka may take many seconds. */
const PATIENCE_MS = 45_000;

/** What the tests share: one broker, and names that no other run uses. */
export class Bench<Tx> {
  readonly #run = randomUUID().slice(0, 8);
  #names = 0;
  #opened: Opened<Tx> | undefined;
  readonly #running: { stop(): Promise<void> }[] = [];

  constructor(private readonly open: () => Promise<Opened<Tx>>) {}

  async begin(): Promise<void> {
    this.#opened = await this.open();
  }

  async end(): Promise<void> {
    await this.#opened?.close();
  }

  /** Ends what one test has left running. */
  async clear(): Promise<void> {
    await Promise.all(this.#running.splice(0).map((one) => one.stop()));
  }

  /** What runs in the background ends with its test, also when that fails. */
  stopLater(running: { stop(): Promise<void> }): void {
    this.#running.push(running);
  }

  get broker(): Broker {
    if (!this.#opened) throw new Error('the bench is not open');
    return this.#opened.broker;
  }

  name(what: string): string {
    this.#names += 1;
    return `run-${this.#run}.${what}.${this.#names}`;
  }

  async topic(partitions = 4): Promise<Topic> {
    const topic = { name: this.name('topic'), partitions };
    await this.broker.declare(topic);
    return topic;
  }

  inbox(): Promise<InboxUnderTest<Tx>> {
    if (!this.#opened) throw new Error('the bench is not open');
    return this.#opened.openInbox(this.name('consumer'));
  }

  /** Reads in the background until it is stopped, or the test ends. */
  read(topics: readonly Topic[], options: Partial<Omit<ConsumeOptions, 'topics' | 'signal'>> = {}): Reader {
    const reader = new Reader(this.broker, {
      group: this.name('group'),
      ...options,
      topics: topics.map(({ name }) => name),
    });
    this.stopLater(reader);
    return reader;
  }
}

/** A member of a group that keeps what it was given. */
export class Reader {
  readonly deliveries: Delivery[] = [];
  readonly health: BrokerHealth[] = [];
  readonly #stop = new AbortController();
  readonly #watching = new Set<() => void>();
  readonly #finished: Promise<void>;

  constructor(broker: Broker, options: Omit<ConsumeOptions, 'signal' | 'onBatch'> & Partial<ConsumeOptions>) {
    this.#finished = broker.consume({
      ...options,
      signal: this.#stop.signal,
      onHealth: (health) => {
        this.health.push(health);
        this.#tell();
      },
      onBatch: async (batch, context) => {
        const held = await options.onBatch?.(batch, context);
        this.deliveries.push(...batch.slice(0, held?.done ?? batch.length));
        this.#tell();
        return held;
      },
    });
  }

  get messages(): readonly ContractMessage[] {
    return this.deliveries.flatMap((delivery) => (delivery.is === 'message' ? [delivery.message] : []));
  }

  /** Ids of the messages, in the order of their arrival. */
  get ids(): readonly string[] {
    return this.messages.map(({ id }) => id);
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#finished;
  }

  async until(what: string, holds: (reader: Reader) => boolean): Promise<void> {
    await within(what, async () => {
      while (!holds(this)) await new Promise<void>((resolve) => this.#watching.add(resolve));
    });
  }

  untilRead(count: number): Promise<void> {
    return this.until(`${count} messages arrive`, () => this.messages.length >= count);
  }

  #tell(): void {
    for (const wake of this.#watching) wake();
    this.#watching.clear();
  }
}

/** Fails with a readable reason when what a test waits for does not come. */
export async function within<T>(what: string, work: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`waited in vain: ${what}`)), PATIENCE_MS);
  });
  try {
    return await Promise.race([work(), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Asks again and again until the answer is right. */
export async function eventually<T>(what: string, ask: () => Promise<T>, right: (answer: T) => boolean): Promise<T> {
  const giveUp = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await ask();
    if (right(answer)) return answer;
    if (Date.now() > giveUp) throw new Error(`waited in vain: ${what}; the last answer was ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** A promise with its ends in the hand. */
export class Gate {
  open!: () => void;
  readonly opened = new Promise<void>((resolve) => {
    this.open = resolve;
  });
}

export interface Wanted {
  readonly key: string;
  readonly revision: number;
  readonly type?: string;
  readonly version?: number;
  readonly position?: number;
  readonly data?: unknown;
  readonly id?: string;
}

export const LOG = '6f0bdc3e-2f2c-4a0e-9d0f-0d2f6b1f7a11';

/** A contract event of a record, with what a test cares for. */
export function contractMessage({ key, revision, type, version, position, data, id }: Wanted): ContractMessage {
  return {
    specversion: '1.0',
    id: id ?? randomUUID(),
    source: '/provinces/12/inspections',
    type: type ?? 'inspections.inspection',
    subject: key,
    time: '2013-07-16T01:02:03.004Z',
    datacontenttype: 'application/json',
    data: data ?? { revision },
    contractversion: version ?? 1,
    log: LOG,
    position: String(position ?? revision + 1),
    eventid: randomUUID(),
    keyrevision: revision,
    occurredon: '2013-07-16',
    correlationid: randomUUID(),
    actor: { account: 'a-17', agency: 'police', role: 'officer' },
  };
}

/** Messages `from` to `to` of one key, both included. */
export function history(key: string, from: number, to: number): ContractMessage[] {
  return Array.from({ length: to - from + 1 }, (_, n) => contractMessage({ key, revision: from + n }));
}

export function frontierAt(position: number): { log: string; position: Position; at: string } {
  return { log: LOG, position: BigInt(position) as Position, at: '2013-07-16T02:00:00.000Z' };
}

/** A key that lies in the given partition. */
export function keyIn(partition: number, partitions: number, name = 'inspection'): string {
  for (let n = 0; ; n++) {
    const key = `${name}-${n}`;
    if (partitionOf(key, partitions) === partition) return key;
  }
}
