import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  LOG_HASH_START,
  logHashes,
  memoryEventStore,
  memoryLogImport,
  moveLog,
  resolveReference,
  UnknownPosition,
  type EventStore,
  type LogHash,
  type MemoryTarget,
} from '@lien-nganh/event-store';
import type { EventToAppend, LogEvent, LogIdentity, Position } from '@lien-nganh/kernel';
import { connect } from '@lien-nganh/postgres';
import { testDatabase, type TestDatabase } from '@lien-nganh/testing';
import type pg from 'pg';
import { ReaderBoard } from '../readers/health.ts';
import { KeptHashes } from './kept-hashes.ts';
import { LogHashKeeper } from './keeper.ts';
import { LogHashBehind, LogHashes } from './log-hashes.ts';

const PATIENCE_MS = 20_000;

let database: TestDatabase;
let pool: pg.Pool;
beforeEach(async () => {
  database = await testDatabase();
  pool = connect(database.url);
});
afterEach(async () => {
  await pool.end();
  await database.drop();
});

function event(nth: number): EventToAppend {
  const commandId = randomUUID();
  return {
    id: randomUUID(),
    type: 'visit.Told',
    schemaVersion: 1,
    data: { nth, words: 'Phường Tân Phong' },
    metadata: {
      ...{ commandId, fingerprint: 'f', correlationId: 'c', causationId: commandId, obligations: [] },
      ...{ actor: { account: 'a', agency: 'police', role: 'officer' }, occurredOn: '2013-07-16' },
    },
  };
}

async function add(store: EventStore, count: number): Promise<void> {
  for (let nth = 0; nth < count; nth += 1) await store.append(`visit-${nth % 7}`, 'any', [event(nth)]);
}

/** A log of just these events. */
function logOf(events: readonly LogEvent[]): Pick<EventStore, 'subscribe' | 'readLog' | 'end'> {
  return {
    async *readLog({ after = -1n as Position } = {}) {
      yield* events.filter(({ position }) => position > after);
    },
    end: () => Promise.resolve(events.at(-1)!.position),
    async *subscribe({ after, signal }) {
      const waiting = events.filter(({ position }) => position > (after ?? -1n));
      if (waiting.length > 0) yield { events: waiting, upTo: waiting.at(-1)!.position, caughtUp: true };
      if (!signal!.aborted) await once(signal!, 'abort');
    },
  };
}

function keeperOf(store: EventStore, log: LogIdentity, board = new ReaderBoard()): LogHashKeeper {
  return new LogHashKeeper({ store, log, pool, url: database.url, board, onFailure: () => undefined });
}

const told = async (store: EventStore, log: LogIdentity, waitMs = PATIENCE_MS) =>
  LogHashes.open({ store, log, pool, waitMs });

/** Runs a keeper until it has everything of the log. */
async function keep(store: EventStore, log?: LogIdentity): Promise<void> {
  const identity = log ?? (await store.log());
  const keeper = keeperOf(store, identity);
  await keeper.start();
  const hashes = await told(store, identity);
  await hashes.at((await store.end())!);
  await keeper.close();
}

async function recomputed(store: Pick<EventStore, 'readLog'>): Promise<readonly LogHash[]> {
  const all: LogHash[] = [];
  for await (const one of logHashes(store.readLog())) all.push(one);
  return all;
}

async function kept(): Promise<readonly LogHash[]> {
  const { rows } = await pool.query<LogHash>('select position, hash from log_hash.hashes order by position');
  return rows;
}

