import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { InvalidTopic, UnknownTopic } from '@lien-nganh/messaging';
import { contractMessage, eventually, history, keyIn } from '@lien-nganh/messaging/conformance';
import type { Admin } from 'kafkajs';
import { Client, dialDirectly } from './client.ts';
import { readConnectionString } from './connection-string.ts';
import { Bench, testKafka } from './examples/bench.ts';
import { ConfigResourceTypes } from './kafkajs.ts';

let kafka: { url: string; stop(): Promise<void> };
let client: Client;
let admin: Admin;
const run = `run-${randomUUID().slice(0, 8)}`;

beforeAll(async () => {
  kafka = await testKafka();
  const settings = readConnectionString(kafka.url);
  client = new Client({ settings, clientId: 'specs', dial: dialDirectly, silenceMs: 10_000 });
  admin = client.kafka.admin();
  await admin.connect();
}, 120_000);
afterAll(async () => {
  await admin.disconnect();
  await kafka.stop();
});

const withSetting = (setting: string): string => `${kafka.url}${kafka.url.includes('?') ? '&' : '?'}${setting}`;

async function configOf(name: string): Promise<Record<string, string>> {
  const { resources } = await admin.describeConfigs({
    resources: [{ type: ConfigResourceTypes.TOPIC, name }],
    includeSynonyms: false,
  });
  return Object.fromEntries(
    resources[0]!.configEntries.map(({ configName, configValue }) => [configName, configValue]),
  );
}

describe('a topic', () => {
  test('is made with its partitions, and keeps everything', async () => {
    await using bench = new Bench(kafka.url);
    const name = `${run}.kept`;
    await bench.open().declare({ name, partitions: 3 });
    const { topics } = await admin.fetchTopicMetadata({ topics: [name] });
    expect(topics[0]!.partitions).toHaveLength(3);
    expect(await configOf(name)).toMatchObject({
      'cleanup.policy': 'delete',
      'retention.ms': '-1',
      'retention.bytes': '-1',
      'max.message.bytes': '1048588',
    });
  });

  test('keeps its messages as long as the connection string says, and at least that long where it is there', async () => {
    await using bench = new Bench(kafka.url);
    const name = `${run}.days`;
    const topic = { name, partitions: 1 };
    await bench.open({ url: withSetting('retention=400d') }).declare(topic);
    expect((await configOf(name))['retention.ms']).toBe(String(400 * 24 * 3600 * 1000));
    await bench.open({ url: withSetting('retention=30d') }).declare(topic);
    const forgetful = bench.open().declare(topic);
    await expect(forgetful).rejects.toBeInstanceOf(InvalidTopic);
    await expect(forgetful).rejects.toThrow(/forgets after 34560000000 ms/);
  });

  test('that somebody compacts is refused, for that makes holes in keys', async () => {
    await using bench = new Bench(kafka.url);
    const name = `${run}.compacted`;
    const configEntries = [{ name: 'cleanup.policy', value: 'compact' }];
    await admin.createTopics({ topics: [{ topic: name, numPartitions: 1, configEntries }] });
    await expect(bench.open().declare({ name, partitions: 1 })).rejects.toThrow(/cleanup\.policy compact/);
  });

  test('with a name that Kafka does not take is refused', async () => {
    await using bench = new Bench(kafka.url);
    await expect(bench.open().declare({ name: '..', partitions: 1 })).rejects.toBeInstanceOf(InvalidTopic);
  });

  test('that was taken away is unknown to who published to it', async () => {
    await using bench = new Bench(kafka.url);
    const name = `${run}.gone`;
    const broker = bench.open();
    await broker.declare({ name, partitions: 1 });
    await broker.publish(name, history('inspection-1', 0, 0));
    await admin.deleteTopics({ topics: [name] });
    const publishing = () => broker.publish(name, history('inspection-1', 1, 1)).catch((error: unknown) => error);
    const error = await eventually('it is known to be gone', publishing, (one) => one instanceof UnknownTopic);
    expect(error).toEqual(new UnknownTopic(name));
  });
});

test('a record that is no contract event stops its partition and is told; others go on, and nothing is skipped', async () => {
  await using bench = new Bench(kafka.url);
  const name = `${run}.foreign`;
  const broker = bench.open();
  await broker.declare({ name, partitions: 2 });
  const producer = client.kafka.producer();
  await producer.connect();
  await broker.publish(name, history(keyIn(0, 2), 0, 0));
  await producer.send({ topic: name, messages: [{ partition: 0, key: 'x', value: 'written by hand' }] });
  await producer.disconnect();
  await broker.publish(name, [...history(keyIn(0, 2), 1, 1), contractMessage({ key: keyIn(1, 2), revision: 0 })]);
  const group = `${run}.foreign`;
  const reading = bench.read(broker, { group, topics: [name] });
  await reading.until(({ ids, health }) => ids.length === 2 && health.length === 2);
  expect(reading.health.at(-1)).toMatchObject({ why: expect.stringContaining(`${name}/0 at 1 cannot be read`) });
  await eventually(
    'the other partition is read, and this one waits',
    async () => (await broker.lag(group, [name])).map(({ behind }) => behind),
    ([stopped, other]) => stopped === 2n && other === 0n,
  );
});
