import { expect, test } from '@jest/globals';
import type pg from 'pg';
import { testBroker } from './examples.ts';

const topic = { name: 'inspections.g1', partitions: 2 };

/** Whether the transaction in which these words run waits for the disk when it commits. */
async function waits(client: pg.Client, words: string): Promise<string> {
  await client.query('begin');
  await client.query(words);
  const { rows } = await client.query<{ synchronous_commit: string }>('show synchronous_commit');
  await client.query('commit');
  return rows[0]!.synchronous_commit;
}

test('nobody who notifies waits for the disk, and what is published does', async () => {
  await using of = await testBroker();
  await of.broker.declare(topic);
  const client = await of.client();
  await client.query('set synchronous_commit = on');
  const { rows } = await client.query<{ id: number }>('select id from messaging.topics where name = $1', [topic.name]);
  const { id } = rows[0]!;
  const marker = JSON.stringify({ log: 'l', position: '1', at: '2013-07-16T02:00:00.000Z' });
  expect(await waits(client, `select messaging.announce(${id}, '${marker}')`)).toBe('off');
  expect(await waits(client, `select messaging.wake(${id})`)).toBe('off');
  expect(await waits(client, `select messaging.publish(${id}, '{}', '{}', '{}')`)).toBe('on');
  // of that transaction alone
  expect(await waits(client, 'select 1')).toBe('on');
});

test('a publication has its readers told without notifying itself', async () => {
  await using of = await testBroker();
  await of.broker.declare(topic);
  const [listener, writer] = [await of.client(), await of.client()];
  const { rows } = await writer.query<{ id: number }>('select id from messaging.topics where name = $1', [topic.name]);
  const heard: string[] = [];
  listener.on('notification', ({ channel, payload }) => heard.push(`${channel} ${payload}`));
  await listener.query('listen messaging');
  await writer.query(`select messaging.publish(${rows[0]!.id}, '{}', '{}', '{}')`);
  await listener.query('select 1');
  expect(heard).toEqual([]);
  await of.broker.publish(topic.name, []);
  await listener.query('select 1');
  expect(heard).toEqual([`messaging topic ${rows[0]!.id}`]);
});
