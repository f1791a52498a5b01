import { expect, test } from '@jest/globals';
import { honourDrops } from '../parked.ts';
import type { ContractMessage } from '../port.ts';
import { contractMessage, frontierAt, history, keyIn, LOG, type Bench } from './bench.ts';
import { untilRead } from './inbox.ts';
import { line, recording, Running } from './inbox-bench.ts';

const INSPECTION = 'inspections.inspection';
const PARK = { then: 'park' } as const;

/** Parked messages: kept in order, replayed, dropped; the frontier waits for them. */
export function parkingTests<Tx>(bench: Bench<Tx>): void {
  /** A consumer that fails on chosen lines, as long as they are chosen. */
  async function consumer(partitions: number, failing: ReadonlySet<string>) {
    const [topic, of] = [await bench.topic(partitions), await bench.inbox()];
    const handler = recording(of, { onFailure: PARK, fails: (message) => failing.has(line(message)) });
    const start = (): Running<Tx> => new Running(bench, of, { topics: [topic], handlers: { [INSPECTION]: handler } });
    return { topic, of, handler, start };
  }

  test('parking keeps the message and all later ones of its key, in order; other keys of the partition go on', async () => {
    const { topic, start } = await consumer(1, new Set(['a#1']));
    await bench.broker.publish(topic.name, interleaved(history('a', 0, 3), history('b', 0, 3)));
    const running = start();
    await running.untilRecorded(['a#0', 'b#0', 'b#1', 'b#2', 'b#3']);
    await running.untilParked(3);
    const parked = await running.consumer.parked();
    expect(parked.map(({ message }) => line(message))).toEqual(['a#1', 'a#2', 'a#3']);
    expect(parked.map(({ reason }) => reason)).toEqual([
      { is: 'failed', why: 'cannot take a#1' },
      { is: 'behind' },
      { is: 'behind' },
    ]);
    expect(parked[0]).toMatchObject({
      topic: topic.name,
      partition: 0,
      parkedAt: expect.stringMatching(/^\d{4}-.*Z$/),
    });
    await running.stop();
  });

  test('retries come before parking', async () => {
    const [topic, of] = [await bench.topic(1), await bench.inbox()];
    let calls = 0;
    const handler = recording(of, {
      onFailure: { retry: { attempts: 2, backoffMs: 1 }, then: 'park' },
      fails: () => ++calls > 0,
    });
    await bench.broker.publish(topic.name, history('a', 0, 0));
    const running = new Running(bench, of, { topics: [topic], handlers: { [INSPECTION]: handler } });
    await running.untilParked(1);
    expect(calls).toBe(3);
    expect(await of.recorded()).toEqual([]);
    await running.stop();
  });

  test('the frontier stays below the oldest parked message, however far the topic has got', async () => {
    const failing = new Set<string>();
    const { topic, start } = await consumer(2, failing);
    const [key, elsewhere] = [keyIn(0, 2), keyIn(1, 2)];
    const running = start();
    await bench.broker.announce(topic.name, frontierAt(10));
    await running.untilFrontier(10n);
    failing.add(`${key}#0`);
    await bench.broker.publish(topic.name, [
      contractMessage({ key, revision: 0, position: 15 }),
      ...history(elsewhere, 0, 2),
    ]);
    await bench.broker.announce(topic.name, frontierAt(30));
    await running.untilParked(1);
    await bench.broker.publish(topic.name, [contractMessage({ key, revision: 1, position: 35 })]);
    await bench.broker.announce(topic.name, frontierAt(40));
    await running.untilParked(2);
    await untilRead(running);
    expect((await running.consumer.frontier())?.position).toBe(10n);
    failing.clear();
    expect(await running.consumer.replay({ topic: topic.name, key })).toEqual({ replayed: 2, stoppedBy: null });
    await running.untilFrontier(40n);
    await running.stop();
  });

  test('a replay goes up to the first that still fails, and the key is free again when it has gone through', async () => {
    const failing = new Set(['a#0', 'a#2']);
    const { topic, start } = await consumer(1, failing);
    await bench.broker.publish(topic.name, history('a', 0, 3));
    const running = start();
    await running.untilParked(4);
    const place = { topic: topic.name, key: 'a' };
    failing.delete('a#0');
    const halfway = await running.consumer.replay(place);
    const third = (await running.consumer.parked())[0]!.message.id;
    expect(halfway).toEqual({ replayed: 2, stoppedBy: { id: third, why: 'cannot take a#2' } });
    await running.untilRecorded(['a#0', 'a#1']);
    failing.clear();
    expect(await running.consumer.replay(place)).toEqual({ replayed: 2, stoppedBy: null });
    await bench.broker.publish(topic.name, history('a', 4, 4));
    await running.untilRecorded(['a#0', 'a#1', 'a#2', 'a#3', 'a#4']);
    expect(await running.consumer.parked()).toEqual([]);
    await running.stop();
  });

  test('a dropped message is told to the caller, and left out for ever, in a rebuild too', async () => {
    const failing = new Set(['a#1']);
    const { topic, start } = await consumer(1, failing);
    const sent = history('a', 0, 3);
    await bench.broker.publish(topic.name, sent);
    const running = start();
    await running.untilParked(3);
    const what = { id: sent[1]!.id, reason: 'entered by mistake, decision 12/QĐ' };
    const dropped = await running.consumer.drop(what);
    expect(dropped).toEqual({
      ...what,
      consumer: running.of.inbox.consumer,
      topic: topic.name,
      key: 'a',
      type: INSPECTION,
      keyrevision: 1,
      log: LOG,
      position: sent[1]!.position,
    });
    expect(await running.consumer.replay({ topic: topic.name, key: 'a' })).toEqual({ replayed: 2, stoppedBy: null });
    await bench.broker.publish(topic.name, [sent[1]!, ...history('a', 4, 4)]);
    await running.untilRecorded(['a#0', 'a#2', 'a#3', 'a#4']);
    expect(await running.consumer.parked()).toEqual([]);
    expect(await running.consumer.drop(what)).toBeNull();
    await running.stop();

    const fresh = await bench.inbox();
    await honourDrops(fresh.inbox, [what]);
    const rebuilt = new Running(bench, fresh, { topics: [topic], handlers: { [INSPECTION]: recording(fresh) } });
    await rebuilt.untilRecorded(['a#0', 'a#2', 'a#3', 'a#4']);
    expect(await rebuilt.consumer.parked()).toEqual([]);
    await rebuilt.stop();
  });

  test('a later message of a parked key may be dropped, and the earlier ones still replayed', async () => {
    const failing = new Set(['a#0']);
    const { topic, start } = await consumer(1, failing);
    const sent = history('a', 0, 3);
    await bench.broker.publish(topic.name, sent);
    const running = start();
    await running.untilParked(4);
    await running.consumer.drop({ id: sent[2]!.id, reason: 'decided' });
    failing.clear();
    expect(await running.consumer.replay({ topic: topic.name, key: 'a' })).toEqual({ replayed: 3, stoppedBy: null });
    await running.untilRecorded(['a#0', 'a#1', 'a#3']);
    await running.stop();
  });

  test('a message whose key misses a revision is parked with its reason; when the missing one comes, the key is replayed in order', async () => {
    const { topic, start } = await consumer(1, new Set());
    const sent = history('a', 0, 4);
    await bench.broker.publish(topic.name, [sent[0]!, sent[3]!, sent[4]!, ...history('b', 0, 1)]);
    const running = start();
    await running.untilRecorded(['a#0', 'b#0', 'b#1']);
    await running.untilParked(2);
    const place = { topic: topic.name, key: 'a' };
    expect((await running.consumer.parked(place))[0]!.reason).toEqual({ is: 'hole', expected: 1 });
    expect((await running.consumer.replay(place)).stoppedBy).toEqual({
      id: sent[3]!.id,
      why: 'revision 1 of the key has not come',
    });
    await bench.broker.publish(topic.name, [sent[1]!, sent[2]!]);
    await running.untilParked(4);
    expect((await running.consumer.parked(place)).map(({ message }) => message.keyrevision)).toEqual([1, 2, 3, 4]);
    expect(await running.consumer.replay(place)).toEqual({ replayed: 4, stoppedBy: null });
    await running.untilRecorded(['a#0', 'a#1', 'a#2', 'a#3', 'a#4', 'b#0', 'b#1']);
    await running.stop();
  });

  test('another message with a revision that the key already has is parked, not taken and not lost', async () => {
    const { topic, start } = await consumer(1, new Set());
    const impostor = contractMessage({ key: 'a', revision: 1 });
    await bench.broker.publish(topic.name, [...history('a', 0, 2), impostor]);
    const running = start();
    await running.untilParked(1);
    const [parked] = await running.consumer.parked();
    expect(parked).toMatchObject({ message: impostor, reason: { is: 'revision-reused', last: 2 } });
    const { stoppedBy } = await running.consumer.replay({ topic: topic.name, key: 'a' });
    expect(stoppedBy?.id).toBe(impostor.id);
    await running.untilRecorded(['a#0', 'a#1', 'a#2']);
    await running.stop();
  });

  test('a parked message that is delivered again is parked once', async () => {
    const { topic, start } = await consumer(1, new Set(['a#0']));
    const sent = history('a', 0, 1);
    await bench.broker.publish(topic.name, sent);
    await bench.broker.publish(topic.name, sent);
    const running = start();
    await running.untilParked(2);
    await untilRead(running);
    expect(await running.consumer.parked()).toHaveLength(2);
    await running.stop();
  });
}

function interleaved(a: readonly ContractMessage[], b: readonly ContractMessage[]): ContractMessage[] {
  return a.flatMap((message, n) => [message, b[n]!]);
}
