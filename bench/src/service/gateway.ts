import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { bulkLoad, ledgerOf, openGateway, servicesHeard, type Gateway } from '@lien-nganh/gateway';
import type { Position } from '@lien-nganh/kernel';
import { topicOf, type Broker, type ContractMessage } from '@lien-nganh/messaging';
import { connect } from '@lien-nganh/postgres';
import { makeLogger, makeMetrics, openPorts, systemClock } from '@lien-nganh/service-host';
import { batches, contractEventOf, settle } from '../ledger/sample-ledger.ts';
import { beginning, publishedInspection, type Published } from '../ledger/sample-log.ts';
import { newestVersionOf } from '../ledger/other-services.ts';
import { READER, reportPublished } from '../ledger/sample-report.ts';
import { issuer, type Listening } from './platform.ts';

const PARTITIONS = 2;
const first = [...beginning, ...reportPublished];

/**
 * The gateway over HTTP on a ledger of so many inspections, which it did not hear one by one: they are loaded in bulk, as a rebuild
 * does. Only what everything else is read by comes to it through the broker.
 */
export async function listeningGateway(databaseUrl: string, inspections: number): Promise<Listening> {
  const ports = await openPorts({
    ...{ province: '12', eventStoreUrl: databaseUrl, brokerUrl: databaseUrl, keysUrl: databaseUrl, databaseUrl },
    masterKey: randomBytes(32),
  });
  const { id: log } = await ports.store.log();
  const end = BigInt(first.length + inspections);
  const [pool, ledger] = [connect(databaseUrl), ledgerOf(1)];
  const events = batches({ first, of: inspections, nth: publishedInspection, log });
  await bulkLoad(pool, ledger, { events, frontier: end });
  await settle(pool, ledger);
  await pool.end();
  await publishFirst(ports.broker, log, end);
  const { verifier, token } = await issuer(READER);
  const gateway = await openGateway(ports, {
    ...{ verifier, clock: systemClock, metrics: makeMetrics(), partitions: PARTITIONS },
    logger: makeLogger({ level: 'info', pretty: false, destination: { write: () => undefined } }),
    // kept by the audit, which is not here: a row that is read
    logHash: () => Promise.resolve({ position: end as Position, hash: 'ab'.repeat(32), at: end as Position }),
  });
  await untilKnown(gateway, end);
  await gateway.app.listen(0, '127.0.0.1');
  const { port } = gateway.app.getHttpServer().address() as AddressInfo;
  return {
    ...{ url: `http://127.0.0.1:${port}`, token },
    async close() {
      await gateway.close();
      await ports.close();
    },
  };
}

async function publishFirst(broker: Broker, log: string, end: bigint): Promise<void> {
  for (const service of servicesHeard) {
    const topic = topicOf(service, 1);
    await broker.declare({ name: topic, partitions: PARTITIONS });
    const messages = first.flatMap((published, n) =>
      isOf(service, published) ? [messageOf(published, n + 1, log)] : [],
    );
    if (messages.length > 0) await broker.publish(topic, messages);
    await broker.announce(topic, { log, position: end as Position, at: new Date().toISOString() });
  }
}

function isOf(service: string, { type }: Published): boolean {
  return type.startsWith(`${service}.`);
}

function messageOf(published: Published, at: number, log: string): ContractMessage {
  const { id, type, subject, data, position, eventId, recordedAt, occurredOn, correlationId, actor } = contractEventOf(
    published,
    at,
    log,
  );
  return {
    ...{ specversion: '1.0', id, type, subject, data, datacontenttype: 'application/json', log, actor },
    ...{ source: '/provinces/12/bench', time: recordedAt, contractversion: newestVersionOf(type), keyrevision: 0 },
    ...{ position: String(position), eventid: eventId, occurredon: occurredOn, correlationid: correlationId },
  };
}

async function untilKnown(gateway: Gateway, end: bigint): Promise<void> {
  for (;;) {
    const { completeTo } = await gateway.health();
    if (completeTo && BigInt(completeTo.position) >= end) return;
    await new Promise(setImmediate);
  }
}
