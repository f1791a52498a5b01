import { describe, expect, test } from '@jest/globals';
import type { Batch, EventStore } from '@lien-nganh/event-store';
import type { Position } from '@lien-nganh/kernel';
import { connect } from '@lien-nganh/postgres';
import { event, events, testLog } from '../examples.ts';
import { Reader as LogReader } from '../read/reader.ts';
import { BatchReader } from './batch-reader.ts';
import { Tail } from './tail.ts';

/** A subscription that tells what it has been given, for as long as the test goes on. */
class Reader {
  readonly batches: Batch[] = [];
  readonly #ending = new AbortController();
  readonly #ended: Promise<void>;
  #told = () => {};

  /** @param between runs before the next batch is asked for */
  constructor(store: EventStore, after: Position | null, prefix: string, between = () => Promise.resolve()) {
    this.#ended = this.#read(
      store.subscribe({ after, filter: { streamPrefixes: [prefix] }, signal: this.#ending.signal }),
      between,
    );
  }

  get streams(): readonly string[] {
    return this.batches.flatMap((batch) => batch.events.map(({ stream }) => stream));
  }

  async until(isSo: () => boolean): Promise<void> {
    while (!isSo()) await new Promise<void>((resolve) => (this.#told = resolve));
  }

  async stop(): Promise<void> {
    this.#ending.abort();
    await this.#ended;
  }

  async #read(subscription: AsyncIterable<Batch>, between: () => Promise<void>): Promise<void> {
    for await (const batch of subscription) {
      this.batches.push(batch);
      this.#told();
      await between();
    }
  }
}

/** Reads the log, and counts how often. */
class CountingReader extends BatchReader {
  reads = 0;

  override next(...asked: Parameters<BatchReader['next']>): ReturnType<BatchReader['next']> {
    this.reads += 1;
    return super.next(...asked);
  }
}

const member = { filter: { streamPrefixes: ['a-'] }, health: () => undefined };

async function caughtUp(store: EventStore, names: readonly string[]): Promise<readonly Reader[]> {
  const after = (await store.append('first', 'no-stream', [event()])).position;
  const readers = names.map((name) => new Reader(store, after, name));
  for (const reader of readers) await reader.until(() => reader.batches.at(-1)?.caughtUp === true);
  return readers;
}

describe('subscriptions that share the end of the log', () => {
  test('get each what it asks for, as an object of its own', async () => {
    await using log = await testLog();
    const [a, again, b] = await caughtUp(log.store, ['a-', 'a-', 'b-']);
    await log.store.append('a-1', 'no-stream', events(2));
    await log.store.append('b-1', 'no-stream', [event()]);
    await a!.until(() => a!.streams.length === 2);
    await again!.until(() => again!.streams.length === 2);
    await b!.until(() => b!.streams.length === 1);
    expect([a!.streams, again!.streams, b!.streams]).toEqual([['a-1', 'a-1'], ['a-1', 'a-1'], ['b-1']]);
    const [mine, theirs] = [a!, again!].map(({ batches }) => batches.flatMap((batch) => batch.events)[0]!);
    (mine!.data as Record<string, unknown>)['changed'] = true;
    expect(theirs!.data).not.toHaveProperty('changed');
    for (const reader of [a!, again!, b!]) await reader.stop();
  });

  test('read it once for all of them', async () => {
    await using log = await testLog();
    const { position } = await log.store.append('first', 'no-stream', [event()]);
    const pool = connect(log.url);
    const reader = new CountingReader(new LogReader(pool), {});
    const tail = new Tail(log.url, reader);
    const news = Array.from({ length: 40 }, () => new Promise<void>((wake) => tail.join({ ...member, wake })));
    tail.begin(position);
    await log.store.append('a-1', 'no-stream', [event()]);
    await Promise.all(news);
    expect(tail.take(position, member.filter, 10)).toMatchObject({ events: [{ stream: 'a-1' }], caughtUp: true });
    // Once as it begins, once as it begins to listen, and once for what was appended.
    expect(reader.reads).toBeLessThanOrEqual(3);
    await tail.close();
    await pool.end();
  });

  test('are told that the log has gone on past what they do not ask for', async () => {
    await using log = await testLog();
    const [a] = await caughtUp(log.store, ['a-']);
    const { position } = await log.store.append('b-1', 'no-stream', events(3));
    await a!.until(() => a!.batches.at(-1)!.upTo >= position);
    expect(a!.streams).toEqual([]);
    await a!.stop();
  });

  test('wait for none that is slow, and it misses nothing of more than is kept for it', async () => {
    await using log = await testLog();
    let goOn = () => {};
    const held = new Promise<void>((resolve) => (goOn = resolve));
    const after = (await log.store.append('first', 'no-stream', [event()])).position;
    const slow = new Reader(log.store, after, 'a-', () => held);
    const fast = new Reader(log.store, after, 'a-');
    for (const reader of [slow, fast]) await reader.until(() => reader.batches.length > 0);
    for (let n = 0; n < 15; n++) await log.store.append(`a-${n}`, 'no-stream', events(100));
    await fast.until(() => fast.streams.length === 1_500);
    expect(slow.streams).toEqual([]);
    goOn();
    await slow.until(() => slow.streams.length === 1_500);
    expect(slow.streams).toEqual(fast.streams);
    const places = slow.batches.flatMap((batch) => batch.events.map(({ position }) => position));
    expect(places).toEqual([...places].sort((x, y) => (x < y ? -1 : 1)));
    for (const reader of [slow, fast]) await reader.stop();
  });
});
