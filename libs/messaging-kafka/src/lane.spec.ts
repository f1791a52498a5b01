import { expect, test } from '@jest/globals';
import { contractMessage, Gate } from '@lien-nganh/messaging/conformance';
import { Lane } from './lane.ts';
import { recordOf, type RecordToSend } from './record.ts';

const record = (key: string, data: unknown = {}): RecordToSend => recordOf(contractMessage({ key, revision: 0, data }));
const keys = (records: readonly RecordToSend[]): string[] => records.map(({ key }) => String(key));

/** Keeps what was sent, and acknowledges only what it is told to. */
function sender() {
  const sent: { keys: string[]; answer: Gate; failure: Error | null }[] = [];
  const arrived = [new Gate()];
  return {
    sent,
    send: async (records: readonly RecordToSend[]) => {
      const one = { keys: keys(records), answer: new Gate(), failure: null as Error | null };
      sent.push(one);
      arrived.at(-1)!.open();
      arrived.push(new Gate());
      await one.answer.opened;
      if (one.failure) throw one.failure;
    },
    /** Resolves when the n-th send, from 0, has begun. */
    begun: (n: number) => arrived[n]!.opened,
  };
}

test('one send is in flight at a time; what waits meanwhile goes together in the next', async () => {
  const { send, sent, begun } = sender();
  const lane = new Lane(send);
  const first = lane.put([record('a')]);
  await begun(0);
  const later = [lane.put([record('b'), record('c')]), lane.put([record('d')])];
  expect(sent.map((one) => one.keys)).toEqual([['a']]);
  sent[0]!.answer.open();
  await first;
  await begun(1);
  expect(sent[1]!.keys).toEqual(['b', 'c', 'd']);
  sent[1]!.answer.open();
  await Promise.all(later);
  expect(sent).toHaveLength(2);
});

test('when a send fails for good, all that waits behind it fails with it, and what comes later is sent', async () => {
  const { send, sent, begun } = sender();
  const lane = new Lane(send);
  const first = lane.put([record('a')]);
  await begun(0);
  const behind = lane.put([record('b')]);
  sent[0]!.failure = new Error('the broker went away');
  sent[0]!.answer.open();
  await expect(first).rejects.toThrow('the broker went away');
  await expect(behind).rejects.toThrow('the broker went away');
  const again = lane.put([record('a'), record('b')]);
  await begun(1);
  sent[1]!.answer.open();
  await again;
  expect(sent.map((one) => one.keys)).toEqual([['a'], ['a', 'b']]);
});

test('a send stays below the size that a broker takes, and a message of the largest size goes alone', async () => {
  const { send, sent, begun } = sender();
  const lane = new Lane(send);
  const large = 'x'.repeat(600 * 1024);
  const put = lane.put([record('a', large), record('b'), record('c', large), record('d', 'x'.repeat(1000 * 1000))]);
  for (let n = 0; n < 3; n++) {
    await begun(n);
    sent[n]!.answer.open();
  }
  await put;
  expect(sent.map((one) => one.keys)).toEqual([['a', 'b'], ['c'], ['d']]);
});

test('small records fill a batch by what they can take at most, and large ones to the byte', async () => {
  const { send, sent, begun } = sender();
  const lane = new Lane(send);
  const large = 'x'.repeat(400 * 1024);
  const put = [lane.put([record('a', large), record('b', large), record('c', 'ế'.repeat(1_000)), record('d', large)])];
  await begun(0);
  sent[0]!.answer.open();
  await begun(1);
  sent[1]!.answer.open();
  await Promise.all(put);
  expect(sent.map((one) => one.keys)).toEqual([['a', 'b', 'c'], ['d']]);
});
