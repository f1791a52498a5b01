import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { EventStore } from '@lien-nganh/event-store';
import type { ContractMessage } from '@lien-nganh/messaging';
import { bench, reached, tally, until, type Bench } from './examples.ts';

let b: Bench;
beforeEach(async () => {
  b = await bench();
});
afterEach(() => b.close());

describe('questions', () => {
  test('are answered from every event, each once', async () => {
    const readSide = await b.start();
    await reached(readSide, await b.open('A', 30));
    expect(await b.ask(readSide, tally(), 'A')).toBe(30);
  });

  test('killed at any point between rows and place mark, and begun again, neither lose nor repeat', async () => {
    const question = tally();
    let last = 0n;
    for (let round = 0; round < 5; round++) {
      const readSide = await b.start();
      last = await b.open('A', 20);
      // cut every connection of the readers, as a kill does: whatever transaction runs is gone
      await b.pool.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
      );
      void readSide.close();
    }
    const readSide = await b.start();
    await reached(readSide, last);
    expect(await b.ask(readSide, question, 'A')).toBe(100);
  });

  test('two instances of a service share the work without counting twice', async () => {
    const [one, other] = [await b.start(), await b.start()];
    const last = await b.open('A', 50);
    await reached(one, last);
    await one.close();
    const later = await b.open('A', 5);
    await reached(other, later);
    expect(await b.ask(other, tally(), 'A')).toBe(55);
  });

  test('one that fails stands still by name, and the others go on', async () => {
    let broken = true;
    const question = tally(1, (place) => broken && place === 'B');
    const readSide = await b.start({ questions: [question] });
    await reached(readSide, await b.open('B'));
    expect(readSide.board.of('tally.v1')).toMatchObject({ state: 'stalled', why: 'cannot count B' });
    expect(readSide.board.of('projections')).toMatchObject({ state: 'live' });
    broken = false;
    await readSide.close();
    const again = await b.start({ questions: [question] });
    await reached(again, await b.open('B'));
    await until(() => again.board.of('tally.v1')?.state === 'live');
    expect(await b.ask(again, question, 'B')).toBe(2);
  });

  test('a new version is built beside the old one from the beginning', async () => {
    const first = await b.start();
    await reached(first, await b.open('A', 10));
    await first.close();
    const second = await b.start({ questions: [tally(2)] });
    await reached(second, await b.open('A'));
    expect(await b.ask(second, tally(2), 'A')).toBe(11);
  });

  test('rebuilt beside the live one gives the same rows, is swapped in, and goes on', async () => {
    const question = tally();
    const readSide = await b.start();
    await reached(readSide, await b.open('A', 25));
    const seen: number[] = [];
    const signal = new AbortController().signal;
    const rebuilt = await readSide.rebuild(question, { signal, onProgress: ({ done }) => seen.push(done) });
    expect(rebuilt).toEqual({ swapped: true, events: 25, differences: [] });
    expect(seen.at(-1)).toBe(25);
    await reached(readSide, await b.open('A', 5));
    expect(await b.ask(readSide, question, 'A')).toBe(30);
  });

  test('a rebuild that would change what readers see says so, and leaves the live rows', async () => {
    const question = tally();
    const readSide = await b.start();
    await reached(readSide, await b.open('A', 3));
    await b.pool.query(`update tickets."tally_v1_tally" set tickets = 99`);
    const { signal } = new AbortController();
    expect(await readSide.rebuild(question, { signal })).toMatchObject({
      swapped: false,
      differences: [{ table: 'tally', live: 1, rebuilt: 1 }],
    });
    expect(await b.ask(readSide, question, 'A')).toBe(99);
    expect(await readSide.rebuild(question, { signal, acceptDifferences: true })).toMatchObject({ swapped: true });
    expect(await b.ask(readSide, question, 'A')).toBe(3);
  });

  test('a checkpoint of another log stops its reader and says "rebuild"', async () => {
    const readSide = await b.start();
    await reached(readSide, await b.open('A'));
    await readSide.close();
    await b.pool.query(`update tickets.checkpoints set log = '12-another'`);
    const again = await b.start();
    await until(() => again.board.of('projections')?.state === 'stalled');
    expect(again.board.of('projections')?.why).toContain('rebuild');
  });
});

describe('the publisher', () => {
  async function published(upTo: bigint): Promise<readonly ContractMessage[]> {
    const stop = new AbortController();
    const seen = new Map<string, ContractMessage>();
    const complete = new Set<number>();
    await b.broker.consume({
      group: `g${upTo}`,
      topics: ['tickets.g1'],
      signal: stop.signal,
      onBatch: (batch) => {
        for (const delivery of batch) {
          if (delivery.is === 'message') seen.set(`${delivery.partition}/${delivery.offset}`, delivery.message);
          if (delivery.is === 'frontier' && delivery.frontier.position >= upTo) complete.add(delivery.partition);
          if (complete.size === 2) stop.abort();
        }
        return Promise.resolve();
      },
    });
    return [...seen.values()];
  }

  test('killed after the send and before its checkpoint, repeats with the same ids and revisions', async () => {
    const readSide = await b.start();
    const last = await b.open('A', 10);
    await reached(readSide, last);
    const before = await published(last);
    await readSide.close();
    await b.pool.query(`delete from tickets.checkpoints where reader = 'publisher.g1'`);
    await b.pool.query(`delete from tickets.contract_revisions`);
    const again = await b.start();
    await reached(again, await b.open('B'));
    const after = await published(last + 1n);
    const ids = new Set(after.map(({ id }) => id));
    expect(after.length).toBeGreaterThan(before.length);
    expect(ids.size).toBe(11);
    for (const { id, keyrevision } of after) {
      expect(after.filter((one) => one.id === id).map((one) => one.keyrevision)).toEqual(
        Array(after.filter((one) => one.id === id).length).fill(keyrevision),
      );
    }
  });
});

test('an event that is not known yet stops the readers before it, and none skips it', async () => {
  const strange: EventStore = {
    ...b.store,
    log: (options) => b.store.log(options),
    end: (options) => b.store.end(options),
    readStream: (stream, options) => b.store.readStream(stream, options),
    readLog: (options) => b.store.readLog(options),
    lag: (after, filter) => b.store.lag(after, filter),
    async *subscribe(options) {
      for await (const batch of b.store.subscribe(options)) {
        yield { ...batch, events: batch.events.map((event) => ({ ...event, schemaVersion: 2 })) };
      }
    },
  } as EventStore;
  const readSide = await b.start({ store: strange });
  await b.open('A');
  await until(() => readSide.board.of('projections')?.state === 'stalled');
  expect(readSide.board.of('projections')?.why).toContain('ticket.TicketOpened at version 2');
  await readSide.close();
  const upgraded = await b.start();
  await reached(upgraded, await b.open('A'));
  expect(await b.ask(upgraded, tally(), 'A')).toBe(2);
});
