import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eventually, Gate, history } from '@lien-nganh/messaging/conformance';
import { proxyTo } from '@lien-nganh/testing';
import { Bench, newTopic, oneOfEach, startKafka, through, type OwnKafka } from './examples/bench.ts';
import { HEARTBEAT, JOIN_GROUP, meddlerTo, REBALANCE_IN_PROGRESS, trouble } from './examples/meddler.ts';
import { Kafka, logLevel } from './kafkajs.ts';

let kafka: OwnKafka;
let url: string;

beforeAll(async () => {
  kafka = await startKafka();
  url = `kafka://${kafka.brokers}`;
}, 120_000);
afterAll(() => kafka.stop());

/** What the broker says of a group. */
async function describeGroup(group: string): Promise<{ state: string; members: number }> {
  const admin = new Kafka({ brokers: [kafka.brokers], logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  try {
    const { groups } = await admin.describeGroups([group]);
    return { state: groups[0]!.state, members: groups[0]!.members.length };
  } finally {
    await admin.disconnect();
  }
}

test('a coordinator that is still loading crashes the consumer of kafkajs, and a new one takes its place', async () => {
  await using bench = new Bench(url);
  await using meddler = await meddlerTo(kafka.brokers);
  const broker = bench.open();
  const name = await newTopic(broker);
  meddler.next(trouble.coordinatorIsLoading);
  meddler.next(trouble.coordinatorIsLoading);
  const reading = bench.read(bench.open({ dial: meddler.dial }), { group: 'loading', topics: [name] });
  await broker.publish(name, oneOfEach(0));
  await reading.until(({ ids }) => ids.length === 4);
  expect(meddler.done).toBe(2);
  expect(reading.states).toEqual(['recovering', 'recovering', 'connected']);
  expect(reading.health[0]).toMatchObject({ why: expect.stringContaining('loading') });
});

test('a member that was given up by its group begins anew, where the group stands', async () => {
  await using bench = new Bench(url);
  await using meddler = await meddlerTo(kafka.brokers);
  const broker = bench.open();
  const name = await newTopic(broker);
  const reading = bench.read(bench.open({ dial: meddler.dial, sessionMs: 2_000 }), {
    group: 'given-up',
    topics: [name],
  });
  await broker.publish(name, oneOfEach(0));
  await reading.until(({ ids }) => ids.length === 4);
  meddler.next(trouble.memberIsUnknown);
  await reading.until(({ states }) => states.length >= 3);
  await broker.publish(name, oneOfEach(1));
  await reading.until(({ ids }) => ids.length === 8);
  expect(new Set(reading.ids).size).toBe(8);
  expect(reading.states).toEqual(['connected', 'recovering', 'connected']);
});

test('a handler that outlasts the session keeps its partition, while what a silent member had is given to the next', async () => {
  await using bench = new Bench(url);
  await using proxy = await proxyTo(url);
  const broker = bench.open({ sessionMs: 1_000 });
  const [patient, other] = [await newTopic(broker, 1), await newTopic(broker, 1)];
  const [inHand, otherInHand, gate] = [new Gate(), new Gate(), new Gate()];
  let taken = false;
  const slow = bench.read(broker, {
    group: 'slow',
    topics: [patient],
    onBatch: async (_, { signal }) => {
      signal.addEventListener('abort', () => (taken = true));
      inHand.open();
      await gate.opened;
    },
  });
  const silent = bench.read(bench.open({ dial: through(proxy), sessionMs: 1_000, silenceMs: 2_000 }), {
    group: 'other',
    topics: [other],
    onBatch: async (_, { signal }) => {
      otherInHand.open();
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
    },
  });
  bench.atEnd(gate.open);
  await broker.publish(patient, history('inspection-1', 0, 0));
  await broker.publish(other, history('inspection-1', 0, 0));
  await Promise.all([inHand.opened, otherInHand.opened]);
  // The broker gives the silent one up when a session has gone by: since then, more than one has for the slow one's batch.
  proxy.fallSilent();
  const next = bench.read(broker, { group: 'other', topics: [other] });
  await next.until(({ ids }) => ids.length === 1);
  expect(taken).toBe(false);
  expect(slow.ids).toEqual([]);
  gate.open();
  await slow.until(({ ids }) => ids.length === 1);
  await eventually(
    'the offset has moved',
    () => broker.lag('slow', [patient]),
    ([lag]) => lag!.behind === 0n,
  );
  expect(slow.states).toEqual(['connected']);
  await silent.stop();
});

test('before a member gives partitions away, it finishes what it has in hand: nobody gets it again', async () => {
  await using bench = new Bench(url);
  await using meddler = await meddlerTo(kafka.brokers);
  const broker = bench.open();
  const name = await newTopic(broker);
  const [full, gate] = [new Gate(), new Gate()];
  const inHand = new Set<number>();
  const first = bench.read(bench.open({ dial: meddler.dial, sessionMs: 30_000 }), {
    group: 'sharing',
    topics: [name],
    onBatch: async (batch) => {
      if (inHand.add(batch[0]!.partition).size === 4) full.open();
      await gate.opened;
    },
  });
  bench.atEnd(gate.open);
  await broker.publish(name, oneOfEach(0));
  await full.opened;
  const joins = meddler.requests(JOIN_GROUP);
  const second = bench.read(broker, { group: 'sharing', topics: [name] });
  await meddler.answered(HEARTBEAT, REBALANCE_IN_PROGRESS);
  // It has been told to join again, and the broker waits for it: time enough to do so at once, if it did.
  for (let look = 0; look < 5; look++) expect((await describeGroup('sharing')).state).toBe('PreparingRebalance');
  expect(meddler.requests(JOIN_GROUP)).toBe(joins);
  gate.open();
  for (let round = 1; second.ids.length === 0; round++) {
    await broker.publish(name, oneOfEach(round));
    const read = async () => first.ids.length + second.ids.length;
    await eventually('the round is read', read, (count) => count >= 4 * (round + 1));
  }
  const all = [...first.ids, ...second.ids];
  expect(new Set(all).size).toBe(all.length);
});

test('a member that ends says so: nobody waits for its session', async () => {
  await using bench = new Bench(url);
  const broker = bench.open({ sessionMs: 120_000 });
  const name = await newTopic(broker);
  const reading = bench.read(broker, { group: 'leaving', topics: [name] });
  await broker.publish(name, oneOfEach(0));
  await reading.until(({ ids }) => ids.length === 4);
  expect(await describeGroup('leaving')).toEqual({ state: 'Stable', members: 1 });
  await reading.stop();
  expect(await describeGroup('leaving')).toEqual({ state: 'Empty', members: 0 });
  expect((await broker.lag('leaving', [name])).map(({ behind }) => behind)).toEqual([0n, 0n, 0n, 0n]);
});
