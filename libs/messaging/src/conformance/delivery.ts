import { expect, test } from '@jest/globals';
import { partitionOf } from '../partition.ts';
import type { ContractMessage, Delivery } from '../port.ts';
import { contractMessage, Gate, history, keyIn, within, type Bench } from './bench.ts';

/** What every reader may rely on: order per key, nothing lost, back-pressure. */
export function deliveryTests<Tx>(bench: Bench<Tx>): void {
  test('a message arrives as it was published, in the partition of its key', async () => {
    const topic = await bench.topic(4);
    const data = { name: 'Quán karaoke đường 3 Tháng 2', amount: '15000000', half: '\ud83d', nul: '\0', none: null };
    const sent = contractMessage({ key: 'inspection-1', revision: 0, data });
    await bench.broker.publish(topic.name, [sent]);
    const reader = bench.read([topic]);
    await reader.untilRead(1);
    expect(reader.deliveries).toEqual([
      expect.objectContaining({
        is: 'message',
        topic: topic.name,
        key: 'inspection-1',
        partition: partitionOf('inspection-1', 4),
        message: sent,
      }),
    ]);
  });

  test('each key keeps its order while many publish at once', async () => {
    const topic = await bench.topic(4);
    const reader = bench.read([topic]);
    const keys = Array.from({ length: 12 }, (_, n) => `inspection-${n}`);
    await Promise.all(
      keys.map(async (key) => {
        const messages = history(key, 0, 39);
        for (let at = 0; at < messages.length; at += 8) {
          await bench.broker.publish(topic.name, messages.slice(at, at + 8));
        }
      }),
    );
    await reader.untilRead(12 * 40);
    for (const key of keys) expect(revisionsOf(reader.messages, key)).toEqual(Array.from({ length: 40 }, (_, n) => n));
    expectGrowingOffsets(reader.deliveries);
  });

  test('five thousand messages in one call all arrive, each key in order', async () => {
    const topic = await bench.topic(3);
    const keys = Array.from({ length: 50 }, (_, n) => `inspection-${n}`);
    const messages = Array.from({ length: 5000 }, (_, n) =>
      contractMessage({ key: keys[n % 50]!, revision: Math.floor(n / 50) }),
    );
    await bench.broker.publish(topic.name, messages);
    const reader = bench.read([topic]);
    await reader.untilRead(5000);
    expect(reader.messages).toHaveLength(5000);
    for (const key of keys) expect(revisionsOf(reader.messages, key)).toEqual(Array.from({ length: 100 }, (_, n) => n));
  });

  test('a reader gets no more of a partition until it is done, and never more than a batch', async () => {
    const topic = await bench.topic(2);
    const slow = keyIn(0, 2);
    const quick = keyIn(1, 2);
    const gate = new Gate();
    const given: number[] = [];
    const reader = bench.read([topic], {
      batchSize: 5,
      onBatch: async (batch) => {
        if (batch[0]!.partition !== 0) return;
        given.push(batch.length);
        await gate.opened;
      },
    });
    await bench.broker.publish(topic.name, [...history(slow, 0, 19), ...history(quick, 0, 19)]);
    await reader.until(
      'the other partition is read to its end',
      () => revisionsOf(reader.messages, quick).length === 20,
    );
    expect(given).toHaveLength(1);
    expect(revisionsOf(reader.messages, slow)).toEqual([]);
    gate.open();
    await reader.untilRead(40);
    expect(Math.max(...given)).toBeLessThanOrEqual(5);
    expect(revisionsOf(reader.messages, slow)).toEqual(Array.from({ length: 20 }, (_, n) => n));
  });

  test('a reader that throws gets the same again, and nothing behind it first', async () => {
    const topic = await bench.topic(1);
    const seen: string[][] = [];
    const reader = bench.read([topic], {
      onBatch: async (batch) => {
        seen.push(batch.map(({ offset }) => String(offset)));
        if (seen.length === 1) throw new Error('the database went away');
      },
    });
    await bench.broker.publish(topic.name, history('inspection-1', 0, 4));
    await reader.untilRead(5);
    expect(revisionsOf(reader.messages, 'inspection-1')).toEqual([0, 1, 2, 3, 4]);
    expect(seen[1]!.slice(0, seen[0]!.length)).toEqual(seen[0]);
    expect(reader.health).toContainEqual({ is: 'recovering', attempt: 1, why: 'the database went away' });
    await reader.until('the reader has recovered', () => reader.health.at(-1)?.is === 'connected');
  });

  test('a reader that cannot go on rests with its partition, keeps what it has done, and goes on from there', async () => {
    const topic = await bench.topic(2);
    const heldKey = keyIn(0, 2);
    const otherKey = keyIn(1, 2);
    const gate = new Gate();
    let holds = 0;
    const reader = bench.read([topic], {
      onBatch: async (batch) => {
        const at = batch.findIndex((delivery) => delivery.is === 'message' && isAt(delivery.message, heldKey, 2));
        if (at === -1 || holds > 0) return undefined;
        holds += 1;
        return { done: at, until: gate.opened };
      },
    });
    await bench.broker.publish(topic.name, history(heldKey, 0, 5));
    await reader.until('it rests', () => holds === 1);
    await bench.broker.publish(topic.name, history(otherKey, 0, 5));
    await reader.until('the other partition goes on', () => revisionsOf(reader.messages, otherKey).length === 6);
    expect(revisionsOf(reader.messages, heldKey)).toEqual([0, 1]);
    gate.open();
    await reader.untilRead(12);
    expect(revisionsOf(reader.messages, heldKey)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test('consuming ends on abort, after the batch in hand, which is not given again', async () => {
    const topic = await bench.topic(1);
    const group = bench.name('group');
    const gate = new Gate();
    const begun = new Gate();
    const told = new Gate();
    const reader = bench.read([topic], {
      group,
      onBatch: async (_, { signal }) => {
        signal.addEventListener('abort', told.open);
        begun.open();
        await gate.opened;
      },
    });
    await bench.broker.publish(topic.name, history('inspection-1', 0, 2));
    await within('a batch is in hand', () => begun.opened);
    const stopped = reader.stop();
    await within('who handles it is told', () => told.opened);
    expect(reader.messages).toEqual([]);
    gate.open();
    await stopped;
    const inHand = reader.messages.length;
    expect(inHand).toBeGreaterThan(0);
    await bench.broker.publish(topic.name, history('inspection-1', 3, 4));
    const next = bench.read([topic], { group });
    await next.untilRead(5 - inHand);
    expect(revisionsOf([...reader.messages, ...next.messages], 'inspection-1')).toEqual([0, 1, 2, 3, 4]);
  });

  test('a resting partition does not keep consuming from ending', async () => {
    const topic = await bench.topic(1);
    const rested = new Gate();
    const reader = bench.read([topic], {
      onBatch: async () => {
        rested.open();
        return { done: 0, until: new Gate().opened };
      },
    });
    await bench.broker.publish(topic.name, history('inspection-1', 0, 0));
    await within('it rests', () => rested.opened);
    await within('consuming ends', () => reader.stop());
    expect(reader.messages).toEqual([]);
  });
}

function isAt(message: ContractMessage, key: string, revision: number): boolean {
  return message.subject === key && message.keyrevision === revision;
}

export function revisionsOf(messages: readonly ContractMessage[], key: string): number[] {
  return messages.filter(({ subject }) => subject === key).map(({ keyrevision }) => keyrevision);
}

function expectGrowingOffsets(deliveries: readonly Delivery[]): void {
  const last = new Map<number, bigint>();
  for (const { partition, offset } of deliveries) {
    expect(offset > (last.get(partition) ?? -1n)).toBe(true);
    last.set(partition, offset);
  }
}
