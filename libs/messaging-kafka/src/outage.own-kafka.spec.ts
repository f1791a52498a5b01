import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { BrokerUnavailable } from '@lien-nganh/messaging';
import { eventually, Gate } from '@lien-nganh/messaging/conformance';
import { proxyTo } from '@lien-nganh/testing';
import { Bench, newTopic, oneOfEach, startKafka, through, type OwnKafka } from './examples/bench.ts';

/** Plain JavaScript on what `npm run build` made, as a process of its own cannot read TypeScript. */
const member = fileURLToPath(new URL('../spec/member.mjs', import.meta.url));

let kafka: OwnKafka;
let url: string;

beforeAll(async () => {
  kafka = await startKafka();
  url = `kafka://${kafka.brokers}`;
}, 120_000);
afterAll(() => kafka.stop());

describe('when connections break', () => {
  test('a member and a publisher whose connections are cut go on by themselves and miss nothing', async () => {
    await using bench = new Bench(url);
    await using proxy = await proxyTo(url);
    const broker = bench.open();
    const name = await newTopic(broker);
    const far = bench.open({ dial: through(proxy) });
    const reading = bench.read(far, { group: 'cut', topics: [name] });
    await far.publish(name, oneOfEach(0));
    await reading.until(({ ids }) => ids.length >= 4);
    expect(proxy.connections).toBeGreaterThan(1);
    proxy.cut();
    const later = oneOfEach(1);
    await far.publish(name, later);
    await reading.until(({ ids }) => later.every(({ id }) => ids.includes(id)));
  });

  test('a connection that falls silent is noticed, and given up for a new one', async () => {
    await using bench = new Bench(url);
    await using proxy = await proxyTo(url);
    const broker = bench.open();
    const name = await newTopic(broker);
    const options = { dial: through(proxy), silenceMs: 1_000, sessionMs: 2_000 };
    const reading = bench.read(bench.open(options), { group: 'silent', topics: [name] });
    await broker.publish(name, oneOfEach(0));
    await reading.until(({ ids }) => ids.length >= 4);
    proxy.fallSilent();
    const later = oneOfEach(1);
    await broker.publish(name, later);
    await reading.until(({ ids }) => later.every(({ id }) => ids.includes(id)));
    expect(reading.health).toContainEqual({ is: 'recovering', attempt: 1, why: 'no answer for 1000 ms' });
    await reading.until(({ states }) => states.at(-1) === 'connected');
  });

  test('publishing over a connection that fell silent fails in time, and the repetition goes over a new one', async () => {
    await using bench = new Bench(url);
    await using proxy = await proxyTo(url);
    const broker = bench.open({ dial: through(proxy), silenceMs: 500 });
    const name = await newTopic(broker);
    const sent = oneOfEach(0);
    await broker.publish(name, sent);
    proxy.fallSilent();
    const later = oneOfEach(1);
    await expect(broker.publish(name, later)).rejects.toBeInstanceOf(BrokerUnavailable);
    await broker.publish(name, later);
    const reading = bench.read(bench.open(), { group: 'after-silence', topics: [name] });
    await reading.until(({ ids }) => [...sent, ...later].every(({ id }) => ids.includes(id)));
  });

  test('who does not want to wait for a silent broker any more is let go at once', async () => {
    await using bench = new Bench(url);
    await using proxy = await proxyTo(url);
    const broker = bench.open({ dial: through(proxy), silenceMs: 600_000 });
    const name = await newTopic(broker);
    await broker.publish(name, oneOfEach(0));
    proxy.fallSilent();
    const leaving = new AbortController();
    const publishing = broker.publish(name, oneOfEach(1), { signal: leaving.signal });
    leaving.abort(new Error('the relay was deposed'));
    await expect(publishing).rejects.toThrow('the relay was deposed');
  });

  test('a broker that is not there yet is waited for', async () => {
    await using bench = new Bench(url);
    await using proxy = await proxyTo(url);
    const broker = bench.open();
    const name = await newTopic(broker);
    await proxy.goAway();
    const early = bench.open({ dial: through(proxy) });
    await expect(early.publish(name, oneOfEach(0))).rejects.toThrow(/^Kafka is unavailable: .*ECONNREFUSED/);
    const reading = bench.read(early, { group: 'early', topics: [name] });
    await reading.until(({ states }) => states.length > 1);
    expect(reading.states).toEqual(['recovering', 'recovering']);
    await proxy.comeBack();
    const sent = oneOfEach(0);
    await early.publish(name, sent);
    await reading.until(({ ids }) => ids.length === 4);
  });
});

describe('when a process is killed', () => {
  test('another member takes over its partitions, and gets again what it had in hand', async () => {
    await using bench = new Bench(url);
    const broker = bench.open({ sessionMs: 2_000 });
    const name = await newTopic(broker);
    const child = fork(member, [url, '2000', 'killed', name], { execArgv: [] });
    const inHand = new Set<string>();
    const full = new Gate();
    child.on('message', (id) => {
      if (inHand.add(String(id)).size === 4) full.open();
    });
    const sent = oneOfEach(0);
    await broker.publish(name, sent);
    await full.opened;
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
    const survivor = bench.read(broker, { group: 'killed', topics: [name] });
    await survivor.until(({ ids }) => ids.length === 4);
    expect([...survivor.ids].sort()).toEqual([...inHand].sort());
  });

  test('and it is the broker: what was acknowledged is there, publishing says that it is away, members go on', async () => {
    await using bench = new Bench(url);
    const broker = bench.open({ silenceMs: 2_000 });
    const name = await newTopic(broker);
    const reading = bench.read(broker, { group: 'survivors', topics: [name] });
    const sent = oneOfEach(0);
    await broker.publish(name, sent);
    await reading.until(({ ids }) => ids.length >= 4);
    await kafka.kill();
    await reading.until(({ states }) => states.includes('recovering'));
    await expect(broker.publish(name, oneOfEach(1))).rejects.toBeInstanceOf(BrokerUnavailable);
    await kafka.start();
    const later = oneOfEach(1);
    await eventually(
      'publishing works',
      () =>
        broker.publish(name, later).then(
          () => true,
          () => false,
        ),
      Boolean,
    );
    await reading.until(({ ids }) => later.every(({ id }) => ids.includes(id)));
    const fresh = bench.read(broker, { group: 'later', topics: [name] });
    await fresh.until(({ ids }) => [...sent, ...later].every(({ id }) => ids.includes(id)));
  }, 120_000);
});
