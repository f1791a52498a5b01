import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { PermissionTable } from '@lien-nganh/access';
import { account } from '@lien-nganh/contracts/agencies';
import { accounts, agencies, units } from '@lien-nganh/contracts/reference';
import { memoryEventStore, type EventStore } from '@lien-nganh/event-store';
import {
  command,
  defineEvents,
  defineRefusals,
  on,
  publish,
  question,
  reject,
  sealedForSubject,
  service,
  streamType,
  table,
  v,
  type Contract,
  type Evolve,
} from '@lien-nganh/kernel';
import { memoryBroker, topicOf, type Broker, type ContractMessage } from '@lien-nganh/messaging';
import { postgresInbox } from '@lien-nganh/messaging-postgres';
import { memoryKeyStore } from '@lien-nganh/sealing';
import { testDatabase } from '@lien-nganh/testing';
import { day, text } from '@lien-nganh/vocabulary';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { z } from 'zod';
import { makeLogger, makeMetrics, openRuntime, serviceApp, systemClock, tokenVerifier, type Runtime } from './index.ts';

/** A small service with everything that a host derives from: for the host's own tests. */
const events = defineEvents('visit', {
  VisitOpened: v(
    1,
    z.strictObject({ place: z.string(), agency: z.string(), note: sealedForSubject('note', z.string()).nullable() }),
  ),
  VisitNoted: v(1, z.strictObject({ text: z.string() })),
  VisitClosed: v(1, z.strictObject({})),
});

type Visit =
  | { readonly is: 'none' }
  | {
      readonly is: 'open' | 'closed';
      readonly place: string;
      readonly agency: string;
      readonly notes: readonly string[];
    };

const evolve: Evolve<Visit, typeof events> = {
  VisitOpened: (_, { data }) => ({ is: 'open', place: data.place, agency: data.agency, notes: [] }),
  VisitNoted: (state, { data }) => (state.is === 'none' ? state : { ...state, notes: [...state.notes, data.text] }),
  VisitClosed: (state) => (state.is === 'none' ? state : { ...state, is: 'closed' }),
};

const refusals = defineRefusals({
  'visit-is-open': { vi: 'Cuộc kiểm tra phải đang mở.', en: 'The visit must be open.', source: 'Circular 05/2006' },
});
const declare = command<Visit, typeof events, typeof refusals>();

const openVisit = declare({
  name: 'open-visit',
  action: 'visits.open',
  title: { vi: 'Mở cuộc kiểm tra', en: 'Open a visit' },
  creates: true,
  scope: (_, actor) => ({ sensitivity: 'internal', owners: [actor.agency] }),
  input: z.strictObject({ place: text(100), note: text(200).nullable().default(null), occurredOn: day.optional() }),
  refuses: [],
  decide: ({ place, note, occurredOn }, _, { actor }) => [
    events.VisitOpened({ place, agency: actor.agency, note }, occurredOn ? { occurredOn } : {}),
  ],
});

const noteVisit = declare({
  name: 'note-visit',
  action: 'visits.note',
  title: { vi: 'Ghi chú', en: 'Note something' },
  input: z.strictObject({ text: text(200) }),
  refuses: ['visit-is-open'],
  decide: (input, state) =>
    state.is === 'open' ? [events.VisitNoted(input)] : reject('visit-is-open', { is: state.is }),
});

const closeVisit = declare({
  name: 'close-visit',
  action: 'visits.close',
  title: { vi: 'Kết thúc', en: 'Close' },
  input: z.strictObject({}),
  refuses: ['visit-is-open'],
  decide: (_, state) => (state.is === 'open' ? [events.VisitClosed({})] : reject('visit-is-open', { is: state.is })),
});

const visit = streamType({
  prefix: 'visit',
  title: { vi: 'Cuộc kiểm tra', en: 'Visit' },
  events,
  initial: { is: 'none' } as Visit,
  evolve,
  refusals,
  reads: 'visits.read',
  scope: (state) => ({ sensitivity: 'internal', owners: state.is === 'none' ? [] : [state.agency] }),
  summary: (state) => ({ title: state.is === 'none' ? '' : state.place, status: state.is }),
  commands: [openVisit, noteVisit, closeVisit],
});

