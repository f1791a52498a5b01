import { expect, test } from '@jest/globals';
import { InvalidMessage, InvalidTopic, TopicMismatch, UnknownTopic } from '../errors.ts';
import { MAX_KEY_BYTES, MAX_MESSAGE_BYTES } from '../limits.ts';
import { contractMessage, frontierAt, keyIn, type Bench, type Reader } from './bench.ts';

/** Topics, their limits, and frontier markers. */
export function topicTests<Tx>(bench: Bench<Tx>): void {
  test('a topic may be declared by everyone who needs it, but not with another number of partitions', async () => {
    const topic = { name: bench.name('topic'), partitions: 3 };
    await Promise.all([1, 2, 3].map(() => bench.broker.declare(topic)));
    await expect(bench.broker.declare({ ...topic, partitions: 4 })).rejects.toEqual(
      new TopicMismatch(topic.name, 4, 3),
    );
  });

  test.each([
    ['no name', { name: '', partitions: 1 }],
    ['a name with a space', { name: 'a b', partitions: 1 }],
    ['no partition', { name: 'a', partitions: 0 }],
    ['half a partition', { name: 'a', partitions: 1.5 }],
  ])('a topic with %s is refused', async (_, topic) => {
    await expect(bench.broker.declare(topic)).rejects.toBeInstanceOf(InvalidTopic);
  });

  test('a topic that nobody declared is an error by name, not an empty one', async () => {
    const nowhere = bench.name('nowhere');
    const message = contractMessage({ key: 'inspection-1', revision: 0 });
    await expect(bench.broker.publish(nowhere, [message])).rejects.toEqual(new UnknownTopic(nowhere));
    await expect(bench.broker.announce(nowhere, frontierAt(1))).rejects.toEqual(new UnknownTopic(nowhere));
    await expect(bench.broker.lag('g', [nowhere])).rejects.toEqual(new UnknownTopic(nowhere));
    const { signal } = new AbortController();
    const consuming = bench.broker.consume({ group: 'g', topics: [nowhere], signal, onBatch: async () => undefined });
    await expect(consuming).rejects.toEqual(new UnknownTopic(nowhere));
  });

  test.each([
    ['no key', { key: '' }],
    ['a key that is too long', { key: 'x'.repeat(MAX_KEY_BYTES + 1) }],
    ['a NUL in its key', { key: 'a\0b' }],
    ['half a character in its key', { key: 'a\ud83d' }],
    ['no id', { key: 'a', id: '' }],
    ['too much data', { key: 'a', data: 'x'.repeat(MAX_MESSAGE_BYTES) }],
  ])('a message with %s is refused, with all that came in the same call', async (_, wrong) => {
    const topic = await bench.topic(1);
    const good = contractMessage({ key: 'inspection-1', revision: 0 });
    const bad = contractMessage({ revision: 0, ...wrong });
    await expect(bench.broker.publish(topic.name, [good, bad])).rejects.toBeInstanceOf(InvalidMessage);
    const after = contractMessage({ key: 'inspection-2', revision: 0 });
    await bench.broker.publish(topic.name, [after]);
    const reader = bench.read([topic]);
    await reader.untilRead(1);
    expect(reader.ids).toEqual([after.id]);
  });

  test('a message as large as the limit arrives', async () => {
    const topic = await bench.topic(1);
    const empty = contractMessage({ key: 'inspection-1', revision: 0, data: '' });
    const data = 'x'.repeat(MAX_MESSAGE_BYTES - Buffer.byteLength(JSON.stringify(empty)));
    await bench.broker.publish(topic.name, [{ ...empty, data }]);
    const reader = bench.read([topic]);
    await reader.untilRead(1);
    expect(reader.messages[0]).toEqual({ ...empty, data });
  });

  test('publishing nothing is no error and no message', async () => {
    const topic = await bench.topic(1);
    await bench.broker.publish(topic.name, []);
    expect(await bench.broker.lag(bench.name('group'), [topic.name])).toEqual([
      { topic: topic.name, partition: 0, behind: 0n },
    ]);
  });

  test('a call whose signal has aborted does nothing', async () => {
    const topic = await bench.topic(1);
    const signal = AbortSignal.abort(new Error('the caller has gone'));
    const message = contractMessage({ key: 'inspection-1', revision: 0 });
    await expect(bench.broker.publish(topic.name, [message], { signal })).rejects.toThrow('the caller has gone');
    expect((await bench.broker.lag(bench.name('group'), [topic.name]))[0]!.behind).toBe(0n);
  });

  test('the frontier reaches every partition, behind the messages that it covers and in order', async () => {
    const topic = await bench.topic(3);
    const reader = bench.read([topic]);
    for (let round = 0; round < 5; round++) {
      const messages = [0, 1].map((p) =>
        contractMessage({ key: keyIn(p, 3), revision: round, position: round * 10 + p }),
      );
      await bench.broker.publish(topic.name, messages);
      await bench.broker.announce(topic.name, frontierAt(round * 10 + 9));
    }
    await reader.until('every partition has heard the last frontier', () =>
      [0, 1, 2].every((partition) => frontiersOf(reader, partition).at(-1) === 49n),
    );
    for (const partition of [0, 1, 2]) expectCovered(reader, partition);
    expect(frontiersOf(reader, 0)).toEqual([9n, 19n, 29n, 39n, 49n]);
  });
}

function frontiersOf(reader: Reader, partition: number): bigint[] {
  return reader.deliveries.flatMap((one) =>
    one.is === 'frontier' && one.partition === partition ? [one.frontier.position as bigint] : [],
  );
}

/** Each message stands before the first frontier at or beyond its position, and behind every lower one. */
function expectCovered(reader: Reader, partition: number): void {
  let covered = -1n;
  for (const one of reader.deliveries) {
    if (one.partition !== partition) continue;
    const position: bigint = one.is === 'message' ? BigInt(one.message.position) : one.frontier.position;
    expect(position > covered).toBe(true);
    if (one.is === 'frontier') covered = position;
  }
}
