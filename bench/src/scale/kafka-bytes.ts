import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { topicOf } from '@lien-nganh/messaging';
import { kafkaBroker } from '@lien-nganh/messaging-kafka';
import { publishedInspection } from '../ledger/sample-log.ts';
import { ownKafka, whyNoKafka } from '../peers/own-kafka.ts';
import { messageOf } from './messages.ts';

const AT_ONCE = 500;
const TOPIC = topicOf('inspections', 1);

/** Bytes that one published inspection takes in Kafka's log, one copy; `null` where no Kafka can be started. */
export async function kafkaBytesPerMessage(messages: number): Promise<number | null> {
  if ((await whyNoKafka()) !== null) return null;
  const kafka = await ownKafka();
  const broker = kafkaBroker({ url: `kafka://${kafka.brokers}` });
  try {
    await broker.declare({ name: TOPIC, partitions: 4 });
    for (let first = 0; first < messages; first += AT_ONCE) {
      const count = Math.min(AT_ONCE, messages - first);
      await broker.publish(
        TOPIC,
        Array.from({ length: count }, (_, at) =>
          messageOf(publishedInspection(first + at), { log: '12-bench', position: first + at + 1, keyrevision: 0 }),
        ),
      );
    }
    return (await logBytes(join(kafka.folder, 'data'))) / messages;
  } finally {
    await broker.close();
    await kafka.stop();
  }
}

/** Of the segments alone: indexes are files of a fixed length. */
async function logBytes(folder: string): Promise<number> {
  const partitions = (await readdir(folder)).filter((name) => name.startsWith(`${TOPIC}-`));
  const sizes = partitions.map(async (partition) => {
    const files = (await readdir(join(folder, partition))).filter((name) => name.endsWith('.log'));
    const stats = await Promise.all(files.map((name) => stat(join(folder, partition, name))));
    return stats.reduce((sum, { size }) => sum + size, 0);
  });
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
