import { expect, test } from '@jest/globals';
import type { Handler, Later } from '../handlers.ts';
import type { ContractMessage } from '../port.ts';
import { history, type Bench, type InboxUnderTest } from './bench.ts';
import { line, Running } from './inbox-bench.ts';

const INSPECTION = 'inspections.inspection';

/** A handler that leaves everything for the end of its transaction, where all of it is recorded at once. */
function gathering<Tx>(
  of: InboxUnderTest<Tx>,
  { fails = () => false, ...options }: Partial<Handler<Tx>> & { fails?: (message: ContractMessage) => boolean } = {},
) {
  const together: number[] = [];
  const work: Later<Tx, ContractMessage> = async (messages, { tx }) => {
    for (const message of messages) await of.record(tx, line(message));
    const failing = messages.find(fails);
    if (failing) throw new Error(`cannot take ${line(failing)}`);
    together.push(messages.length);
  };
  const handler: Handler<Tx> = { version: 1, ...options, handle: async (message, { later }) => later(work, message) };
  return { handler, together };
}

/** What handlers leave for the end of a transaction. */
export function laterTests<Tx>(bench: Bench<Tx>): void {
  test('is done once for all messages of a batch', async () => {
    const [topic, of] = [await bench.topic(1), await bench.inbox()];
    const sent = ['inspection-1', 'inspection-2'].flatMap((key) => history(key, 0, 9));
    await bench.broker.publish(topic.name, sent);
    const { handler, together } = gathering(of);
    const running = new Running(bench, of, { topics: [topic], handlers: { [INSPECTION]: handler } });
    await running.untilRecorded(sent.map(line));
    await running.stop();
    expect(together.length).toBeLessThan(sent.length);
    expect(together.reduce((sum, count) => sum + count, 0)).toBe(sent.length);
  });

  test('and fails for one of them parks that one with the rest of its key; all others have their effect, once', async () => {
    const [topic, of] = [await bench.topic(1), await bench.inbox()];
    const keys = ['inspection-1', 'inspection-2', 'inspection-3'];
    await bench.broker.publish(
      topic.name,
      keys.flatMap((key) => history(key, 0, 6)),
    );
    let broken = true;
    const { handler } = gathering(of, {
      onFailure: { then: 'park' },
      fails: (message) => broken && line(message) === 'inspection-2#4',
    });
    const running = new Running(bench, of, { topics: [topic], handlers: { [INSPECTION]: handler } });
    await running.untilParked(3);
    const [first] = await running.consumer.parked();
    expect([line(first!.message), first!.reason.is]).toEqual(['inspection-2#4', 'failed']);
    const all = keys.flatMap((key) => Array.from({ length: 7 }, (_, n) => `${key}#${n}`));
    const waiting = [4, 5, 6].map((n) => `inspection-2#${n}`);
    await running.untilRecorded(all.filter((one) => !waiting.includes(one)));
    broken = false;
    expect((await running.consumer.replay({ topic: topic.name, key: 'inspection-2' })).replayed).toBe(3);
    await running.untilRecorded(all);
    await running.stop();
  });
}
