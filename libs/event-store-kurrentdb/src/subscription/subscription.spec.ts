import { describe, expect, test } from '@jest/globals';
import { OutcomeUnknown, UnknownPosition } from '@lien-nganh/event-store';
import type { LogEvent, Position } from '@lien-nganh/kernel';
import type { VersionName } from '../double.ts';
import { collect, events, follow, ids, testLog, type TestLog } from '../examples.ts';

const versions: VersionName[] = ['20.10', '23.10', '24.10', '25.1'];
const isCaughtUp = ({ batches }: { batches: readonly { caughtUp: boolean }[] }) => batches.at(-1)?.caughtUp === true;

describe.each(versions)('a subscription to KurrentDB %s', (version) => {
  test('goes on after its connection was cut, without a gap or a repeat, and says so', async () => {
    await using log = await testLog({ version });
    await log.store.append('one', 'no-stream', events(50));
    await using following = follow(log.store);
    await following.until(({ seen }) => seen.length === 50);
    await log.cut();
    await appendUntilDone(log, 50);
    const all = await collect(log.store.readLog());
    await following.until(({ seen }) => seen.length >= all.length);
    expect(ids(following.seen)).toEqual(ids(all));
    expect(following.health.map(({ is }) => is)).toEqual(expect.arrayContaining(['connected', 'recovering']));
    expect(following.health.at(-1)).toEqual({ is: 'connected' });
  });

  test.each(['fail', 'end'] as const)('goes on when the server lets it %s', async (how) => {
    await using log = await testLog({ version });
    await log.store.append('one', 'no-stream', events(3));
    await using following = follow(log.store);
    await following.until(isCaughtUp);
    log.double.faults.endSubscriptions(how);
    await following.until(({ health }) => health.some(({ is }) => is === 'recovering'));
    await log.store.append('one', 2, events(3));
    await following.until(({ seen }) => seen.length === 6);
    expect(ids(following.seen)).toEqual(ids(await collect(log.store.readLog())));
  });

  test('that falls silent while there are events for it is given up, and another goes on', async () => {
    await using log = await testLog({ version }, { deadlineMs: 1_000, watchdogMs: 100 });
    await log.store.append('one', 'no-stream', events(3));
    await using following = follow(log.store);
    await following.until(isCaughtUp);
    log.double.faults.silentSubscriptions = true;
    await log.store.append('one', 2, events(3));
    await following.until(({ health }) => health.some((one) => one.is === 'recovering' && /silent/.test(one.why)));
    log.double.faults.silentSubscriptions = false;
    await following.until(({ seen }) => seen.length === 6);
    expect(ids(following.seen)).toEqual(ids(await collect(log.store.readLog())));
  });

  test('that has nothing to say is not given up, however long it is silent', async () => {
    await using log = await testLog({ version }, { watchdogMs: 20 });
    const { position } = await log.store.append('one', 'no-stream', events(3));
    await using following = follow(log.store, { after: position, filter: { streamPrefixes: ['two'] } });
    await following.until(isCaughtUp);
    log.double.faults.silentSubscriptions = true;
    // Each look that finds only what does not match moves the checkpoint on.
    for (let nth = 3; nth < 10; nth += 1) {
      const written = await log.store.append('one', nth - 1, events(1));
      await following.until(({ batches }) => batches.at(-1)!.upTo >= written.position && isCaughtUp(following));
    }
    expect(following.health).toEqual([{ is: 'connected' }]);
    expect(following.seen).toEqual([]);
  });

  test('of what is seldom written learns at once that the log goes on, and that it is caught up', async () => {
    await using log = await testLog({ version }, { watchdogMs: 600_000 });
    await log.store.append('one', 'no-stream', events(3));
    await using following = follow(log.store, { filter: { streamPrefixes: ['two'] } });
    await following.until(isCaughtUp);
    const goesOn = async () => {
      await appendUntilDone(log, 1);
      const end = (await log.store.end())!;
      await following.until(({ batches }) => batches.at(-1)!.upTo >= end && isCaughtUp(following));
    };
    for (let nth = 0; nth < 5; nth += 1) await goesOn();
    log.double.log.appendSystem('$stats-0', '$statsCollected');
    const end = (await log.store.end())!;
    await following.until(({ batches }) => batches.at(-1)!.upTo >= end);
    await log.cut();
    for (let nth = 0; nth < 5; nth += 1) await goesOn();
    const { position } = await log.store.append('two', 'no-stream', events(1));
    await following.until(({ seen }) => seen.length === 1);
    expect(following.seen[0]!.position).toBe(position);
  });

  test('from a checkpoint before a record gives that record first', async () => {
    await using log = await testLog({ version });
    await log.store.append('one', 'no-stream', events(5));
    const all = await collect(log.store.readLog());
    for (const filter of [undefined, { streamPrefixes: ['one'] }]) {
      const before = (all[2]!.position - 1n) as Position;
      await using following = follow(log.store, { after: before, ...(filter ? { filter } : {}) });
      await following.until(({ seen }) => seen.length >= 3);
      expect(ids(following.seen)).toEqual(ids(all.slice(2)));
    }
  });

  test('gives any checkpoint back so that nothing after it is missed', async () => {
    await using log = await testLog({ version });
    for (let nth = 0; nth < 4; nth += 1) {
      await log.store.append('other', 'any', events(100));
      await log.store.append('mine', 'any', events(3));
    }
    const mine = await collect(log.store.readLog({ filter: { streamPrefixes: ['mine'] } }));
    const checkpoints = new Map<Position, number>();
    await using following = follow(log.store, { filter: { streamPrefixes: ['mine'] }, batchSize: 2 });
    await following.until(isCaughtUp);
    let given = 0;
    for (const { events: some, upTo } of following.batches) checkpoints.set(upTo, (given += some.length));
    expect(checkpoints.size).toBeGreaterThan(4);
    for (const [after, before] of checkpoints) {
      await using again = follow(log.store, { after, filter: { streamPrefixes: ['mine'] } });
      await again.until(isCaughtUp);
      expect(ids(again.seen)).toEqual(ids(mine.slice(before)));
    }
  });

  test("gives neither the server's own events nor those of others, and still comes to the end of the log", async () => {
    await using log = await testLog({ version });
    const three = events(3);
    await log.store.append('one', 'no-stream', three);
    for (let nth = 0; nth < 70; nth += 1) log.double.log.appendSystem('$stats-0', '$statsCollected', { nth });
    log.double.log.append('foreign', -2, [
      { id: crypto.randomUUID(), type: 'Foreign', isJson: true, data: Buffer.from('{}'), metadata: new Uint8Array() },
    ]);
    const end = (await log.store.end())!;
    await using following = follow(log.store);
    await following.until((one) => isCaughtUp(one) && one.batches.at(-1)!.upTo === end);
    expect(ids(following.seen)).toEqual(ids(three));
    expect(following.batches.every(({ upTo }) => upTo <= end)).toBe(true);
  });

  test('of which nothing matches has a checkpoint that is a position of this log', async () => {
    await using log = await testLog({ version });
    await using following = follow(log.store, { filter: { types: ['never.Written'] } });
    await following.until(isCaughtUp);
    expect(following.batches.at(-1)!.upTo).toBe(await log.store.end());
  });

  test('a reader that is slow while much is written gets all of it', async () => {
    await using log = await testLog({ version });
    await log.store.append('one', 'no-stream', events(1));
    const seen: LogEvent[] = [];
    const told: string[] = [];
    const onHealth = ({ is }: { is: string }) => void told.push(is);
    const stopping = new AbortController();
    for await (const batch of log.store.subscribe({ after: null, onHealth, signal: stopping.signal })) {
      seen.push(...batch.events);
      // It has caught up, and now it does not come back for its next batch until much more is there.
      if (batch.caughtUp && seen.length === 1) {
        for (let nth = 0; nth < 3; nth += 1) await log.store.append('one', 'any', events(900));
      }
      if (seen.length >= 2701) stopping.abort();
    }
    expect(ids(seen)).toEqual(ids(await collect(log.store.readLog())));
    // To 23.10 the server ends the call of a reader that does not keep up; later ones go back to catching up.
    const isEnded = ['20.10', '23.10'].includes(version);
    expect([...new Set(told)]).toEqual(isEnded ? ['connected', 'recovering'] : ['connected']);
  });

  test('waits for a server that is not ready yet', async () => {
    await using log = await testLog({ version });
    await log.store.append('one', 'no-stream', events(3));
    log.double.faults.unavailable = true;
    await using following = follow(log.store);
    await following.until(({ health }) => health.length >= 2);
    log.double.faults.unavailable = false;
    await following.until(({ seen }) => seen.length === 3);
    expect(following.health.slice(0, 2).map(({ is }) => is)).toEqual(['recovering', 'recovering']);
  });

  test('to a server that answers slowly comes to its end', async () => {
    await using log = await testLog({ version });
    await log.store.append('one', 'no-stream', events(100));
    log.double.faults.delayMs = 30;
    await using following = follow(log.store);
    await following.until(isCaughtUp);
    expect(following.seen).toHaveLength(100);
  });

  test('from a position at which no record begins is of another log', async () => {
    await using log = await testLog({ version });
    const { position } = await log.store.append('one', 'no-stream', events(3));
    for (const wrong of [position - 6n, position - 7n]) {
      await expect(collect(log.store.subscribe({ after: wrong as Position }))).rejects.toThrow(UnknownPosition);
    }
  });

  test('leaves nothing open on the server when it ends', async () => {
    await using log = await testLog({ version });
    await log.store.append('one', 'no-stream', events(3));
    for await (const _ of log.store.subscribe({ after: null })) break;
    await noSubscription(log);
    expect(log.double.faults.subscriptions).toBe(0);
  });
});

/** Appends so many events; an append that meets a dying connection has an unknown outcome, and is tried again. */
async function appendUntilDone({ store }: TestLog, count: number): Promise<void> {
  for (;;) {
    try {
      await store.append('one', 'any', events(count));
      return;
    } catch (error) {
      if (!(error instanceof OutcomeUnknown)) throw error;
    }
  }
}

/** The client's cancellation takes a turn to arrive; each read is one. */
async function noSubscription({ double, store }: TestLog): Promise<void> {
  while (double.faults.subscriptions > 0) await store.end();
}
