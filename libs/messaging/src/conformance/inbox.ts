import { expect, test } from '@jest/globals';
import { Gate, contractMessage, eventually, frontierAt, history, keyIn, within, type Bench } from './bench.ts';
import { line, recording, Running } from './inbox-bench.ts';

const INSPECTION = 'inspections.inspection';

/** The consumer with an inbox: no effect lost, none twice, and a frontier that tells the truth. */
export function inboxTests<Tx>(bench: Bench<Tx>): void {
  test('a message that is published twice has one effect', async () => {
    const [topic, of] = [await bench.topic(2), await bench.inbox()];
    const sent = history('inspection-1', 0, 3);
    await bench.broker.publish(topic.name, sent);
    await bench.broker.publish(topic.name, sent);
    await bench.broker.publish(topic.name, [...sent.slice(2), contractMessage({ key: 'inspection-1', revision: 4 })]);
    const running = new Running(bench, of, { topics: [topic], handlers: { [INSPECTION]: recording(of) } });
    await running.untilRecorded([0, 1, 2, 3, 4].map((n) => `inspection-1#${n}`));
    await untilRead(running);
    expect(await of.recorded()).toHaveLength(5);
    await running.stop();
  });

  test('what was done before a member died is not done again by the next, though its offset had not moved', async () => {
    const [topic, of] = [await bench.topic(1), await bench.inbox()];
    await bench.broker.publish(topic.name, history('inspection-1', 0, 3));
    const handlers = { [INSPECTION]: recording(of) };
    const first = new Running(bench, of, { topics: [topic], handlers });
    await first.untilRecorded([0, 1, 2, 3].map((n) => `inspection-1#${n}`));
    await first.stop();
    // Another group has no offset at all: every message comes again.
    const next = new Running(bench, of, { topics: [topic], handlers });
    await bench.broker.publish(topic.name, history('inspection-1', 4, 4));
    await next.untilRecorded([0, 1, 2, 3, 4].map((n) => `inspection-1#${n}`));
    await next.stop();
  });

  test('the effect of a handler that fails afterwards is rolled back, and happens once when it is tried again', async () => {
    const [topic, of] = [await bench.topic(1), await bench.inbox()];
    let failures = 0;
    const handler = recording(of, {
      onFailure: { retry: { attempts: 3, backoffMs: 1 }, then: 'stop' },
      fails: ({ keyrevision }) => keyrevision === 2 && ++failures <= 3,
    });
    await bench.broker.publish(topic.name, history('inspection-1', 0, 4));
    const running = new Running(bench, of, { topics: [topic], handlers: { [INSPECTION]: handler } });
    await running.untilRecorded([0, 1, 2, 3, 4].map((n) => `inspection-1#${n}`));
    expect(running.states.some(({ state }) => state.is === 'retrying' && state.why.includes('inspection-1#2'))).toBe(
      true,
    );
    await running.stop();
    expect(await of.recorded()).toHaveLength(5);
  });

  test('a handler without a policy stops its partition at the first failure; others go on; resume tries it again', async () => {
    const [topic, of] = [await bench.topic(2), await bench.inbox()];
    const [stopping, other] = [keyIn(0, 2), keyIn(1, 2)];
    let broken = true;
    const handler = recording(of, { fails: (message) => broken && line(message) === `${stopping}#1` });
    await bench.broker.publish(topic.name, [...history(stopping, 0, 2), ...history(other, 0, 2)]);
    await bench.broker.announce(topic.name, frontierAt(50));
    const running = new Running(bench, of, { topics: [topic], handlers: { [INSPECTION]: handler } });
    await running.until('stopped', `cannot take ${stopping}#1`);
    await running.untilRecorded([`${stopping}#0`, ...[0, 1, 2].map((n) => `${other}#${n}`)]);
    const { partitions, frontier } = await running.consumer.health();
    expect(partitions.find(({ partition }) => partition === 0)).toMatchObject({ state: { is: 'stopped' }, parked: 0 });
    expect(frontier).toBeNull();
    broken = false;
    running.consumer.resume(topic.name, 0);
    await running.untilRecorded([stopping, other].flatMap((key) => [0, 1, 2].map((n) => `${key}#${n}`)));
    await running.untilFrontier(50n);
    await running.stop();
  });

  test('a contract type that the consumer does not know holds its frontier visibly and is never skipped', async () => {
    const [topic, of] = [await bench.topic(1), await bench.inbox()];
    const group = bench.name('group');
    const strange = contractMessage({ key: 'inspection-1', revision: 1, type: 'inspections.drone-flight' });
    await bench.broker.publish(topic.name, history('inspection-1', 0, 0));
    await bench.broker.announce(topic.name, frontierAt(1));
    await bench.broker.publish(topic.name, [strange, ...history('inspection-1', 2, 2)]);
    await bench.broker.announce(topic.name, frontierAt(9));
    const handlers = { [INSPECTION]: recording(of) };
    const old = new Running(bench, of, { topics: [topic], group, handlers });
    await old.until('stopped', 'unknown contract type inspections.drone-flight');
    await old.untilFrontier(1n);
    expect(await of.recorded()).toEqual(['inspection-1#0']);
    await old.stop();
    const upgraded = new Running(bench, of, {
      topics: [topic],
      group,
      handlers: { ...handlers, 'inspections.drone-flight': recording(of) },
    });
    await upgraded.untilFrontier(9n);
    expect(await of.recorded()).toEqual(['inspection-1#0', 'inspection-1#1', 'inspection-1#2']);
    await upgraded.stop();
  });

  test('a newer version of a known contract stops as well; an ignored type passes and counts in its key', async () => {
    const [topic, of] = [await bench.topic(1), await bench.inbox()];
    await bench.broker.publish(topic.name, [
      contractMessage({ key: 'inspection-1', revision: 0, type: 'inspections.establishment', version: 7 }),
      contractMessage({ key: 'inspection-1', revision: 1, version: 2 }),
      contractMessage({ key: 'inspection-1', revision: 2, version: 3 }),
    ]);
    const running = new Running(bench, of, {
      topics: [topic],
      handlers: { [INSPECTION]: recording(of, { version: 2 }) },
      ignores: ['inspections.establishment'],
    });
    await running.until('stopped', 'version 3');
    expect(await of.recorded()).toEqual(['inspection-1#1']);
    expect(await running.consumer.parked()).toEqual([]);
    await running.stop();
  });

  test('the frontier is the lowest over all partitions of all topics, and unknown until each has told one', async () => {
    const [inspections, agencies, of] = [await bench.topic(3), await bench.topic(1), await bench.inbox()];
    const running = new Running(bench, of, {
      topics: [inspections, agencies],
      handlers: { [INSPECTION]: recording(of) },
    });
    await bench.broker.publish(inspections.name, history('inspection-1', 0, 4));
    await bench.broker.announce(inspections.name, frontierAt(20));
    await untilRead(running);
    expect(await running.consumer.frontier()).toBeNull();
    await bench.broker.announce(agencies.name, frontierAt(12));
    await running.untilFrontier(12n);
    expect(await running.consumer.frontier()).toEqual(frontierAt(12));
    await bench.broker.announce(agencies.name, frontierAt(30));
    await running.untilFrontier(20n);
    // A relay that was deposed may say again what was true before.
    await bench.broker.announce(inspections.name, frontierAt(5));
    await untilRead(running);
    expect((await running.consumer.frontier())?.position).toBe(20n);
    await running.stop();
  });

  test('members with one inbox share the work, each effect once, and ending waits for the transaction in hand', async () => {
    const [topic, of] = [await bench.topic(4), await bench.inbox()];
    const group = bench.name('group');
    const [begun, gate] = [new Gate(), new Gate()];
    const slow = recording(of);
    const handlers = {
      [INSPECTION]: {
        ...slow,
        handle: async (...args: Parameters<typeof slow.handle>) => {
          begun.open();
          await gate.opened;
          await slow.handle(...args);
        },
      },
    };
    const keys = Array.from({ length: 8 }, (_, n) => `inspection-${n}`);
    const leaving = new Running(bench, of, { topics: [topic], group, handlers });
    const staying = new Running(bench, of, { topics: [topic], group, handlers });
    await bench.broker.publish(
      topic.name,
      keys.flatMap((key) => history(key, 0, 9)),
    );
    await within('a handler runs', () => begun.opened);
    const stopped = leaving.stop();
    gate.open();
    await stopped;
    await staying.untilRecorded(keys.flatMap((key) => Array.from({ length: 10 }, (_, n) => `${key}#${n}`)));
    await staying.stop();
    expect(await of.recorded()).toHaveLength(80);
  });
}

/** Waits until the group has read all there is. */
export async function untilRead<Tx>({ consumer }: Running<Tx>): Promise<void> {
  await eventually(
    'everything is read',
    () => consumer.health(),
    ({ partitions }) => partitions.every(({ behind }) => behind === 0n),
  );
}
