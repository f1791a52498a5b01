import { describe, expect, test } from '@jest/globals';
import type { ContractMessage } from '@lien-nganh/messaging';
import { contractMessage, frontierAt, history, keyIn } from '@lien-nganh/messaging/conformance';
import type pg from 'pg';
import { testBroker, untilWaitingForRows } from './examples.ts';

const topic = { name: 'inspections.g1', partitions: 2 };

describe('offsets are in the order of commits', () => {
  test('a publisher that began first and commits last makes no reader skip its messages', async () => {
    await using of = await testBroker();
    await of.broker.declare(topic);
    const [slow, watcher] = [await of.client(), await of.client()];
    const reading = of.read({ group: 'g', topics: [topic.name] });
    const [first, second] = [keyIn(0, 2, 'first'), keyIn(0, 2, 'second')];
    const early = contractMessage({ key: first, revision: 0 });
    const late = contractMessage({ key: second, revision: 0 });
    const elsewhere = contractMessage({ key: keyIn(1, 2), revision: 0 });
    await slow.query('begin');
    await publishBy(slow, [early]);
    const published = of.broker.publish(topic.name, [late]);
    await untilWaitingForRows(watcher, 1);
    await of.broker.publish(topic.name, [elsewhere]);
    await reading.until(({ ids }) => ids.includes(elsewhere.id));
    expect(reading.ids).toEqual([elsewhere.id]);
    await slow.query('commit');
    await published;
    await reading.until(({ ids }) => ids.length === 3);
    expect(reading.ids).toEqual([elsewhere.id, early.id, late.id]);
  });

  test('a publisher that is rolled back leaves neither a message nor a hole', async () => {
    await using of = await testBroker();
    await of.broker.declare(topic);
    const [undone, watcher] = [await of.client(), await of.client()];
    await undone.query('begin');
    await publishBy(undone, [contractMessage({ key: keyIn(0, 2), revision: 0 })]);
    const kept = contractMessage({ key: keyIn(0, 2), revision: 0 });
    const published = of.broker.publish(topic.name, [kept]);
    await untilWaitingForRows(watcher, 1);
    await undone.query('rollback');
    await published;
    const reading = of.read({ group: 'g', topics: [topic.name] });
    await reading.until(({ ids }) => ids.length === 1);
    expect(reading.deliveries).toEqual([expect.objectContaining({ offset: 0n, message: kept })]);
  });

  test('a transaction of somebody else that stays open delays nobody', async () => {
    await using of = await testBroker();
    await of.broker.declare(topic);
    const other = await of.client();
    await other.query('create table public.notes(text text)');
    await other.query('begin');
    await other.query("insert into public.notes values ('unrelated')");
    const reading = of.read({ group: 'g', topics: [topic.name] });
    await of.broker.publish(topic.name, history('inspection-1', 0, 4));
    await reading.until(({ ids }) => ids.length === 5);
    await other.query('rollback');
    expect(reading.messages.map(({ keyrevision }) => keyrevision)).toEqual([0, 1, 2, 3, 4]);
  });

  test('many publishers to several partitions, in any order, never wait in a circle', async () => {
    await using of = await testBroker();
    await of.broker.declare(topic);
    const brokers = [of.open(), of.open(), of.open()];
    const keys = [keyIn(0, 2), keyIn(1, 2)];
    await Promise.all(
      brokers.flatMap((broker, n) =>
        Array.from({ length: 40 }, (_, round) => {
          const messages = keys.map((key) => contractMessage({ key: `${key}`, revision: n * 1000 + round }));
          return broker.publish(topic.name, round % 2 === 0 ? messages : messages.reverse());
        }),
      ),
    );
    await of.broker.announce(topic.name, frontierAt(1));
    const reading = of.read({ group: 'g', topics: [topic.name] });
    await reading.until(({ ids }) => ids.length === 240);
    expect(new Set(reading.ids).size).toBe(240);
  });
});

test('an idle topic does not grow, however often its frontier is told', async () => {
  await using of = await testBroker();
  await of.broker.declare(topic);
  const client = await of.client();
  await of.broker.publish(topic.name, history(keyIn(0, 2), 0, 0));
  for (let position = 1; position <= 50; position++) await of.broker.announce(topic.name, frontierAt(position));
  const { rows } = await client.query<{ count: number }>('select count(*)::int from messaging.messages');
  expect(rows[0]!.count).toBe(3);
  expect((await of.broker.lag('g', [topic.name])).map(({ behind }) => behind)).toEqual([2n, 1n]);
  const reading = of.read({ group: 'g', topics: [topic.name] });
  await reading.until(({ deliveries }) => deliveries.length === 3);
  const told = reading.deliveries.flatMap((one) => (one.is === 'frontier' ? [one.frontier.position] : []));
  expect(told).toEqual([50n, 50n]);
});

/** Publishes inside a transaction of the test, which decides when it ends. */
async function publishBy(client: pg.Client, messages: readonly ContractMessage[]): Promise<void> {
  await client.query(
    `select messaging.publish(t.id, array_agg(p.id), $2::text[], $3::text[])
       from messaging.topics t join messaging.partitions p on p.topic_id = t.id
      where t.name = $1 and p.partition = 0 group by t.id`,
    [topic.name, messages.map(({ subject }) => subject), messages.map((message) => JSON.stringify(message))],
  );
}
