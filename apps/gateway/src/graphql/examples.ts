import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { connect as connectSocket, createServer, type AddressInfo, type Socket } from 'node:net';
import type { PermissionTable } from '@lien-nganh/access';
import { memoryEventStore, type EventStore } from '@lien-nganh/event-store';
import type { Position } from '@lien-nganh/kernel';
import { memoryBroker, topicOf, type Broker, type ContractMessage } from '@lien-nganh/messaging';
import { postgresInbox } from '@lien-nganh/messaging-postgres';
import { memoryKeyStore } from '@lien-nganh/sealing';
import { makeLogger, makeMetrics, tokenVerifier, type Look } from '@lien-nganh/service-host';
import { testDatabase } from '@lien-nganh/testing';
import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import { services } from '../consume.ts';
import { conditionalBusinesses, finesImposed, findingsMade, inspectionsDone, units } from '../examples.ts';
import { openGateway, type Gateway, type GatewayOptions } from '../gateway.ts';

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
  republish(to: { readonly generation: number; readonly end: Position; readonly leaveOut?: string }): Promise<void>;
  /** Resolves once everything up to the position is in the figures. */
  until(position: Position): Promise<void>;
  /** The database is gone for good. */
  loseDatabase(): Promise<void>;
  ask(query: string, options?: AskOptions): Promise<Answer>;
  token(subject: string, options?: { readonly expiresInSeconds?: number }): string;
  socket(subject: string, options?: { readonly expiresInSeconds?: number }): Client;
}

export interface Published {
  readonly type: string;
  readonly subject: string;
  readonly data: unknown;
  readonly recordedAt?: string;
  readonly occurredOn?: string;
  readonly version?: number;
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

const PARTITIONS = 2;
export const NOW = '2013-12-31T03:00:00.000Z';

export const people = {
  committee: { agency: 'ppc', role: 'committee' },
  standing: { agency: 'dolisa', role: 'standing' },
  officer: { agency: 'police', role: 'officer' },
  head: { agency: 'police', role: 'head' },
  auditor: { agency: 'inspectorate', role: 'auditor' },
  admin: { agency: 'ppc', role: 'admin' },
} as const;

function agencyData(agency: string) {
  return {
    agency,
    names: { vi: agency, en: agency },
    earlierNames: [],
    sector: agency,
    level: 'province',
    unitCode: '12',
    validFrom: '2000-01-01',
    validTo: null,
    superiors: [],
    duties: [],
    membership: [],
    codes: [],
    successors: [],
    requested: false,
    sample: true,
  };
}

export function accountData(account: string, to: string | null = null) {
  const { agency, role } = people[account as keyof typeof people];
  return { account, subject: account, agency, role, duties: [], from: '2000-01-01', to };
}

const obligation = {
  code: 'O31',
  clause: 'II.3',
  words: 'Tăng cường kiểm tra cơ sở kinh doanh dịch vụ',
  gloss: 'Inspect service establishments more',
  role: 'lead',
  addressees: ['police'],
  leads: ['police'],
  coordinators: ['culture'],
  periodicity: 'continuous',
  dueOn: null,
  endsOn: null,
};

export const directive879 = {
  directive: '879',
  number: '879',
  symbol: 'UBND-VX',
  issuedOn: '2013-07-16',
  issuer: 'ppc',
  subject: 'Phòng, chống mại dâm',
  legalBases: [],
  recipients: [],
  signatory: 'TM. UBND TỈNH',
  regime: null,
  obligations: [obligation, { ...obligation, code: 'O14', addressees: ['culture'] }],
};

const followUp = {
  directive: '879',
  code: 'O31',
  addressee: 'police',
  issuer: 'ppc',
  requested: false,
  assignedOn: '2013-07-16',
  state: 'in-progress',
  dueOn: '2013-12-01',
  endsOn: null,
  lastProgressOn: '2013-08-20',
  checks: 0,
};

export const smallCounts = {
  ...inspectionsDone,
  code: 'minors-reached',
  names: { vi: 'Số trẻ em được tiếp cận', en: 'Minors reached' },
  sensitivity: 'withhold-small',
  obligations: [],
};

/** Who is who, which unit is where, directive 879, and a few indicators. */
export const beginning: readonly Published[] = [
  ...units.map((data) => ({ type: 'agencies.unit', subject: `unit-${data.unit}`, data })),
  ...['ppc', 'dolisa', 'police', 'health', 'culture', 'labour', 'inspectorate'].map((slug) => ({
    type: 'agencies.agency',
    subject: `agency-${slug}`,
    data: agencyData(slug),
  })),
  ...Object.keys(people).map((name) => ({
    type: 'agencies.account',
    subject: `account-${name}`,
    data: accountData(name),
  })),
  { type: 'agencies.directive', subject: 'directive-879', data: directive879 },
  { type: 'agencies.follow-up', subject: 'followUp-879-O31-police', data: followUp },
  ...[inspectionsDone, finesImposed, findingsMade, conditionalBusinesses, smallCounts].map((data) => ({
    type: 'agencies.indicator',
    subject: `indicator-${data.code}`,
    data,
  })),
];

export async function testGateway(
  options: Partial<GatewayOptions> & { readonly permissions?: PermissionTable } = {},
): Promise<TestGateway> {
  const database = await testDatabase();
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
      await database.drop();
    },
  };
}

