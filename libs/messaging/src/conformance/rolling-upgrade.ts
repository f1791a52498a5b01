import { expect, test } from '@jest/globals';
import type { Handler } from '../handlers.ts';
import type { Topic } from '../port.ts';
import { contractMessage, frontierAt, history, keyIn, type Bench, type InboxUnderTest } from './bench.ts';
import { untilRead } from './inbox.ts';
import { recording, Running } from './inbox-bench.ts';

const INSPECTION = 'inspections.inspection';
const FLIGHT = 'inspections.drone-flight';

interface Deployment<Tx> {
  readonly topic: Topic;
  readonly group: string;
  readonly of: InboxUnderTest<Tx>;
}

/** Deployments, one instance after the other, that bring a new version of a contract, or a new contract. */
export function rollingUpgradeTests<Tx>(bench: Bench<Tx>): void {
  const deployment = async (): Promise<Deployment<Tx>> => ({
    topic: await bench.topic(2),
    group: bench.name('group'),
    of: await bench.inbox(),
  });
  const start = ({ topic, group, of }: Deployment<Tx>, handlers: Readonly<Record<string, Handler<Tx>>>): Running<Tx> =>
    new Running(bench, of, { topics: [topic], group, handlers });
  const oldConsumer = (deployed: Deployment<Tx>): Running<Tx> =>
    start(deployed, { [INSPECTION]: recording(deployed.of) });
  const newConsumer = (deployed: Deployment<Tx>): Running<Tx> =>
    start(deployed, { [INSPECTION]: recording(deployed.of, { version: 2 }), [FLIGHT]: recording(deployed.of) });
  const inOrder = async ({ of }: Deployment<Tx>, key: string): Promise<readonly string[]> =>
    (await of.recorded()).filter((recorded) => recorded.startsWith(`${key}#`));
  const [a, b] = [keyIn(0, 2), keyIn(1, 2)];
  const lines = (key: string, last: number): string[] => Array.from({ length: last + 1 }, (_, n) => `${key}#${n}`);

  test.each([
    ['version', { version: 2 }, `version 2 of ${INSPECTION} is newer than 1`],
    ['type', { type: FLIGHT }, `unknown contract type ${FLIGHT}, version 1`],
  ])(
    'producers first: an unknown %s is held and named, and all of it done, once and in order, when the new consumer takes over',
    async (_, news, why) => {
      const deployed = await deployment();
      const { broker } = bench;
      const { name } = deployed.topic;
      const old = oldConsumer(deployed);
      await broker.publish(name, [...history(a, 0, 1), ...history(b, 0, 0)]);
      await broker.announce(name, frontierAt(5));
      await old.untilFrontier(5n);

      await broker.publish(name, [contractMessage({ key: a, revision: 2, ...news }), ...history(a, 3, 4)]);
      await broker.publish(name, history(b, 1, 2));
      await broker.announce(name, frontierAt(20));
      await old.until('stopped', why);
      await old.untilRecorded([...lines(a, 1), ...lines(b, 2)]);
      const { partitions, frontier } = await old.consumer.health();
      const held = partitions.find(({ partition }) => partition === 0)!;
      expect(held).toMatchObject({ state: { is: 'stopped', why: expect.stringContaining(why) }, parked: 0 });
      expect(held.behind).toBeGreaterThan(0n);
      expect(frontier).toEqual(frontierAt(5));

      const next = newConsumer(deployed);
      await old.stop();
      await next.untilFrontier(20n);
      expect(await inOrder(deployed, a)).toEqual(lines(a, 4));
      expect(await inOrder(deployed, b)).toEqual(lines(b, 2));
      await next.stop();
    },
  );

  test('consumers first: nothing is ever held, also while old and new producers take turns and repeat each other', async () => {
    const deployed = await deployment();
    const { broker } = bench;
    const { name } = deployed.topic;
    const old = oldConsumer(deployed);
    const sent = history(a, 0, 2);
    await broker.publish(name, sent);
    const next = newConsumer(deployed);
    await old.stop();
    // The new producer takes over from where the old one's checkpoint stood: the same ids, in the new version.
    const again = sent.slice(1).map((message) => ({ ...message, contractversion: 2 }));
    const later = contractMessage({ key: a, revision: 3, version: 2 });
    await broker.publish(name, [...again, later, contractMessage({ key: b, revision: 0, type: FLIGHT })]);
    // The old one was deposed in the middle of a send: what it says comes late.
    await broker.publish(name, [sent[2]!, { ...later, contractversion: 1 }]);
    await broker.announce(name, frontierAt(20));
    await next.untilFrontier(20n);
    await untilRead(next);
    expect(await inOrder(deployed, a)).toEqual(lines(a, 3));
    expect(await inOrder(deployed, b)).toEqual(lines(b, 0));
    const states = [...old.states, ...next.states].map(({ state }) => state.is);
    expect(states.filter((is) => is === 'stopped' || is === 'retrying')).toEqual([]);
    expect(await next.consumer.parked()).toEqual([]);
    await next.stop();
  });
}
