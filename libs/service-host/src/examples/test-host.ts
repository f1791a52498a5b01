import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { account, agency } from '@lien-nganh/contracts/agencies';
import type { Contract, ContractData, Position, Service } from '@lien-nganh/kernel';
import { memoryBlobStore, type BlobStore } from '@lien-nganh/attachments';
import { memoryEventStore } from '@lien-nganh/event-store';
import { memoryBroker, topicOf, type Broker, type ContractMessage } from '@lien-nganh/messaging';
import { postgresInbox } from '@lien-nganh/messaging-postgres';
import { memoryKeyStore } from '@lien-nganh/sealing';
import { testDatabase } from '@lien-nganh/testing';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import {
  makeLogger,
  makeMetrics,
  openRuntime,
  serviceApp,
  systemClock,
  tokenVerifier,
  type Ports,
  type Runtime,
  type RuntimeOptions,
} from '../index.ts';
import { visitPermissions, visits } from './visits.ts';

export interface TestHost {
  readonly url: string;
  readonly runtime: Runtime;
  readonly broker: Broker;
  readonly logged: readonly string[];
  /** Tells as the agencies service would: of an agency with an officer, and how far everything has been told. */
  tellOf(slug: string): Promise<void>;
  tellFrontier(position: Position): Promise<void>;
  /** A signed token for a subject; claims can be spoilt. */
  token(subject: string, spoil?: { issuer?: string; audience?: string; expires?: string }): Promise<string>;
  close(): Promise<void>;
}

interface HostOptions extends Partial<RuntimeOptions> {
  /** Default: visits. */
  readonly service?: Service;
  /** Default: in memory. */
  readonly blobs?: BlobStore;
  /** Another way to the database. */
  readonly through?: (url: string) => Promise<string>;
}

const direct = (url: string) => Promise.resolve(url);

/** The service over HTTP on a free port, with two agencies and an officer and a head for each. */
export async function testHost({
  through = direct,
  service = visits,
  blobs = memoryBlobStore(),
  ...options
}: HostOptions = {}): Promise<TestHost> {
  const database = await testDatabase();
  const broker = memoryBroker();
  const logged: string[] = [];
  const runtime = await openRuntime(service, {
    ports: { ...testPorts(await through(database.url), broker), blobs },
    clock: systemClock,
    logger: makeLogger({
      level: 'info',
      pretty: false,
      destination: { write: (line: string) => void logged.push(line) },
    }),
    metrics: makeMetrics(),
    partitions: 2,
    permissions: visitPermissions,
    ...options,
  });
  await broker.declare({ name: topicOf('agencies', 1), partitions: 2 });
  await broker.publish(topicOf('agencies', 1), accountMessages());
  await untilAccountsAreKnown(runtime);
  const issuer = await testIssuer();
  const { app } = await serviceApp(runtime, issuer.verifier);
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  const close = async () => {
    await app.close();
    await runtime.close();
    await broker.close();
    await database.drop();
  };
  const url = `http://127.0.0.1:${port}/api/visits`;
  return { ...{ url, runtime, broker, logged, close }, token: issuer.token, ...tellingOn(runtime, broker) };
}

function tellingOn({ log }: Runtime, broker: Broker): Pick<TestHost, 'tellOf' | 'tellFrontier'> {
  const topics = ['agencies', 'audit'].map((name) => topicOf(name, 1));
  return {
    tellOf: (slug) => broker.publish(topics[0]!, [agencyOf(slug), accountOf('officer', slug)]),
    async tellFrontier(position) {
      for (const name of topics) {
        await broker.declare({ name, partitions: 2 });
        await broker.announce(name, { log: log.id, position, at: new Date().toISOString() });
      }
    },
  };
}

function testPorts(databaseUrl: string, broker: Broker): Ports {
  return {
    store: memoryEventStore({ province: '12' }),
    broker,
    keys: memoryKeyStore(),
    databaseUrl,
    inbox: (pool, schema, consumer) => Promise.resolve(postgresInbox({ pool, schema, consumer })),
    close: () => Promise.resolve(),
  };
}

export async function testIssuer() {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const set = { keys: [{ ...(await exportJWK(publicKey)), kid: 'k1', alg: 'ES256' }] };
  return {
    verifier: tokenVerifier({ issuer: 'https://issuer.example', audience: 'lien-nganh', keys: { set } }),
    token: (subject: string, spoil: { issuer?: string; audience?: string; expires?: string } = {}) =>
      new SignJWT({})
        .setProtectedHeader({ alg: 'ES256', kid: 'k1' })
        .setSubject(subject)
        .setIssuer(spoil.issuer ?? 'https://issuer.example')
        .setAudience(spoil.audience ?? 'lien-nganh')
        .setIssuedAt()
        .setExpirationTime(spoil.expires ?? '5m')
        .sign(privateKey),
  };
}

/** Two agencies that stand, and one that ended in 2010; an officer and a head for each. */
function accountMessages(): readonly ContractMessage[] {
  const ended = 'old-culture';
  const accounts = ['police', 'culture', ended].flatMap((slug) =>
    ['officer', 'head'].map((role) => accountOf(role, slug)),
  );
  return [message(agency, ended, agencyUntil(ended, '2010-01-01')), ...accounts];
}

/** As the agencies service tells of an account, `officer-police`. */
export function accountOf(
  role: string,
  slug: string,
  more: Partial<ContractData<typeof account>> = {},
): ContractMessage {
  const id = `${role}-${slug}`;
  const lasts = { duties: [], from: '2000-01-01', to: null, positions: [], deputisings: [] };
  return message(account, id, { account: id, subject: id, agency: slug, role, ...lasts, ...more });
}

/** As the agencies service tells of an agency for the first time. */
export function agencyOf(slug: string, vi?: string): ContractMessage {
  const data = agencyUntil(slug, null);
  return message(agency, slug, vi === undefined ? data : { ...data, names: { ...data.names, vi } });
}

function agencyUntil(slug: string, validTo: string | null): ContractData<typeof agency> {
  const none = { superiors: [], duties: [], membership: [], codes: [], successors: [], earlierNames: [] };
  const names = { vi: 'Sở Văn hoá cũ', en: 'Former Department of Culture' };
  const life = { validFrom: '2000-01-01', validTo };
  return {
    agency: slug,
    names,
    sector: 'culture',
    level: 'province',
    unitCode: '12',
    requested: false,
    sample: true,
    ...life,
    ...none,
  };
}

function message(contract: Contract, id: string, data: unknown): ContractMessage {
  return {
    specversion: '1.0',
    id: randomId(),
    source: '/provinces/12/agencies',
    type: contract.type,
    subject: `${contract.type}-${id}`,
    time: '2013-07-16T00:00:00.000Z',
    datacontenttype: 'application/json',
    data,
    contractversion: contract.version,
    log: '12-test',
    position: '1',
    eventid: randomId(),
    keyrevision: 0,
    occurredon: '2013-07-16',
    correlationid: 'c',
    actor: { account: 'a', agency: 'ppc', role: 'service' },
  };
}

async function untilAccountsAreKnown({ rows }: Runtime): Promise<void> {
  while ((await rows.list('accounts', 'account ')).length < 6 || !(await rows.get('agencies', 'old-culture')))
    await new Promise(setImmediate);
}

function randomId(): string {
  const hex = randomBytes(16).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}
