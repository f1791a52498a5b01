import { randomUUID } from 'node:crypto';
import type { EventToAppend, LogEvent, Position } from '@lien-nganh/kernel';
import type { Batch, EventStore, SubscribeOptions } from '../port.ts';

/** A store to try, and where in it the suite may write. */
export interface OpenStore {
  readonly store: EventStore;
  /** Prefix of every stream and type of this run, unlike that of any other run, `r1f3a`. Letters and digits. */
  readonly namespace: string;
  /** Opens the same log a second time, as another process would; absent where nothing outlives the store object. */
  readonly reopen?: () => Promise<EventStore>;
  close(): Promise<void>;
}

export interface Subject extends OpenStore {
  /** A stream that nobody has written, under a prefix of its own. */
  newStream(): { readonly stream: string; readonly prefix: string };
  /** An event; its type is in the namespace. */
  event(data?: unknown, overrides?: Partial<EventToAppend>): EventToAppend;
  events(count: number): EventToAppend[];
  type(name: string): string;
}

/** Where each test takes the store from, once it is open. */
export type GetSubject = () => Subject;

export function subject(opened: OpenStore): Subject {
  const type = (name: string) => `${opened.namespace}.${name}`;
  const event = (data: unknown = { count: 1 }, overrides: Partial<EventToAppend> = {}): EventToAppend => ({
    id: randomUUID(),
    type: type('Counted'),
    schemaVersion: 1,
    data,
    metadata: metadata(),
    ...overrides,
  });
  return {
    ...opened,
    type,
    event,
    events: (count) => Array.from({ length: count }, (_, index) => event({ index })),
    newStream() {
      const prefix = `${opened.namespace}-${randomUUID().slice(0, 13)}`;
      return { prefix, stream: `${prefix}-one` };
    },
  };
}

function metadata(): EventToAppend['metadata'] {
  return {
    commandId: randomUUID(),
    fingerprint: 'f',
    correlationId: 'c',
    causationId: 'c',
    actor: { account: 'a-1', agency: 'police', role: 'officer' },
    obligations: ['879/O01'],
    occurredOn: '2013-08-01',
  };
}

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** Batches of a subscription until one fulfils the condition; then the subscription is ended. */
export async function batchesUntil(
  store: EventStore,
  options: Omit<SubscribeOptions, 'signal'>,
  isEnough: (seen: readonly LogEvent[], batch: Batch) => boolean,
): Promise<Batch[]> {
  const ending = new AbortController();
  const batches: Batch[] = [];
  const seen: LogEvent[] = [];
  for await (const batch of store.subscribe({ ...options, signal: ending.signal })) {
    batches.push(batch);
    seen.push(...batch.events);
    if (isEnough(seen, batch)) ending.abort();
  }
  return batches;
}

export function ids(events: readonly { readonly id: string }[]): string[] {
  return events.map((event) => event.id);
}

/** Whether every position is greater than the one before. */
export function isAscending(positions: readonly Position[]): boolean {
  return positions.every((position, index) => index === 0 || position > positions[index - 1]!);
}
