import type { Broker, ConsumeOptions, ContractMessage, Delivery } from '@lien-nganh/messaging';
import { testDatabase } from '@lien-nganh/testing';
import pg from 'pg';
import { postgresBroker, type PostgresBrokerOptions } from './broker.ts';

/** Shared by the specs of this package: a broker on a database of its own, and ways to disturb it. */
export interface TestBroker extends AsyncDisposable {
  readonly url: string;
  readonly broker: Broker;
  open(options?: Partial<PostgresBrokerOptions>): Broker;
  /** A connection of the test itself. */
  client(): Promise<pg.Client>;
  /** Consumes with a broker, by default the one above, until the test ends. */
  read(options: Pick<ConsumeOptions, 'group' | 'topics'> & Partial<ConsumeOptions>, broker?: Broker): Reading;
}

export async function testBroker(): Promise<TestBroker> {
  const database = await testDatabase();
  const opened: (() => Promise<unknown>)[] = [];
  const open = (options: Partial<PostgresBrokerOptions> = {}): Broker => {
    const broker = postgresBroker({ url: database.url, ...options });
    opened.unshift(() => broker.close());
    return broker;
  };
  const broker = open();
  return {
    url: database.url,
    broker,
    open,
    async client() {
      const client = new pg.Client({ connectionString: database.url });
      client.on('error', () => undefined);
      await client.connect();
      opened.unshift(() => client.end());
      return client;
    },
    read(options, through = broker) {
      const reading = new Reading(through, options);
      opened.unshift(() => reading.stop());
      return reading;
    },
    async [Symbol.asyncDispose]() {
      for (const close of opened) await close();
      await database.drop();
    },
  };
}

/** A running member that keeps what it was given. */
export class Reading {
  readonly deliveries: Delivery[] = [];
  /** `connected` and `recovering` as they came. */
  readonly health: string[] = [];
  readonly #stop = new AbortController();
  readonly #finished: Promise<void>;
  readonly #watching = new Set<() => void>();

  constructor(broker: Broker, options: Pick<ConsumeOptions, 'group' | 'topics'> & Partial<ConsumeOptions>) {
    this.#finished = broker.consume({
      ...options,
      signal: this.#stop.signal,
      onHealth: ({ is }) => {
        this.health.push(is);
        this.#tell();
      },
      onBatch: async (batch, context) => {
        const held = await options.onBatch?.(batch, context);
        this.deliveries.push(...batch);
        this.#tell();
        return held;
      },
    });
  }

  get messages(): ContractMessage[] {
    return this.deliveries.flatMap((one) => (one.is === 'message' ? [one.message] : []));
  }

  get ids(): string[] {
    return this.messages.map(({ id }) => id);
  }

  async until(holds: (reading: this) => boolean): Promise<void> {
    while (!holds(this)) await new Promise<void>((resolve) => this.#watching.add(resolve));
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#finished;
  }

  #tell(): void {
    for (const wake of this.#watching) wake();
    this.#watching.clear();
  }
}

/** Ends every connection that members of groups have to this database; how many there were. */
export async function terminateMembers(client: pg.Client): Promise<number> {
  const { rowCount } = await client.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name like 'lien-nganh group %'`,
  );
  return rowCount ?? 0;
}

/** Resolves once so many connections wait for a row that another transaction has locked. */
export async function untilWaitingForRows(client: pg.Client, count: number): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ count: number }>(
      `select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    if (rows[0]!.count >= count) return;
  }
}
