import { expect, test } from '@jest/globals';
import {
  contractMessage,
  eventually,
  frontierAt,
  Gate,
  history,
  keyIn,
  within,
  type Bench,
  type Reader,
} from './bench.ts';
import { revisionsOf } from './delivery.ts';

const PARTITIONS = 4;

/** Groups: sharing, taking over, dying, lag. */
export function groupTests<Tx>(bench: Bench<Tx>): void {
  test('members of a group share the work, and who stays takes over what a leaving one read', async () => {
    const topic = await bench.topic(PARTITIONS);
    const group = bench.name('group');
    const first = bench.read([topic], { group });
    const begun = Array.from({ length: PARTITIONS }, (_, p) =>
      contractMessage({ key: keyIn(p, PARTITIONS, 'before'), revision: 0 }),
    );
    await bench.broker.publish(topic.name, begun);
    await first.untilRead(PARTITIONS);
    const second = bench.read([topic], { group });
    const sent = await publishUntilAllRead(bench, topic.name, [first, second]);
    await first.stop();
    const alone = second.messages.length;
    const rest = history('inspection-last', 0, 3).concat(
      Array.from({ length: PARTITIONS }, (_, p) =>
        contractMessage({ key: keyIn(p, PARTITIONS, 'after'), revision: 0 }),
      ),
    );
    await bench.broker.publish(topic.name, rest);
    await second.until('it has the rest', () => second.messages.length >= alone + rest.length);
    const all = [...first.ids, ...second.ids];
    expect(new Set(all)).toEqual(new Set([...[...begun, ...rest].map(({ id }) => id), ...sent]));
  });

  test('two groups each get everything', async () => {
    const topic = await bench.topic(PARTITIONS);
    const readers = [bench.read([topic]), bench.read([topic])];
    const sent = Array.from({ length: 20 }, (_, n) => contractMessage({ key: `inspection-${n}`, revision: 0 }));
    await bench.broker.publish(topic.name, sent);
    for (const reader of readers) {
      await reader.untilRead(20);
      expect(new Set(reader.ids)).toEqual(new Set(sent.map(({ id }) => id)));
    }
  });

  test('a new group begins at the beginning; one that comes back goes on where it stood', async () => {
    const topic = await bench.topic(1);
    await bench.broker.publish(topic.name, history('inspection-1', 0, 2));
    const group = bench.name('group');
    const before = bench.read([topic], { group });
    await before.untilRead(3);
    await before.stop();
    await bench.broker.publish(topic.name, history('inspection-1', 3, 4));
    const after = bench.read([topic], { group });
    await after.untilRead(2);
    expect(revisionsOf(after.messages, 'inspection-1')).toEqual([3, 4]);
  });

  test('what a member had done before it died without saying so is given to the next', async () => {
    const topic = await bench.topic(1);
    const group = bench.name('group');
    const done = new Gate();
    const dying = bench.read([topic], {
      group,
      onBatch: async (_, { signal }) => {
        done.open();
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
        throw new Error('died between the effect and the offset');
      },
    });
    await bench.broker.publish(topic.name, history('inspection-1', 0, 3));
    await within('the effect has happened', () => done.opened);
    await dying.stop();
    const next = bench.read([topic], { group });
    await next.untilRead(4);
    expect(revisionsOf(next.messages, 'inspection-1')).toEqual([0, 1, 2, 3]);
  });

  test('two generations of a topic stand side by side in one group', async () => {
    const old = await bench.topic(2);
    const fresh = await bench.topic(3);
    const sent = history('inspection-1', 0, 2);
    await bench.broker.publish(old.name, sent);
    await bench.broker.publish(fresh.name, sent);
    const reader = bench.read([old, fresh]);
    await reader.untilRead(6);
    for (const { name } of [old, fresh]) {
      const given = reader.deliveries.flatMap((one) =>
        one.is === 'message' && one.topic === name ? [one.message] : [],
      );
      expect(given).toEqual(sent);
    }
  });

  test('members of one group may read different topics, as in a rolling upgrade', async () => {
    const known = await bench.topic(2);
    const added = await bench.topic(2);
    const group = bench.name('group');
    const oldVersion = bench.read([known], { group });
    const newVersion = bench.read([known, added], { group });
    const keys = [0, 1].map((partition) => keyIn(partition, 2));
    await bench.broker.publish(
      added.name,
      keys.map((key) => contractMessage({ key, revision: 0 })),
    );
    await newVersion.until(
      'the new topic is read',
      () => newVersion.deliveries.filter((one) => one.topic === added.name).length === 2,
    );
    expect(oldVersion.deliveries.filter((one) => one.topic === added.name)).toEqual([]);
  });

  test('lag tells what a group has not read, and falls to nothing', async () => {
    const topic = await bench.topic(2);
    const group = bench.name('group');
    const key = keyIn(1, 2);
    expect(await behind(bench, group, topic.name)).toEqual([0n, 0n]);
    await bench.broker.publish(topic.name, history(key, 0, 9));
    expect(await behind(bench, group, topic.name)).toEqual([0n, 10n]);
    await bench.broker.announce(topic.name, frontierAt(10));
    const reader = bench.read([topic], { group });
    await reader.untilRead(10);
    await eventually(
      'nothing is left',
      () => behind(bench, group, topic.name),
      (lags) => lags.every((lag) => lag === 0n),
    );
  });
}

async function behind<Tx>(bench: Bench<Tx>, group: string, topic: string): Promise<bigint[]> {
  const lags = await bench.broker.lag(group, [topic]);
  return [...lags].sort((a, b) => a.partition - b.partition).map((lag) => lag.behind);
}

/** Publishes a round to every partition, waits until it is read, and again until every reader has got something: members join in their own time. */
async function publishUntilAllRead<Tx>(bench: Bench<Tx>, topic: string, readers: readonly Reader[]): Promise<string[]> {
  const sent: string[] = [];
  await within('all members have got something', async () => {
    for (let round = 0; readers.some(({ messages }) => messages.length === 0); round++) {
      const messages = Array.from({ length: PARTITIONS }, (_, p) =>
        contractMessage({ key: keyIn(p, PARTITIONS), revision: round }),
      );
      await bench.broker.publish(topic, messages);
      sent.push(...messages.map(({ id }) => id));
      await eventually(
        'the round is read',
        async () => new Set(readers.flatMap(({ ids }) => ids)),
        (ids) => sent.every((id) => ids.has(id)),
      );
    }
  });
  return sent;
}
