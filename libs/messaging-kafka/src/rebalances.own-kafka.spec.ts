import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  BrokerUnavailable,
  consumeWithInbox,
  memoryInbox,
  type Broker,
  type Consumer,
  type ContractMessage,
  type MemoryInbox,
} from '@lien-nganh/messaging';
import { contractMessage, eventually, frontierAt } from '@lien-nganh/messaging/conformance';
import { proxyTo, type Proxy } from '@lien-nganh/testing';
import { Bench, newTopic, startKafka, through, type OwnKafka } from './examples/bench.ts';

/** More rounds, or a seed that failed, by hand. */
const ROUNDS = Number(process.env['KAFKA_ROUNDS'] ?? 20);
const KEYS = Array.from({ length: 12 }, (_, n) => `inspection-${n}`);
const SEED = Number(process.env['KAFKA_SEED'] ?? randomInt(1, 2 ** 31));

let kafka: OwnKafka;

beforeAll(async () => {
  kafka = await startKafka();
}, 120_000);
afterAll(() => kafka.stop());

/** Numbers from 0 to `below - 1`, the same for the same seed (mulberry32). */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

interface Member {
  readonly consumer: Consumer;
  readonly proxy: Proxy;
  stop(): Promise<void>;
}

test(`members come, go, lose their connections and stall (seed ${SEED}): every message has one effect, each key in order`, async () => {
  await using bench = new Bench(`kafka://${kafka.brokers}`);
  await using way = await proxyTo(`kafka://${kafka.brokers}`);
  const broker = bench.open({ dial: through(way), silenceMs: 1_000 });
  const name = await newTopic(broker, 6);
  const inbox = memoryInbox<string[]>('gateway.v1', []);
  const pick = chance(SEED);
  const members: Member[] = [];
  const start = async (): Promise<void> => void members.push(await startMember(bench, name, inbox));
  await start();
  await start();
  const sent: ContractMessage[] = [];
  const goings: Promise<void>[] = [];
  const leave = (member: Member): void => {
    if (members.length < 2) return;
    goings.push(member.stop());
    members.splice(members.indexOf(member), 1);
  };
  const events: ((member: Member, messages: readonly ContractMessage[]) => unknown)[] = [
    start,
    leave,
    ({ proxy }) => proxy.cut(),
    ({ proxy }) => proxy.fallSilent(),
    (_, messages) => publish(broker, name, messages),
  ];
  for (let round = 0; round < ROUNDS; round++) {
    const messages = KEYS.map((key) => contractMessage({ key, revision: round, position: sent.length + 1 }));
    sent.push(...messages);
    const publishing = publish(broker, name, messages);
    if (pick(3) === 0) way.cut();
    await publishing;
    const member = members[pick(members.length)]!;
    await events[pick(events.length)]!(member, messages);
    const half = sent.length / 2;
    await eventually(
      'half of all is done',
      async () => inbox.state.length,
      (done) => done >= half,
    );
  }
  await bench.open().announce(name, frontierAt(1_000_000));
  const frontier = async () => (await members[0]!.consumer.frontier())?.position ?? null;
  await eventually('everybody knows that all is done', frontier, (position) => position === 1_000_000n);
  await Promise.all([...goings, ...members.map((member) => member.stop())]);
  for (const key of KEYS) {
    const effects = inbox.state.filter((line) => line.startsWith(`${key}#`));
    expect(effects).toEqual(Array.from({ length: ROUNDS }, (_, revision) => `${key}#${revision}`));
  }
  expect(await inbox.parked()).toEqual([]);
}, 300_000);

/** As a relay does: what may not be there is published again, before anything else. */
async function publish(broker: Broker, name: string, messages: readonly ContractMessage[]): Promise<void> {
  const published = () => broker.publish(name, messages).then(() => true, isToldAgain);
  await eventually('it is published', published, Boolean);
}

function isToldAgain(error: unknown): false {
  if (!(error instanceof BrokerUnavailable)) throw error;
  return false;
}

/** A member with a connection of its own. All share one inbox, as the processes of a consumer share its database. */
async function startMember(bench: Bench, name: string, inbox: MemoryInbox<string[]>): Promise<Member> {
  const proxy = await proxyTo(`kafka://${kafka.brokers}`);
  const ending = new AbortController();
  const broker = bench.open({ dial: through(proxy), silenceMs: 1_500, sessionMs: 2_000 });
  const consumer = consumeWithInbox(broker, {
    group: name,
    topics: [{ name, partitions: 6 }],
    inbox,
    signal: ending.signal,
    handlers: {
      'inspections.inspection': {
        version: 1,
        handle: async ({ subject, keyrevision }, { tx }) => void tx.state.push(`${subject}#${keyrevision}`),
      },
    },
  });
  bench.atEnd(() => ending.abort());
  const stop = async (): Promise<void> => {
    ending.abort();
    await consumer.finished;
    await proxy[Symbol.asyncDispose]();
  };
  return { consumer, proxy, stop };
}