describe('the hash of the log that is kept', () => {
  test('is that of the log up to each event, and of the last event before any other position', async () => {
    const store = memoryEventStore({ province: '12' });
    await add(store, 1_300);
    await keep(store);
    const right = await recomputed(store);
    expect(await kept()).toEqual(right);
    const hashes = await told(store, await store.log());
    expect(await hashes.at(right[700]!.position)).toEqual(right[700]);
    expect(await hashes.at((right[701]!.position - 1n) as Position)).toEqual(right[700]);
    expect(await hashes.at(0n as Position)).toEqual({ position: 0n, hash: LOG_HASH_START });
    const beyond = (right.at(-1)!.position + 1n) as Position;
    await expect(hashes.at(beyond)).rejects.toThrow(UnknownPosition);
  });

  test('goes on over restarts, and with several keepers of which one is at work', async () => {
    const store = memoryEventStore({ province: '12' });
    await add(store, 20);
    await keep(store);
    await add(store, 20);
    const log = await store.log();
    const boards = [new ReaderBoard(), new ReaderBoard()];
    const keepers = boards.map((board) => keeperOf(store, log, board));
    for (const keeper of keepers) await keeper.start();
    const hashes = await told(store, log);
    await hashes.at((await store.end())!);
    const states = () => boards.map((board) => board.of('log.hash')?.state).sort();
    while (states().join(' ') !== 'live standby') await new Promise(setImmediate);
    await add(store, 20);
    await keepers[boards.findIndex((board) => board.of('log.hash')!.state === 'live')]!.close();
    await add(store, 20);
    await hashes.at((await store.end())!);
    for (const keeper of keepers) await keeper.close();
    expect(await kept()).toEqual(await recomputed(store));
  });

  test('is written by no keeper that another one has overtaken', async () => {
    const store = memoryEventStore({ province: '12' });
    await add(store, 3);
    const [one, two, three] = await recomputed(store);
    const log = await store.log();
    const [first, second] = [new KeptHashes(pool, log), new KeptHashes(pool, log)];
    await told(store, log);
    await first.begin();
    await first.keep(null, [one!]);
    expect(await second.begin()).toEqual(one);
    await second.keep(one!.position, [two!]);
    await expect(first.keep(one!.position, [two!, three!])).rejects.toMatchObject({ code: 'deposed' });
    expect(await kept()).toEqual([one, two]);
  });

  test('is waited for a while, and is then said to be behind, by name', async () => {
    const store = memoryEventStore({ province: '12' });
    await add(store, 2);
    await keep(store);
    const keptUpTo = (await store.end())!;
    await add(store, 1);
    const impatient = await told(store, await store.log(), 0);
    const wanted = (await store.end())!;
    await expect(impatient.at(wanted)).rejects.toMatchObject({ code: 'log-hash-behind', wanted, keptUpTo });
    await expect(impatient.at(wanted)).rejects.toThrow(LogHashBehind);
    const hashes = await told(store, await store.log());
    const asked = hashes.at(wanted);
    await keep(store);
    expect((await asked).position).toBe(wanted);
  });
});

test('the end of a log that is cut off is still that of what was kept', async () => {
  const store = memoryEventStore({ province: '12' });
  await add(store, 10);
  await keep(store);
  const events: LogEvent[] = [];
  for await (const one of store.readLog()) events.push(one);
  const last = (await recomputed(store)).at(-1)!;
  const cutOff = await told(logOf(events.slice(0, 6)) as EventStore, await store.log());
  expect(await cutOff.end()).toBe(last.position);
  expect(await cutOff.at(last.position)).toEqual(last);
  await add(store, 1);
  expect(await (await told(store, await store.log())).end()).toBe(await store.end());
});

describe('a log that goes on as another one', () => {
  test('keeps its hashes over a restore up to where both are the same, whatever was kept beyond', async () => {
    const store = memoryEventStore({ province: '12' });
    await add(store, 30);
    await keep(store);
    const before = await recomputed(store);
    const events: LogEvent[] = [];
    for await (const one of store.readLog()) events.push(one);
    const { id } = await store.log();
    const sharedUpTo = before[19]!.position;
    const identity = { id: '12-restored', province: '12', predecessors: [{ log: id, sharedUpTo }] };
    const other = { ...events[20]!, data: { nth: 'after the restore' } };
    const restored = logOf([...events.slice(0, 20), other]) as EventStore;
    expect(await new KeptHashes(pool, identity).begin()).toEqual(before[19]);
    expect(await kept()).toEqual(before.slice(0, 20));
    await keep(restored, identity);
    expect(await kept()).toEqual(await recomputed(restored));
  });

  test('is hashed anew after a move, and what was printed before is found again', async () => {
    const store = memoryEventStore({ province: '12' });
    await add(store, 30);
    await store.append('visit-1', 'any', [{ ...event(31), data: { much: 'x'.repeat(100) } }]);
    await keep(store);
    const before = await recomputed(store);
    const { id } = await store.log();
    const target: MemoryTarget = { movingFrom: null };
    const into = memoryLogImport(target);
    await into.finish((await moveLog(store, into)).reached);
    const moved = memoryEventStore({ province: '12', moved: target });
    await add(moved, 5);
    await keep(moved);
    const hashes = await told(moved, await moved.log());
    for (const { position, hash } of before) {
      const now = (await resolveReference(moved, { log: id, position }))!;
      expect((await hashes.at(now)).hash).toEqual(hash);
    }
    expect(await kept()).toEqual(await recomputed(moved));
  });
});
