import { consumeWithInbox, type Consumer, type InboxConsumeOptions } from '../consumer.ts';
import type { Handler } from '../handlers.ts';
import type { PartitionState } from '../partition-state.ts';
import type { ContractMessage, Topic } from '../port.ts';
import { eventually, within, type Bench, type InboxUnderTest } from './bench.ts';

type Options<Tx> = Omit<InboxConsumeOptions<Tx>, 'group' | 'topics' | 'inbox' | 'signal'>;

/** A running consumer under test, with its inbox and what its partitions went through. */
export class Running<Tx> {
  readonly consumer: Consumer;
  readonly states: { readonly topic: string; readonly partition: number; readonly state: PartitionState }[] = [];
  readonly #stop = new AbortController();
  readonly #watching = new Set<() => void>();

  constructor(
    bench: Bench<Tx>,
    readonly of: InboxUnderTest<Tx>,
    options: Options<Tx> & { readonly topics: readonly Topic[]; readonly group?: string },
  ) {
    bench.stopLater(this);
    this.consumer = consumeWithInbox(bench.broker, {
      group: bench.name('group'),
      // A test resumes by itself: nothing here depends on time.
      probeMs: 3_600_000,
      ...options,
      inbox: of.inbox,
      signal: this.#stop.signal,
      onState: (change) => {
        this.states.push(change);
        for (const wake of this.#watching) wake();
        this.#watching.clear();
      },
    });
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.consumer.finished;
  }

  /** Resolves when a partition comes into a state. */
  async until(is: PartitionState['is'], why = ''): Promise<void> {
    const holds = (): boolean =>
      this.states.some(({ state }) => state.is === is && (!('why' in state) || state.why.includes(why)));
    await within(`a partition is ${is} (${why})`, async () => {
      while (!holds()) await new Promise<void>((resolve) => this.#watching.add(resolve));
    });
  }

  async untilRecorded(lines: readonly string[]): Promise<void> {
    const wanted = JSON.stringify([...lines].sort());
    await eventually(
      `the effects are ${wanted}`,
      () => this.of.recorded(),
      (recorded) => JSON.stringify([...recorded].sort()) === wanted,
    );
  }

  async untilParked(count: number): Promise<void> {
    await eventually(
      `${count} messages are parked`,
      () => this.consumer.parked(),
      ({ length }) => length === count,
    );
  }

  async untilFrontier(position: bigint | null): Promise<void> {
    await eventually(
      `the frontier is ${position}`,
      async () => (await this.consumer.frontier())?.position ?? null,
      (now) => now === position,
    );
  }
}

/** `<key>#<revision>`: what the handlers of these tests record of a message. */
export function line({ subject, keyrevision }: Pick<ContractMessage, 'subject' | 'keyrevision'>): string {
  return `${subject}#${keyrevision}`;
}

/** A handler that records each message, and throws after its effect where `fails` says so. */
export function recording<Tx>(
  of: InboxUnderTest<Tx>,
  { fails, ...options }: Partial<Handler<Tx>> & { fails?: (message: ContractMessage) => boolean } = {},
): Handler<Tx> {
  return {
    version: 1,
    ...options,
    handle: async (message, { tx }) => {
      await of.record(tx, line(message));
      if (fails?.(message)) throw new Error(`cannot take ${line(message)}`);
    },
  };
}
