import type { AddressInfo } from 'node:net';
import { memoryEventStore, type EventStore } from '@lien-nganh/event-store';
import { memoryBroker, topicOf } from '@lien-nganh/messaging';
import { postgresInbox } from '@lien-nganh/messaging-postgres';
import { memoryKeyStore } from '@lien-nganh/sealing';
import {
  makeLogger,
  makeMetrics,
  openRuntime,
  serviceApp,
  standingOfSubject,
  tokenVerifier,
  type MountedApp,
  type Ports,
  type Runtime,
} from '@lien-nganh/service-host';
import { testDatabase } from '@lien-nganh/testing';
import { decodeJwt, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { callOver, openAudit, type Answer, type Audit } from '../index.ts';
import type { Call } from '../http/call.ts';
import { accountRows, peopleMessages, type Person } from './people.ts';
import { visitPermissions, visits } from './visits.ts';

/** The audit and a service that it audits, each over HTTP, on stores in memory and a clock that stands. */
export interface TestPlatform {
  readonly audit: Audit;
  readonly visits: Runtime;
  /** Sets the platform's day; it stands until it is set again. */
  setDay(day: string): void;
  /** What the gateway answers when it is asked over GraphQL, and what it was asked. */
  readonly gateway: { answer: Answer; asked: unknown[] };
  /** Runs before each look is written. */
  beforeLook: () => Promise<void>;
  token(person: Person): Promise<string>;
  /** Resolves once everything written is indexed, projected and heard. */
  settled(): Promise<void>;
  url(service: string): string;
  close(): Promise<void>;
}

export async function testPlatform(): Promise<TestPlatform> {
  const database = await testDatabase();
  const broker = memoryBroker();
  let now = new Date('2014-03-01T02:00:00.000Z');
  const clock = { now: () => now };
  const hooks = { beforeLook: () => Promise.resolve() };
  const store = noticingLooks(memoryEventStore({ province: '12', clock: clock.now }), () => hooks.beforeLook());
  const keys = memoryKeyStore();
  const ports: Ports = {
    store,
    broker,
    keys,
    databaseUrl: database.url,
    inbox: (pool, schema, consumer) => Promise.resolve(postgresInbox({ pool, schema, consumer })),
    close: () => Promise.resolve(),
  };
  const silent = makeLogger({ level: 'silent', pretty: false });
  const shared = { ports, clock, logger: silent, metrics: makeMetrics(), partitions: 2 };
  const issuer = await testIssuer();
  const gateway = { answer: { status: 200, body: {} } as Answer, asked: [] as unknown[] };
  const origins = new Map<string, string>();
  const overHttp = callOver((path) => origins.get(path.split('/')[2]!)!);
  const audit = await openAudit({
    ...shared,
    verifier: issuer.verifier,
    services: [{ name: 'visits', prefixes: visits.streams.map(({ prefix }) => prefix) }],
    call: async (path, asking) => {
      if (path !== '/graphql') return overHttp(path, asking);
      gateway.asked.push(asking.body);
      await gatewayNotes(audit, asking);
      return gateway.answer;
    },
  });
  const runtime = await openRuntime(visits, { ...shared, permissions: visitPermissions, noteLook: audit.noteLook });
  const { app } = await serviceApp(runtime, issuer.verifier);
  await listenAll({ visits: app, audit: audit.app }, origins);
  await broker.declare({ name: topicOf('agencies', 1), partitions: 2 });
  await broker.publish(topicOf('agencies', 1), peopleMessages());
  await known(audit.runtime, 'accounts', 'account ', accountRows);
  await known(runtime, 'accounts', 'account ', accountRows);
  return {
    audit,
    visits: runtime,
    setDay: (day) => (now = new Date(`${day}T02:00:00.000Z`)),
    gateway,
    get beforeLook() {
      return hooks.beforeLook;
    },
    set beforeLook(hook) {
      hooks.beforeLook = hook;
    },
    token: issuer.token,
    settled: () => settled(audit, runtime),
    url: (service) => `${origins.get(service)!}/api/${service}`,
    async close() {
      await app.close();
      await runtime.close();
      await audit.close();
      await broker.close();
      await database.drop();
    },
  };
}

/** As the gateway does it: before it answers, whoever asks. */
async function gatewayNotes(
  { noteLook, runtime }: Audit,
  { authorization, correlationId }: Parameters<Call>[1],
): Promise<void> {
  const { sub } = decodeJwt(authorization!.slice('Bearer '.length));
  const standing = await standingOfSubject(runtime.rows, sub!, '2014-03-01');
  await noteLook({ standing, service: 'gateway', read: 'graphql', agencies: null, correlationId });
}

function noticingLooks(store: EventStore, beforeLook: () => Promise<void>): EventStore {
  return new Proxy(store, {
    get(target, name) {
      const value = Reflect.get(target, name) as unknown;
      if (typeof value !== 'function') return value;
      if (name !== 'append') return value.bind(target) as unknown;
      return async (...args: Parameters<EventStore['append']>) => {
        if (args[0].startsWith('auditLook-')) await beforeLook();
        return target.append(...args);
      };
    },
  });
}

async function listenAll(
  apps: Readonly<Record<string, MountedApp['app']>>,
  origins: Map<string, string>,
): Promise<void> {
  for (const [name, app] of Object.entries(apps)) {
    await app.listen(0, '127.0.0.1');
    const { port } = app.getHttpServer().address() as AddressInfo;
    origins.set(name, `http://127.0.0.1:${port}`);
  }
}

async function settled(audit: Audit, runtime: Runtime): Promise<void> {
  const end = await runtime.store.end();
  if (end === null) return;
  await audit.runtime.readSide.waitFor(end, { ms: 10_000 });
  await runtime.readSide.waitFor(end, { ms: 10_000 });
  while (((await audit.indexer.position()) ?? -1n) < end) await new Promise(setImmediate);
  const assignments = (await audit.runtime.rows.list('assignments', '')).length;
  await known(runtime, 'assignments', '', assignments);
}

async function known({ rows }: Runtime, table: string, prefix: string, count: number): Promise<void> {
  while ((await rows.list(table, prefix)).length < count) await new Promise(setImmediate);
}

async function testIssuer() {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const set = { keys: [{ ...(await exportJWK(publicKey)), kid: 'k1', alg: 'ES256' }] };
  return {
    verifier: tokenVerifier({ issuer: 'https://issuer.example', audience: 'lien-nganh', keys: { set } }),
    token: (subject: string) =>
      new SignJWT({})
        .setProtectedHeader({ alg: 'ES256', kid: 'k1' })
        .setSubject(subject)
        .setIssuer('https://issuer.example')
        .setAudience('lien-nganh')
        .setIssuedAt()
        .setExpirationTime('5m')
        .sign(privateKey),
  };
}
