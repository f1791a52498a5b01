import { randomUUID } from 'node:crypto';
import type { Batch, EventStore, SubscribeOptions, SubscriptionHealth } from '@lien-nganh/event-store';
import type { EventToAppend, LogEvent } from '@lien-nganh/kernel';
import { type DoubleOptions, type KurrentDbDouble, startKurrentDbDouble } from './double.ts';
import { kurrentdbEventStore, type KurrentDbEventStoreOptions } from './store.ts';

/** Shared by the specs of this package: a double of the server with a log on it. */
export interface TestLog extends AsyncDisposable {
  readonly double: KurrentDbDouble;
  readonly store: EventStore;
  open(options?: Partial<KurrentDbEventStoreOptions>): Promise<EventStore>;
  /** Ends every connection; the server is there again at once. */
  cut(): Promise<void>;
}

/** Patience of a test, where it is not what is tested. */
const PATIENCE = { deadlineMs: 5_000, watchdogMs: 200 };

export async function testLog(
  server: DoubleOptions = {},
  options: Partial<KurrentDbEventStoreOptions> = {},
): Promise<TestLog> {
  const double = await startKurrentDbDouble(server);
  const opened: EventStore[] = [];
  const open = async (more: Partial<KurrentDbEventStoreOptions> = {}) => {
    const store = await kurrentdbEventStore({ url: double.url, province: '12', ...PATIENCE, ...options, ...more });
    opened.push(store);
    return store;
  };
  return {
    double,
    store: await open(),
    open,
    async cut() {
      await double.goAway();
      await double.comeBack();
    },
    async [Symbol.asyncDispose]() {
      for (const store of opened) await store.close();
      await double[Symbol.asyncDispose]();
    },
  };
}

export function event(data: unknown = { count: 1 }, overrides: Partial<EventToAppend> = {}): EventToAppend {
  return {
    id: randomUUID(),
    type: 'count.Counted',
    schemaVersion: 1,
    data,
    metadata: {
      commandId: randomUUID(),
      fingerprint: 'f',
      correlationId: 'c',
      causationId: 'c',
      actor: { account: 'a-1', agency: 'police', role: 'officer' },
      obligations: [],
      occurredOn: '2013-08-01',
    },
    ...overrides,
  };
}

export function events(count: number): EventToAppend[] {
  return Array.from({ length: count }, (_, index) => event({ index }));
}

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

export function ids(some: readonly { readonly id: string }[]): string[] {
  return some.map(({ id }) => id);
}

/** A subscription that runs beside the test, and what it has given so far. */
export interface Following extends AsyncDisposable {
  readonly seen: LogEvent[];
  readonly batches: Batch[];
  readonly health: SubscriptionHealth[];
  /** Resolves once the condition holds; it is looked at after each batch and each word about its health. */
  until(condition: (following: Following) => boolean): Promise<void>;
}

export function follow(store: EventStore, options: Partial<SubscribeOptions> = {}): Following {
  const ending = new AbortController();
  const waiting = new Set<() => void>();
  const tell = () => {
    for (const look of waiting) look();
  };
  const onHealth = (health: SubscriptionHealth) => {
    following.health.push(health);
    tell();
  };
  const run = async () => {
    for await (const batch of store.subscribe({ after: null, ...options, onHealth, signal: ending.signal })) {
      following.batches.push(batch);
      following.seen.push(...batch.events);
      tell();
    }
  };
  const following: Following = {
    seen: [],
    batches: [],
    health: [],
    until: (condition) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (!condition(following)) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        running.catch(reject);
        look();
      }),
    async [Symbol.asyncDispose]() {
      ending.abort();
      await running;
    },
  };
  const running = run();
  return following;
}