/** A way to the database that can be closed. */
async function wayTo(url: string): Promise<{ readonly url: string; close(): Promise<void> }> {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    const upstream = connectSocket(Number(target.port), target.hostname);
    for (const one of [socket, upstream]) {
      sockets.add(one);
      one.on('error', () => undefined).on('close', () => sockets.delete(one));
    }
    socket.pipe(upstream).pipe(socket);
    socket.on('close', () => upstream.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const through = new URL(url);
  through.port = String((server.address() as AddressInfo).port);
  return {
    url: through.href,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
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

class TestPublisher {
  #position = 0;
  readonly #revisions = new Map<string, number>();
  readonly #published: ContractMessage[] = [];

  constructor(
    private readonly broker: Broker,
    private readonly log: string,
  ) {}

  skipRevision(subject: string): void {
    this.#revisions.set(subject, (this.#revisions.get(subject) ?? -1) + 1);
  }

  async republish({ generation, end, leaveOut }: Parameters<TestGateway['republish']>[0]): Promise<void> {
    for (const service of services) {
      const topic = topicOf(service, generation);
      await this.broker.declare({ name: topic, partitions: PARTITIONS });
      const own = this.#published.filter(({ type, subject }) => type.startsWith(`${service}.`) && subject !== leaveOut);
      if (own.length > 0) await this.broker.publish(topic, own);
      await this.broker.announce(topic, { log: this.log, position: end, at: NOW });
    }
  }

  async publish(records: readonly Published[], { announce }: { readonly announce: boolean }): Promise<Position> {
    for (const service of services) await this.broker.declare({ name: topicOf(service, 1), partitions: PARTITIONS });
    const messages = records.map((record) => this.#messageOf(record));
    this.#published.push(...messages);
    for (const service of services) {
      const own = messages.filter(({ type }) => type.startsWith(`${service}.`));
      if (own.length > 0) await this.broker.publish(topicOf(service, 1), own);
    }
    const position = BigInt(this.#position) as Position;
    const at = records.at(-1)?.recordedAt ?? NOW;
    if (announce) {
      for (const service of services) await this.broker.announce(topicOf(service, 1), { log: this.log, position, at });
    }
    return position;
  }

  #messageOf({
    type,
    subject,
    data,
    recordedAt = NOW,
    occurredOn = '2013-08-20',
    version = 1,
  }: Published): ContractMessage {
    const keyrevision = (this.#revisions.get(subject) ?? -1) + 1;
    this.#revisions.set(subject, keyrevision);
    this.#position += 1;
    return {
      specversion: '1.0',
      id: randomUUID(),
      source: '/provinces/12/test',
      type,
      subject,
      time: recordedAt,
      datacontenttype: 'application/json',
      data,
      contractversion: version,
      log: this.log,
      position: String(this.#position),
      eventid: `event-${this.#position}`,
      keyrevision,
      occurredon: occurredOn,
      correlationid: 'c',
      actor: { account: 'a', agency: 'police', role: 'officer' },
    };
  }
}

/** Signs tokens as an identity provider would. */
function testIssuer() {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const set = { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k1', alg: 'ES256' }] };
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return {
    verifier: tokenVerifier({ issuer: 'https://issuer.example', audience: 'lien-nganh', keys: { set: set as never } }),
    token(subject: string, { expiresInSeconds = 300 }: { readonly expiresInSeconds?: number } = {}) {
      const exp = Math.floor(Date.now() / 1000) + expiresInSeconds;
      const claims = { sub: subject, iss: 'https://issuer.example', aud: 'lien-nganh', exp };
      const signed = `${part({ alg: 'ES256', kid: 'k1' })}.${part(claims)}`;
      const signature = sign('sha256', Buffer.from(signed), { key: privateKey, dsaEncoding: 'ieee-p1363' });
      return `${signed}.${signature.toString('base64url')}`;
    },
  };
}

export function inspectionRecord(id: string, data: object, more: Partial<Published> = {}): Published {
  return { type: 'inspections.inspection', subject: `inspection-${id}`, data: { ...data, inspection: id }, ...more };
}