const tables = { places: table({ place: 'text', visits: 'integer' }, { key: ['place'] }) };
const places = question({
  name: 'places-visited',
  version: 1,
  action: 'visits.ask-places',
  title: { vi: 'Địa điểm', en: 'Places' },
  tables,
  handlers: [
    on<typeof tables>()(events, {
      VisitOpened: async ({ places: rows }, { data }) => {
        const before = await rows.get({ place: data.place });
        await rows.put({ place: data.place, visits: (before?.visits ?? 0) + 1 });
      },
    }),
  ],
  input: z.strictObject({ place: z.string() }),
  output: z.strictObject({ visits: z.number() }),
  ask: async ({ places: rows }, { place }) => ({ visits: (await rows.get({ place }))?.visits ?? 0 }),
});

/** What of a visit leaves: its place and whether it is open. */
export const visitContract = {
  type: 'visits.visit',
  version: 1,
  schema: z.strictObject({ place: z.string(), is: z.string() }),
  upcasts: {},
} satisfies Contract;

export const visits = service({
  name: 'visits',
  title: { vi: 'Kiểm tra', en: 'Visits' },
  streams: [visit],
  questions: [places],
  reference: [accounts, agencies, units],
  publishes: [
    publish<Visit, typeof visitContract>(visit, visitContract, (_, state) =>
      state.is === 'none' ? null : { place: state.place, is: state.is },
    ),
  ],
});

const anyRecord = { relations: ['own-agency'], sensitivities: 'any' } as const;
const permissions: PermissionTable = {
  'visits.open': [{ roles: ['officer'], ...anyRecord }],
  'visits.note': [{ roles: ['officer'], ...anyRecord }],
  'visits.close': [{ roles: ['head'], ...anyRecord }],
  'visits.read': [{ roles: ['officer', 'head'], ...anyRecord }],
  'visits.ask-places': [{ roles: ['officer'], relations: 'any', sensitivities: 'any' }],
};

export interface TestHost {
  readonly url: string;
  readonly runtime: Runtime;
  readonly broker: Broker;
  readonly logged: readonly string[];
  /** A signed token for a subject; claims can be spoilt. */
  token(subject: string, spoil?: { issuer?: string; audience?: string; expires?: string }): Promise<string>;
  close(): Promise<void>;
}

/** The service over HTTP on a free port, with two agencies and an officer and a head for each. */
export async function testHost(wrapStore: (store: EventStore) => EventStore = (store) => store): Promise<TestHost> {
  const database = await testDatabase();
  const broker = memoryBroker();
  const logged: string[] = [];
  const keys = memoryKeyStore();
  const runtime = await openRuntime(visits, {
    ports: {
      store: wrapStore(memoryEventStore({ province: '12' })),
      broker,
      keys,
      databaseUrl: database.url,
      inbox: (pool, schema, consumer) => Promise.resolve(postgresInbox({ pool, schema, consumer })),
      close: () => Promise.resolve(),
    },
    clock: systemClock,
    logger: makeLogger({
      level: 'info',
      pretty: false,
      destination: { write: (line: string) => void logged.push(line) },
    }),
    metrics: makeMetrics(),
    partitions: 2,
    permissions,
  });
  await broker.declare({ name: topicOf('agencies', 1), partitions: 2 });
  await broker.publish(topicOf('agencies', 1), accountMessages());
  const issuer = await testIssuer();
  const { app } = await serviceApp(runtime, issuer.verifier);
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  await untilAccountsAreKnown(runtime);
  return {
    url: `http://127.0.0.1:${port}/api/visits`,
    runtime,
    broker,
    logged,
    token: issuer.token,
    async close() {
      await app.close();
      await runtime.close();
      await broker.close();
      await database.drop();
    },
  };
}

async function testIssuer() {
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

function accountMessages(): readonly ContractMessage[] {
  const made = ['police', 'culture'].flatMap((slug) =>
    ['officer', 'head'].map((role) => ({ id: `${role}-${slug}`, role, slug })),
  );
  return made.map(({ id, role, slug }) => ({
    specversion: '1.0',
    id: randomId(),
    source: '/provinces/12/agencies',
    type: account.type,
    subject: `account-${id}`,
    time: '2013-07-16T00:00:00.000Z',
    datacontenttype: 'application/json',
    data: { account: id, subject: id, agency: slug, role, duties: [], from: '2000-01-01', to: null },
    contractversion: account.version,
    log: '12-test',
    position: '1',
    eventid: randomId(),
    keyrevision: 0,
    occurredon: '2013-07-16',
    correlationid: 'c',
    actor: { account: 'a', agency: 'ppc', role: 'service' },
  }));
}

async function untilAccountsAreKnown({ rows }: Runtime): Promise<void> {
  while ((await rows.list('accounts', 'account ')).length < 4) await new Promise(setImmediate);
}

function randomId(): string {
  const hex = randomBytes(16).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}
