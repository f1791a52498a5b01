import { randomBytes } from 'node:crypto';
import { openGateway, servicesHeard } from '@lien-nganh/gateway';
import { topicOf } from '@lien-nganh/messaging';
import { makeLogger, makeMetrics, openPorts, systemClock, type Ports } from '@lien-nganh/service-host';
import { openAppender } from '../peers/appender.ts';
import { eventsPerSecond } from '../peers/write.ts';
import { beginning, publishedInspection } from '../ledger/sample-log.ts';
import { sampleEvent } from '../sample-event.ts';
import { issuer } from '../service/platform.ts';
import { messageOf } from './messages.ts';

/** How much each part takes on this machine, a second. */
export interface Rates {
  /** Single appends of 16 writers to the log on PostgreSQL. */
  readonly appendsPerSecond: number;
  /** Contract events that a gateway that lags behind books, one transaction for what it finds in a partition. */
  readonly bookedPerSecond: number;
}

const PARTITIONS = 4;
const APPENDING_MS = 3_000;

/** @param urls of two empty databases */
export async function rates(urls: readonly [string, string], inspections: number): Promise<Rates> {
  return { appendsPerSecond: await appending(urls[0]), bookedPerSecond: await booking(urls[1], inspections) };
}

async function appending(url: string): Promise<number> {
  const appender = await openAppender('ours', { url, writers: 16 });
  try {
    return await eventsPerSecond(appender, { writers: 16, ms: APPENDING_MS, events: () => [sampleEvent()] });
  } finally {
    await appender.close();
  }
}

async function booking(url: string, inspections: number): Promise<number> {
  const shared = { eventStoreUrl: url, brokerUrl: url, keysUrl: url, databaseUrl: url };
  const ports = await openPorts({ province: '12', ...shared, masterKey: randomBytes(32) });
  const end = await publishAll(ports, inspections);
  const { verifier } = await issuer();
  const began = performance.now();
  const gateway = await openGateway(ports, {
    verifier,
    clock: systemClock,
    logger: makeLogger({ level: 'info', pretty: false, destination: { write: () => undefined } }),
    metrics: makeMetrics(),
    partitions: PARTITIONS,
  });
  try {
    while (BigInt((await gateway.health()).completeTo?.position ?? 0) < end) await new Promise(setImmediate);
    return (inspections * 1000) / (performance.now() - began);
  } finally {
    await gateway.close();
    await ports.close();
  }
}

const AT_ONCE = 500;

/** Publishes everything that the gateway will read. @returns the position up to which it is everything */
async function publishAll({ broker, store }: Ports, inspections: number): Promise<bigint> {
  const log = (await store.log()).id;
  for (const name of servicesHeard) await broker.declare({ name: topicOf(name, 1), partitions: PARTITIONS });
  await broker.publish(
    topicOf('agencies', 1),
    beginning.map((published, n) => messageOf(published, { log, position: n + 1, keyrevision: 0 })),
  );
  for (let first = 0; first < inspections; first += AT_ONCE) {
    const count = Math.min(AT_ONCE, inspections - first);
    const messages = Array.from({ length: count }, (_, at) => {
      const published = publishedInspection(first + at);
      const position = beginning.length + first + at + 1;
      // Every tenth is its predecessor again.
      return messageOf(published, { log, position, keyrevision: (first + at) % 10 === 9 ? 1 : 0 });
    });
    await broker.publish(topicOf('inspections', 1), messages);
  }
  const end = BigInt(beginning.length + inspections);
  for (const name of servicesHeard) {
    await broker.announce(topicOf(name, 1), { log, position: end as never, at: new Date().toISOString() });
  }
  return end;
}
