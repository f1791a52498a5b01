import { expect, test } from '@jest/globals';
import { contractMessage } from '@lien-nganh/messaging/conformance';
import type { KafkaMessage } from 'kafkajs';
import { recordOf } from './record.ts';
import { Seat, type Fetched } from './seat.ts';

const BATCH = 10;

/** A seat, and what it asked of its member. */
function seated() {
  const asked: string[] = [];
  const member = {
    settled: async () => undefined,
    move: (_: Seat, next: bigint) => void asked.push(`move to ${next}`),
    pause: () => void asked.push('pause'),
    resume: () => void asked.push('resume'),
    unreadable: (why: string) => void asked.push(why),
  };
  return { seat: new Seat({ topic: 't', partition: 0 }, member, BATCH), asked };
}

function fetched(from: number, to: number, data: unknown = {}): Fetched {
  const records = Array.from({ length: to - from + 1 }, (_, n): KafkaMessage => {
    const { key, value, headers } = recordOf(contractMessage({ key: 'a', revision: from + n, data }));
    const offset = String(from + n);
    return { ...frame, offset, headers: headers!, key: Buffer.from(String(key)), value: Buffer.from(String(value)) };
  });
  return { from: BigInt(from), to: BigInt(to), records };
}

const frame = { timestamp: '0', attributes: 0 };

test('what is fetched again after a rebalance is not handed over again', async () => {
  const { seat } = seated();
  seat.receive(fetched(3, 6));
  seat.receive(fetched(3, 8));
  expect((await seat.fetch(BATCH)).map(({ offset }) => offset)).toEqual([3n, 4n, 5n, 6n, 7n, 8n]);
});

test('a gap in what is fetched is noticed', () => {
  const { seat } = seated();
  expect(seat.receive(fetched(3, 6))).toBe(true);
  expect(seat.receive(fetched(8, 9))).toBe(false);
});

test('a batch that was done in part comes again from there', async () => {
  const { seat, asked } = seated();
  seat.receive(fetched(0, 5));
  await seat.commit(2n);
  expect((await seat.fetch(BATCH)).map(({ offset }) => offset)).toEqual([2n, 3n, 4n, 5n]);
  expect(asked).toEqual(['move to 2']);
});

test('a partition of which much waits is paused, and goes on when little is left', async () => {
  const { seat, asked } = seated();
  seat.receive(fetched(0, 30));
  expect(asked).toEqual([]);
  seat.receive(fetched(31, 45));
  expect(asked).toEqual(['pause']);
  await seat.commit(30n);
  expect(asked).toEqual(['pause', 'move to 30']);
  await seat.commit(40n);
  expect(asked).toEqual(['pause', 'move to 30', 'resume', 'move to 40']);
});

test('large messages pause it earlier', () => {
  const { seat, asked } = seated();
  seat.receive(fetched(0, 2, 'x'.repeat(900 * 1024)));
  expect(asked).toEqual(['pause']);
});

test('a record that cannot be read is told once, and holds what comes behind it', async () => {
  const { seat, asked } = seated();
  const before = fetched(0, 1);
  const foreign: KafkaMessage = { ...frame, offset: '2', key: Buffer.from('a'), value: Buffer.from('{}'), headers: {} };
  seat.receive({ from: 0n, to: 2n, records: [...before.records, foreign] });
  seat.receive(fetched(3, 4));
  expect((await seat.fetch(BATCH)).map(({ offset }) => offset)).toEqual([0n, 1n]);
  await seat.commit(2n);
  expect(await seat.fetch(BATCH)).toEqual([]);
  expect(await seat.fetch(BATCH)).toEqual([]);
  expect(asked).toEqual(['move to 2', expect.stringMatching(/^t\/0 at 2 cannot be read: it is no contract event/)]);
});

test('a batch is in hand from when it is taken until it is done, put back, or has failed', async () => {
  const { seat } = seated();
  const never = new AbortController().signal;
  seat.receive(fetched(0, 5));
  const take = () => seat.fetch(BATCH);
  const context = { signal: seat.signal };
  const endings: (() => Promise<unknown>)[] = [
    async () => seat.hand(async () => ({ done: 0, until: Promise.resolve() }), await take(), context),
    async () => seat.hand(() => Promise.reject(new Error('not now')), await take(), context).catch(() => undefined),
    async () => seat.commit(1n),
  ];
  for (const ending of endings) {
    await take();
    let rested = false;
    const rest = seat.untilAtRest(never).then(() => void (rested = true));
    await new Promise(setImmediate);
    expect(rested).toBe(false);
    await ending();
    await rest;
  }
});
