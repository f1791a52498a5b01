import { describe, expect, test } from '@jest/globals';
import type { Slice } from './apply-slice.ts';
import { frontierAt, history, LOG } from './conformance/bench.ts';
import type { Handler, Later } from './handlers.ts';
import { memoryInbox } from './memory-inbox.ts';
import type { ContractMessage, Delivery } from './port.ts';
import { SlicesTogether } from './slices-together.ts';

type Effects = { state: string[] };

const line = ({ subject, keyrevision }: ContractMessage) => `${subject}#${keyrevision}`;

/** Slices of one topic on their way into an inbox in memory, whose transactions are counted. */
function scene(fails: (message: ContractMessage) => boolean = () => false, gatherMs = 0) {
  const inbox = memoryInbox<string[]>('consumer', []);
  const seen = { transactions: 0, together: [] as number[] };
  const counted: typeof inbox = Object.create(inbox, {
    consumer: { value: inbox.consumer },
    transaction: {
      value: (work: Parameters<typeof inbox.transaction>[0]) => {
        seen.transactions += 1;
        return inbox.transaction(work);
      },
    },
    mark: { value: inbox.mark.bind(inbox) },
  });
  const work: Later<Effects, ContractMessage> = async (messages, { tx }) => {
    seen.together.push(messages.length);
    tx.state.push(...messages.map(line));
  };
  const handle: Handler<Effects>['handle'] = async (message, { later }) => {
    if (fails(message)) throw new Error(`cannot take ${line(message)}`);
    later(work, message);
  };
  const subscriptions = { handlers: { 'inspections.inspection': { version: 1, handle } } };
  return { inbox, seen, together: new SlicesTogether({ inbox: counted, subscriptions }, gatherMs) };
}

function slice(partition: number, messages: readonly ContractMessage[], marked?: number): Slice {
  const deliveries = messages.map((message, index): Delivery => {
    const at = { topic: 'inspections.g1', partition, offset: BigInt(index) };
    return { is: 'message', ...at, key: message.subject, message };
  });
  const frontier = { ...frontierAt(marked ?? 0), log: LOG };
  const mark: Delivery = { is: 'frontier', topic: 'inspections.g1', partition, offset: 99n, frontier };
  return {
    deliveries: marked === undefined ? deliveries : [...deliveries, mark],
    signal: new AbortController().signal,
  };
}

const outcomes = (asked: readonly Promise<void>[]) =>
  Promise.allSettled(asked).then((all) => all.map(({ status }) => status));

describe('slices that wait at the same time', () => {
  test('share one transaction, with what their handlers leave for its end, and each keeps its own frontier', async () => {
    const { inbox, seen, together } = scene();
    await Promise.all([
      together.apply(slice(0, history('a', 0, 1), 7)),
      together.apply(slice(1, history('b', 0, 2), 9)),
      together.apply(slice(2, history('c', 0, 0))),
    ]);
    expect(seen).toEqual({ transactions: 1, together: [6] });
    expect(inbox.state).toEqual(['a#0', 'a#1', 'b#0', 'b#1', 'b#2', 'c#0']);
    const frontiers = (await inbox.partitions()).map(({ partition, frontier }) => [partition, frontier?.position]);
    expect(frontiers).toEqual([
      [0, 7n],
      [1, 9n],
      [2, undefined],
    ]);
  });

  test('are tried alone when one of them fails: the others have their effect, once, and only it is told of its failure', async () => {
    const { inbox, together } = scene((message) => line(message) === 'b#1');
    const failing = together.apply(slice(1, history('b', 0, 2)));
    const asked = [together.apply(slice(0, history('a', 0, 1))), failing, together.apply(slice(2, history('c', 0, 0)))];
    expect(await outcomes(asked)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    await expect(failing).rejects.toMatchObject({ index: 1, cause: new Error('cannot take b#1') });
    expect(inbox.state.toSorted()).toEqual(['a#0', 'a#1', 'c#0']);
  });

  test('of one partition come one after the other: what was done already is not done again', async () => {
    const { inbox, seen, together } = scene();
    const again = history('a', 0, 1);
    await Promise.all([together.apply(slice(0, again)), together.apply(slice(0, again))]);
    expect([seen.transactions, inbox.state]).toEqual([2, ['a#0', 'a#1']]);
  });

  test('gather while a transaction runs', async () => {
    const { seen, together } = scene();
    let rest: readonly Promise<void>[] = [];
    const first = together.apply(slice(0, history('a', 0, 0)));
    await new Promise<void>((resolve) => {
      setImmediate(() => {
        rest = [1, 2, 3].map((partition) => together.apply(slice(partition, history(`k${partition}`, 0, 0))));
        resolve();
      });
    });
    await Promise.all([first, ...rest]);
    expect(seen).toEqual({ transactions: 2, together: [1, 3] });
  });

  test('are taken into one transaction only as long as it stays short', async () => {
    const { seen, together } = scene();
    await Promise.all([0, 1, 2].map((partition) => together.apply(slice(partition, history(`k${partition}`, 0, 149)))));
    expect(seen).toEqual({ transactions: 2, together: [300, 150] });
  });

  test('that come soon after a transaction gather for the next one, while the first was taken at once', async () => {
    const { seen, together } = scene(undefined, 300);
    await together.apply(slice(0, history('a', 0, 0)));
    expect(seen.transactions).toBe(1);
    const soon = together.apply(slice(1, history('b', 0, 0)));
    for (let turn = 0; turn < 10; turn++) await new Promise(setImmediate);
    await Promise.all([soon, together.apply(slice(2, history('c', 0, 0)))]);
    expect(seen).toEqual({ transactions: 2, together: [1, 2] });
  });

  test('do not wait where a reader is behind, nor where the partition is taken away', async () => {
    const { seen, together } = scene(undefined, 3_600_000);
    await together.apply(slice(0, history('a', 0, 0)));
    await together.apply(slice(0, history('b', 0, 99)));
    expect(seen.transactions).toBe(2);
    const taken = new AbortController();
    const last = together.apply({ ...slice(0, history('c', 0, 0)), signal: taken.signal });
    taken.abort();
    await last;
  });
});
