import type { AddressInfo } from 'node:net';
import { memoryEventStore, type EventStore } from '@lien-nganh/event-store';
import type { Position } from '@lien-nganh/kernel';
import { memoryBroker, type Broker } from '@lien-nganh/messaging';
import { postgresInbox } from '@lien-nganh/messaging-postgres';
import { memoryKeyStore } from '@lien-nganh/sealing';
import { makeLogger, makeMetrics, type Look } from '@lien-nganh/service-host';
import { testDatabase, type TestDatabase } from '@lien-nganh/testing';
import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { GatewayOptions } from '../gateway-options.ts';
import { openGateway, type Gateway } from '../gateway.ts';
import { PARTITIONS, testIssuer, TestPublisher, wayTo, type Republication } from './harness/examples.ts';
import { NOW, type Published } from './records/examples.ts';

/** A gateway over HTTP on a free port, fed with contract messages that a test makes. */
export interface TestGateway extends AsyncDisposable {
  readonly gateway: Gateway;
  readonly broker: Broker;
  readonly store: EventStore;
  readonly databaseUrl: string;
  /** Id of the log that positions are of. */
  readonly log: string;
  readonly url: string;
  readonly looks: readonly Look[];
  readonly logged: readonly string[];
  /** Publishes records' states, each at the next position, and tells every topic that everything was told. */
  publish(...records: readonly Published[]): Promise<Position>;
  /** Publishes without telling any frontier. */
  publishOnly(...records: readonly Published[]): Promise<Position>;
  /** The next message of this key comes with a hole before it. */
  skipRevision(subject: string): void;
  /** Publishes everything so far into another generation, with the same ids, except what is left out. */
  republish(to: Republication): Promise<void>;
  /** Resolves once everything up to the position is in the figures. */
  until(position: Position): Promise<void>;
  /** The database is gone for good. */
  loseDatabase(): Promise<void>;
  ask(query: string, options?: AskOptions): Promise<Answer>;
  token(subject: string, options?: { readonly expiresInSeconds?: number }): string;
  /** `keeps`: it connects at once, and stays when nothing is asked. */
  socket(subject: string, options?: { readonly expiresInSeconds?: number; readonly keeps?: boolean }): Client;
}

export interface AskOptions {
  readonly as?: string | null;
  readonly variables?: Readonly<Record<string, unknown>>;
}

export interface Answer {
  readonly status: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the shape is the query's, and each test knows its own
  readonly data: any;
  readonly errors: readonly {
    readonly message: string;
    readonly path?: unknown;
    readonly extensions: Record<string, unknown>;
  }[];
}

export async function testGateway(options: Partial<GatewayOptions> = {}, on?: TestDatabase): Promise<TestGateway> {
  const database = on ?? (await testDatabase());
  const way = await wayTo(database.url);
  const broker = memoryBroker();
  const store = memoryEventStore({ province: '12' });
  const issuer = testIssuer();
  const looks: Look[] = [];
  const logged: string[] = [];
  const ports = {
    store,
    broker,
    keys: memoryKeyStore(),
    databaseUrl: way.url,
    inbox: (pool: Parameters<typeof postgresInbox>[0]['pool'], schema: string, consumer: string) =>
      Promise.resolve(postgresInbox({ pool, schema, consumer })),
    close: () => Promise.resolve(),
  };
  const gateway = await openGateway(ports, {
    verifier: issuer.verifier,
    clock: { now: () => new Date(NOW) },
    logger: makeLogger({
      level: 'info',
      pretty: false,
      destination: { write: (line: string) => void logged.push(line) },
    }),
    metrics: makeMetrics(),
    partitions: PARTITIONS,
    waitMs: 100,
    noteLook: (look) => Promise.resolve(void looks.push(look)),
    ...options,
  });
  await gateway.app.listen(0, '127.0.0.1');
  const server = gateway.app.getHttpServer();
  server.on('upgrade', gateway.upgrade);
  const address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { id: log } = await store.log();
  const publisher = new TestPublisher(broker, log);
  const clients: Client[] = [];
  return {
    gateway,
    broker,
    store,
    looks,
    logged,
    log,
    databaseUrl: database.url,
    url: `http://${address}`,
    publish: (...records) => publisher.publish(records, { announce: true }),
    publishOnly: (...records) => publisher.publish(records, { announce: false }),
    skipRevision: (subject) => publisher.skipRevision(subject),
    republish: (to) => publisher.republish(to),
    async until(position) {
      for (;;) {
        const { completeTo } = await gateway.health();
        if (completeTo && BigInt(completeTo.position) >= position) return;
      }
    },
    loseDatabase: () => way.close(),
    ask: (query, asked) => askOver(`http://${address}/graphql`, issuer, { query, ...asked }),
    token: issuer.token,
    socket(subject, claims) {
      const client = createClient({
        url: `ws://${address}/graphql`,
        webSocketImpl: WebSocket,
        retryAttempts: 0,
        lazy: !claims?.keeps,
        onNonLazyError: () => undefined,
        connectionParams: { authorization: `Bearer ${issuer.token(subject, claims)}` },
      });
      clients.push(client);
      return client;
    },
    async [Symbol.asyncDispose]() {
      for (const client of clients) await client.dispose();
      await gateway.close();
      await broker.close();
      await way.close();
      if (!on) await database.drop();
    },
  };
}

async function askOver(
  url: string,
  issuer: ReturnType<typeof testIssuer>,
  { query, as = 'committee', variables }: AskOptions & { readonly query: string },
): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(as === null ? {} : { authorization: `Bearer ${issuer.token(as)}` }),
    },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors = [] } = (await response.json()) as Partial<Answer>;
  return { status: response.status, data, errors };
}
