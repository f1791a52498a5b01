import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { BrokerUnavailable, consumeWithInbox, type Handler } from '@lien-nganh/messaging';
import { contractMessage, eventually, Gate, history, keyIn } from '@lien-nganh/messaging/conformance';
import { connect } from '@lien-nganh/postgres';
import { proxyTo } from '@lien-nganh/testing';
import type pg from 'pg';
import { terminateMembers, testBroker, untilWaitingForRows } from './examples.ts';
import { postgresInbox } from './inbox.ts';

/** Plain JavaScript on what `npm run build` made, as a process of its own cannot read TypeScript. */
const member = fileURLToPath(new URL('../spec/member.mjs', import.meta.url));
const topic = { name: 'inspections.g1', partitions: 4 };
const oneOfEach = (revision: number) =>
  [0, 1, 2, 3].map((partition) => contractMessage({ key: keyIn(partition, 4), revision }));

describe('when the database goes away', () => {
  test('a member whose connection was terminated heals by itself and misses nothing', async () => {
    await using of = await testBroker();
    await of.broker.declare(topic);
    const client = await of.client();
    const reading = of.read({ group: 'g', topics: [topic.name] });
    await of.broker.publish(topic.name, oneOfEach(0));
    await reading.until(({ ids }) => ids.length >= 4);
    expect(await terminateMembers(client)).toBe(1);
    const later = oneOfEach(1);
    await of.broker.publish(topic.name, later);
    await reading.until(({ ids }) => later.every(({ id }) => ids.includes(id)));
    expect(reading.health).toEqual(['connected', 'recovering', 'connected']);
  });

  test('a connection that is cut without a word is noticed, and given up for a new one', async () => {
    await using of = await testBroker();
    await of.broker.declare(topic);
    await using proxy = await proxyTo(of.url);
    const reading = of.read({ group: 'g', topics: [topic.name] }, of.open({ url: proxy.url, silenceMs: 300 }));
    await of.broker.publish(topic.name, oneOfEach(0));
    await reading.until(({ ids }) => ids.length >= 4);
    proxy.fallSilent();
    const later = oneOfEach(1);
    await of.broker.publish(topic.name, later);
    await reading.until(({ health }) => health.includes('recovering'));
    // As far as the server knows the old connection lives; here its end is hastened, else the server's keep-alive finds out.
    await terminateMembers(await of.client());
    await reading.until(({ ids }) => later.every(({ id }) => ids.includes(id)));
    await reading.stop();
  });

  test('a member that loses its connection in the middle of a batch is told, and the batch comes again', async () => {
    await using of = await testBroker();
    await of.broker.declare(topic);
    const client = await of.client();
    const [begun, told] = [new Gate(), new Gate()];
    const given: string[] = [];
    const reading = of.read({
      group: 'g',
      topics: [topic.name],
      onBatch: async (batch, { signal }) => {
        given.push(...batch.flatMap((one) => (one.is === 'message' ? [one.message.id] : [])));
        if (given.length > 1) return;
        signal.addEventListener('abort', told.open);
        begun.open();
        await told.opened;
      },
    });
    const sent = contractMessage({ key: 'inspection-1', revision: 0 });
    await of.broker.publish(topic.name, [sent]);
    await begun.opened;
    await terminateMembers(client);
    await reading.until(({ ids }) => ids.length === 2);
    expect(given).toEqual([sent.id, sent.id]);
  });

  test('publishing says in plain words that the database cannot be reached', async () => {
    await using of = await testBroker();
    const nowhere = of.open({ url: 'postgres://postgres@127.0.0.1:1/nothing' });
    const publishing = nowhere.publish(topic.name, oneOfEach(0));
    await expect(publishing).rejects.toBeInstanceOf(BrokerUnavailable);
    await expect(publishing).rejects.toThrow(/PostgreSQL is unavailable: .*ECONNREFUSED/);
  });
});

describe('when a process is killed', () => {
  test('another member takes over its partitions, and gets again what it had in hand', async () => {
    await using of = await testBroker();
    await of.broker.declare(topic);
    const child = fork(member, [of.url, 'g', topic.name, 'hang'], { execArgv: [] });
    const inHand = new Set<string>();
    const full = new Gate();
    child.on('message', (id) => {
      if (inHand.add(String(id)).size === 4) full.open();
    });
    const sent = oneOfEach(0);
    await of.broker.publish(topic.name, sent);
    await full.opened;
    const survivor = of.read({ group: 'g', topics: [topic.name] });
    await survivor.until(({ health }) => health.includes('connected'));
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
    await survivor.until(({ ids }) => sent.every(({ id }) => ids.includes(id)));
    expect([...survivor.ids].sort()).toEqual([...inHand].sort());
  });
});

