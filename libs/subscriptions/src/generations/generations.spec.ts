import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { referenceData, rowsFrom, service } from '@lien-nganh/kernel';
import { topicOf } from '@lien-nganh/messaging';
import { bench, ticketContract, until, type Bench } from '../examples.ts';
import { generationAfterRestore, generationEvents, GenerationsLog, type Generations } from './generations.ts';
import type { ReadSide } from '../index.ts';

const { GenerationBegun, GenerationAnswers, GenerationGivenUp } = generationEvents;
const by = {
  actor: { account: 'service:gateway', agency: 'platform', role: 'service' },
  ...{ today: '2013-07-16', correlationId: 'c' },
};

/** Another service, that keeps a table of tickets. */
const desks = service({
  name: 'desks',
  title: { vi: 'Bàn', en: 'Desks' },
  streams: [],
  reference: [
    referenceData({
      table: 'tickets',
      version: 1,
      from: [rowsFrom(ticketContract, ({ subject, data }) => [{ key: subject, row: data }])],
    }),
  ],
});

let b: Bench;
let log: GenerationsLog;
const stop = new AbortController();
beforeEach(async () => {
  b = await bench();
  log = new GenerationsLog(b.store);
});
afterEach(() => b.close());

/** Subjects that are published into a generation, as they come. */
async function publishedInto(generation: number): Promise<readonly string[]> {
  const name = topicOf('tickets', generation);
  await b.broker.declare({ name, partitions: 2 });
  const subjects: string[] = [];
  const { signal } = stop;
  void b.broker.consume({
    ...{ group: `spec.${generation}`, topics: [name], signal },
    onBatch: (batch) => {
      for (const delivery of batch) if (delivery.is === 'message') subjects.push(delivery.message.subject);
      return Promise.resolve();
    },
  });
  return subjects;
}

const frontier = async (readSide: ReadSide) => (await readSide.inbound()?.frontier())?.position ?? -1n;

describe('which generations of topics there are', () => {
  test('stands in the log: until somebody decides, the first is fed and live', async () => {
    expect(await log.now()).toEqual({ live: 1, fed: [1] });
    await log.note(GenerationBegun({ generation: 2 }), by);
    await log.note(GenerationBegun({ generation: 2 }), by);
    expect(await log.now()).toEqual({ live: 1, fed: [1, 2] });
    await log.note(GenerationBegun({ generation: 3 }), by);
    await log.note(GenerationGivenUp({ generation: 2 }), by);
    expect(await log.now()).toEqual({ live: 1, fed: [1, 3] });
    await log.note(GenerationAnswers({ generation: 3 }), by);
    expect(await log.now()).toEqual({ live: 3, fed: [3] });
    const noted = [];
    for await (const { type } of b.store.readStream('generations-topics')) noted.push(type);
    expect(noted).toHaveLength(4);
  });

  test('is told to whoever follows: what holds already, and each change once', async () => {
    await log.note(GenerationBegun({ generation: 2 }), by);
    const told: Generations[] = [];
    const ended = new AbortController();
    const following = (async () => {
      for await (const generations of log.follow(ended.signal)) told.push(generations);
    })();
    await until(() => told.length === 1);
    await log.note(GenerationAnswers({ generation: 2 }), by);
    await until(() => told.length === 2);
    ended.abort();
    await following;
    expect(told).toEqual([
      { live: 1, fed: [1, 2] },
      { live: 2, fed: [2] },
    ]);
  });
});

describe('a generation that is begun', () => {
  test('is told everything from the beginning and what comes, and nothing once it is given up', async () => {
    await b.start();
    await b.open('A', 3);
    const into = { one: await publishedInto(1), two: await publishedInto(2) };
    await log.note(GenerationBegun({ generation: 2 }), by);
    await until(() => into.two.length === 3);
    await b.open('A');
    await until(() => into.two.length === 4);
    await log.note(GenerationGivenUp({ generation: 2 }), by);
    await until(async () => !(await log.now()).fed.includes(2));
    // The next one is told of: by then the former has ended.
    const three = await publishedInto(3);
    await log.note(GenerationBegun({ generation: 3 }), by);
    await until(() => three.length === 4);
    await b.open('A');
    await until(() => three.length === 5 && into.one.length === 5);
    expect(into.two.length).toBe(4);
  });
});

describe('a generation that answers', () => {
  test('is the one through which services hear each other from then on, the late ones too', async () => {
    await b.start();
    const early = await b.start({ service: desks });
    const first = await b.open('A', 2);
    await until(async () => (await frontier(early)) >= first);
    await log.note(GenerationBegun({ generation: 2 }), by);
    await log.note(GenerationAnswers({ generation: 2 }), by);
    await until(() => early.generation() === 2);
    const last = await b.open('B', 2);
    await until(async () => (await frontier(early)) >= last);
    const late = await b.start({ service: desks });
    expect(late.generation()).toBe(2);
    const { rows } = await b.pool.query<{ count: number }>('select count(*)::int as count from desks.reference_rows');
    expect(rows).toEqual([{ count: 4 }]);
    expect(b.failures).toEqual([]);
  });
});

test('a restored log begins with a generation beyond all that what was lost can have begun', () => {
  expect([1, 2, 999, 1000, 1007].map(generationAfterRestore)).toEqual([1000, 1000, 1000, 2000, 2000]);
});
