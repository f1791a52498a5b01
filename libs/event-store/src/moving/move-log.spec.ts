import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { LogEvent, Position } from '@lien-nganh/kernel';
import { OutcomeUnknown, StoreUnavailable } from '../errors.ts';
import { memoryEventStore } from '../memory.ts';
import type { EventStore } from '../port.ts';
import { verifyMove } from './compare.ts';
import { memoryLogImport, type MemoryTarget } from './memory-import.ts';
import { MoveInterrupted, moveLog } from './move-log.ts';
import type { LogImport } from './port.ts';
import { resolveReference } from './resolve-reference.ts';

async function logOf(count: number): Promise<EventStore> {
  const store = memoryEventStore({ province: '12' });
  for (let nth = 0; nth < count; nth += 1) {
    const metadata = { commandId: randomUUID(), actor: {}, obligations: [] } as unknown as LogEvent['metadata'];
    const event = { id: randomUUID(), type: 'count.Counted', schemaVersion: 1, data: { nth }, metadata };
    await store.append(`stream-${nth % 5}`, 'any', [event]);
  }
  return store;
}

/** A target that fails as it is told, before or after it has written. */
function failing(target: LogImport, failures: (undefined | { before?: Error; after?: Error })[]): LogImport {
  const original = target.import.bind(target);
  target.import = async (events, options) => {
    const failure = failures.shift();
    if (failure?.before) throw failure.before;
    await original(events, options);
    if (failure?.after) throw failure.after;
  };
  return target;
}

describe('the copy of a log', () => {
  test('goes on by itself after a store was away, and after an answer that never came', async () => {
    const source = await logOf(2100);
    const target = failing(memoryLogImport({ movingFrom: null }), [
      { before: new StoreUnavailable('away') },
      { after: new OutcomeUnknown('no answer') },
      undefined,
      { before: new StoreUnavailable('away again') },
    ]);
    const told: number[] = [];
    const { reached } = await moveLog(source, target, {
      firstPauseMs: 0,
      onProgress: ({ copied }) => told.push(copied),
    });
    expect(reached).toBe(await source.end());
    expect(told.length).toBeGreaterThan(3);
    expect(await verifyMove(source, target, { upTo: reached! })).toMatchObject({
      source: { events: 2100 },
      firstDifference: null,
    });
  });

  test('ends and says so when a store stays away', async () => {
    const away = Array.from({ length: 20 }, () => ({ before: new StoreUnavailable('away') }));
    const target = failing(memoryLogImport({ movingFrom: null }), away);
    await expect(moveLog(await logOf(3), target, { firstPauseMs: 0 })).rejects.toThrow(MoveInterrupted);
  });

  test('takes what came since it was last run', async () => {
    const source = await logOf(10);
    const moved: MemoryTarget = { movingFrom: null };
    await moveLog(source, memoryLogImport(moved));
    for await (const { data, metadata, type, schemaVersion } of (await logOf(3)).readLog()) {
      await source.append('later', 'any', [{ id: randomUUID(), data, metadata, type, schemaVersion }]);
    }
    const { reached } = await moveLog(source, memoryLogImport(moved));
    expect(moved.log!.events).toHaveLength(13);
    expect(reached).toBe(await source.end());
  });
});

describe('the comparison of a log with its copy', () => {
  const changes: [string, (event: LogEvent) => LogEvent | null][] = [
    ['other data', (event) => ({ ...event, data: { nth: -1 } })],
    ['another time', (event) => ({ ...event, recordedAt: '2000-01-01T00:00:00.000Z' })],
    ['another place in the old log', (event) => ({ ...event, origin: { ...event.origin!, position: 1n as Position } })],
    ['an event that is missing', () => null],
  ];

  test.each(changes)('finds %s', async (_, change) => {
    const source = await logOf(20);
    const target = memoryLogImport({ movingFrom: null });
    const { reached } = await moveLog(source, target);
    const changed = {
      async *readLog() {
        let nth = 0;
        for await (const event of target.readLog()) {
          nth += 1;
          const given = nth === 7 ? change(event) : event;
          if (given) yield given;
        }
      },
    };
    expect((await verifyMove(source, changed, { upTo: reached! })).firstDifference).toBe(7);
  });

  test('finds that the copy ends too early, or goes on too long', async () => {
    const source = await logOf(20);
    const target = memoryLogImport({ movingFrom: null });
    await moveLog(source, target);
    const events: LogEvent[] = [];
    for await (const event of source.readLog()) events.push(event);
    const upTo = (nth: number) => verifyMove(source, target, { upTo: events[nth]!.position });
    expect(await upTo(19)).toMatchObject({ firstDifference: null });
    expect(await upTo(17)).toMatchObject({ firstDifference: 19 });
    const short = {
      async *readLog() {
        for await (const event of target.readLog({ limit: 12 })) yield event;
      },
    };
    expect((await verifyMove(source, short, { upTo: events[19]!.position })).firstDifference).toBe(13);
  });
});

test('a reference is understood over restores and moves in any order, up to where the logs part', async () => {
  const predecessors = [
    { log: 'a', sharedUpTo: 100n as Position },
    { log: 'b', sharedUpTo: 200n as Position, moved: true },
    { log: 'c', sharedUpTo: 30n as Position },
  ] as const;
  const store = {
    log: async () => ({ id: 'd', province: '12', predecessors }),
    movedTo: async ({ log, position }: { log: string; position: Position }) =>
      log === 'b' ? ((position / 10n) as Position) : null,
  };
  const resolve = (log: string, position: bigint) => resolveReference(store, { log, position: position as Position });
  expect(await resolve('a', 90n)).toBe(9n);
  expect(await resolve('a', 101n)).toBeNull();
  expect(await resolve('b', 200n)).toBe(20n);
  expect(await resolve('b', 201n)).toBeNull();
  expect(await resolve('c', 30n)).toBe(30n);
  expect(await resolve('c', 31n)).toBeNull();
  expect(await resolve('d', 99n)).toBe(99n);
  expect(await resolve('e', 1n)).toBeNull();
});