describe('an inbox on PostgreSQL', () => {
  /** A consumer that counts its effects in a table, with a handler that disturbs it first. */
  async function counting(disturb: (tx: pg.PoolClient, times: number) => Promise<unknown>) {
    const of = await testBroker();
    const pool = connect(of.url);
    await pool.query('create table public.effects(id text)');
    const ending = new AbortController();
    let times = 0;
    const handler: Handler<pg.PoolClient> = {
      version: 1,
      onFailure: { then: 'park' },
      handle: async ({ id }, { tx }) => {
        await tx.query('insert into public.effects values ($1)', [id]);
        await disturb(tx, ++times);
      },
    };
    const consumer = consumeWithInbox(of.broker, {
      group: 'g',
      topics: [topic],
      inbox: postgresInbox({ pool, schema: 'gateway_inbox', consumer: 'gateway.v1' }),
      handlers: { 'inspections.inspection': handler },
      signal: ending.signal,
    });
    await eventually('the topic is there', () => of.broker.declare(topic).then(() => true), Boolean);
    const effects = async () =>
      (await pool.query<{ id: string }>('select id from public.effects')).rows.map(({ id }) => id);
    const untilSettled = () =>
      eventually(
        'all is read',
        () => of.broker.lag('g', [topic.name]),
        (lags) => lags.every(({ behind }) => behind === 0n),
      );
    const end = async () => {
      ending.abort();
      await consumer.finished;
      await pool.end();
      await of[Symbol.asyncDispose]();
    };
    return { ...of, consumer, effects, untilSettled, [Symbol.asyncDispose]: end };
  }

  test('a deadlock says nothing about the message: it is tried again, not parked', async () => {
    await using of = await counting(async (tx, times) => {
      if (times === 1) await tx.query("do $$ begin raise exception 'met another' using errcode = '40P01'; end $$");
    });
    const sent = history('inspection-1', 0, 0);
    await of.broker.publish(topic.name, sent);
    await of.untilSettled();
    expect(await of.effects()).toEqual(sent.map(({ id }) => id));
    expect(await of.consumer.parked()).toEqual([]);
  });

  test('a database that goes away in the middle of a handler parks nothing, and the effect happens once', async () => {
    await using of = await counting(async (tx, times) => {
      if (times === 1) await tx.query('select pg_terminate_backend(pg_backend_pid())');
    });
    const sent = history('inspection-1', 0, 0);
    await of.broker.publish(topic.name, sent);
    await of.untilSettled();
    expect(await of.effects()).toEqual(sent.map(({ id }) => id));
    expect(await of.consumer.parked()).toEqual([]);
  });

  test('a handler that hides an error of the database has not happened: its message is parked', async () => {
    await using of = await counting((tx) => tx.query('select 1 / 0').catch(() => undefined));
    await of.broker.publish(topic.name, history('inspection-1', 0, 0));
    const parked = await eventually(
      'it is parked',
      () => of.consumer.parked(),
      ({ length }) => length === 1,
    );
    expect(parked[0]!.reason).toEqual({ is: 'failed', why: expect.stringContaining('aborted') });
    expect(await of.effects()).toEqual([]);
  });

  test('a replay waits for whoever handles the same key', async () => {
    const [handling, go] = [new Gate(), new Gate()];
    let failing = true;
    await using of = await counting(async (_, times) => {
      if (failing) throw new Error('not yet');
      if (times === 2) {
        handling.open();
        await go.opened;
      }
    });
    await of.broker.publish(topic.name, history('inspection-1', 0, 0));
    await eventually(
      'it is parked',
      () => of.consumer.parked(),
      ({ length }) => length === 1,
    );
    failing = false;
    const place = { topic: topic.name, key: 'inspection-1' };
    const first = of.consumer.replay(place);
    await handling.opened;
    const second = of.consumer.replay(place);
    await untilWaitingForRows(await of.client(), 1);
    go.open();
    const replayed = await Promise.all([first, second]);
    expect(replayed.map(({ stoppedBy }) => stoppedBy)).toEqual([null, null]);
    expect(await of.effects()).toHaveLength(1);
  });
});
