import { randomBytes, randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { contract } from '@lien-nganh/contracts';
import { account } from '@lien-nganh/contracts/agencies';
import { accounts, agencies, assignments, units } from '@lien-nganh/contracts/reference';
import { referenceData, rowsFrom, type Service } from '@lien-nganh/kernel';
import { topicOf } from '@lien-nganh/messaging';
import { contractMessage } from '@lien-nganh/messaging/conformance';
import { testDatabase, type TestDatabase } from '@lien-nganh/testing';
import { testIssuer } from './examples/test-host.ts';
import { visitPermissions, visits } from './examples/visits.ts';
import {
  makeLogger,
  makeMetrics,
  openPorts,
  openRuntime,
  serviceApp,
  systemClock,
  type Ports,
  type Runtime,
} from './index.ts';

/** The contract of accounts as the next release has it, and the service that hears it then. */
const nextAccount = contract(
  'agencies.account',
  account.version + 1,
  account.schema.extend({ desk: account.schema.shape.to }),
  {
    ...account.upcasts,
    [account.version]: (old: object) => ({ ...old, desk: null }),
  },
);
const nextVisits: Service = {
  ...visits,
  reference: [
    referenceData({
      ...{ table: accounts.table, version: nextAccount.version, upcasts: nextAccount.upcasts },
      from: [
        rowsFrom(nextAccount, ({ data }) => [
          { key: `account ${data.account}`, row: data },
          { key: `subject ${data.subject} ${data.account}`, row: data },
        ]),
      ],
    }),
    ...[agencies, assignments, units],
  ],
};

interface Instance {
  readonly url: string;
  readonly rows: Runtime['rows'];
  close(): Promise<void>;
}

let database: TestDatabase;
let ports: Ports;
let issuer: Awaited<ReturnType<typeof testIssuer>>;
let running: Instance[];
const masterKey = randomBytes(32);
beforeEach(async () => {
  database = await testDatabase();
  issuer = await testIssuer();
  running = [];
  ports = await engines();
  await ports.broker.declare({ name: TOPIC, partitions: 2 });
});
afterEach(async () => {
  for (const { close } of running) await close();
  await ports.close();
  await database.drop();
});

const TOPIC = topicOf('agencies', 1);

function engines(): Promise<Ports> {
  const { url } = database;
  return openPorts({ province: '12', masterKey, eventStoreUrl: url, brokerUrl: url, databaseUrl: url, keysUrl: url });
}

/** A whole instance as a process of its own has it: own connections to the engines, its readers, and a port. */
async function start(service: Service): Promise<Instance> {
  const own = await engines();
  const logger = makeLogger({ level: 'error', pretty: false });
  const options = { clock: systemClock, logger, metrics: makeMetrics(), permissions: visitPermissions };
  const runtime = await openRuntime(service, { ports: own, partitions: 2, ...options });
  const { app } = await serviceApp(runtime, issuer.verifier);
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  let closing: Promise<void> | null = null;
  const close = async () => {
    await app.close();
    await runtime.close();
    await own.close();
  };
  const instance = {
    rows: runtime.rows,
    url: `http://127.0.0.1:${port}/api/visits`,
    close: () => (closing ??= close()),
  };
  running.push(instance);
  return instance;
}

/** Says as the agencies service would, of this release or the next, who has an account. */
async function tellOf(id: string, version: number): Promise<void> {
  const data = {
    account: id,
    subject: id,
    agency: 'police',
    role: 'officer',
    duties: [],
    from: '2000-01-01',
    to: null,
    ...{ positions: [], deputisings: [] },
  };
  const told = contractMessage({ key: `account-${id}`, revision: 0, type: account.type, version });
  await ports.broker.publish(TOPIC, [{ ...told, data: version > account.version ? { ...data, desk: null } : data }]);
}

async function opens({ url }: Instance, who: string): Promise<number> {
  const { status } = await fetch(`${url}/visit/open-visit`, {
    method: 'POST',
    headers: {
      ...{ authorization: `Bearer ${await issuer.token(who)}`, 'content-type': 'application/json' },
      'idempotency-key': randomUUID(),
    },
    body: JSON.stringify({ place: 'A' }),
  });
  return status;
}

async function untilKnown({ rows }: Instance, who: string): Promise<void> {
  while (!(await rows.get(accounts.table, `account ${who}`))) await new Promise(setImmediate);
}

/** Why it does not hear the other services any further, if so. */
async function stopped({ url }: Instance): Promise<readonly (string | null)[]> {
  const answer = await fetch(`${url}/health/ready`);
  const { readers } = (await answer.json()) as Health;
  const waiting = readers.filter(
    ({ reader, why }) => reader.startsWith('visits.inbound') && why?.startsWith('version'),
  );
  if (waiting.length > 0) expect(answer.status).toBe(503);
  return waiting.map(({ why }) => why);
}

interface Health {
  readonly readers: readonly { readonly reader: string; readonly why: string | null }[];
}

test('an instance that meets the next version of a contract says so and answers on, and the next release beside it takes over', async () => {
  const old = await start(visits);
  await tellOf('early', account.version);
  await untilKnown(old, 'early');
  await tellOf('newer', nextAccount.version);
  while ((await stopped(old)).length === 0) await new Promise(setImmediate);
  const newest = `version ${nextAccount.version} of agencies.account is newer than ${account.version}`;
  expect(await stopped(old)).toEqual([`${newest}, which this consumer knows`]);
  expect([await opens(old, 'early'), await opens(old, 'newer')]).toEqual([201, 401]);

  const next = await start(nextVisits);
  expect([await opens(next, 'early'), await opens(old, 'early')]).toEqual([201, 201]);
  expect(await next.rows.get(accounts.table, 'account early')).toMatchObject({ subject: 'early', desk: null });
  await old.close();
  await untilKnown(next, 'newer');
  expect([await opens(next, 'newer'), await stopped(next)]).toEqual([201, []]);
});

test('an instance of the next release beside an earlier one hears the version of before, and both answer', async () => {
  const old = await start(visits);
  await tellOf('early', account.version);
  await untilKnown(old, 'early');
  const next = await start(nextVisits);
  for (const who of ['late', 'later', 'last']) {
    await tellOf(who, account.version);
    await untilKnown(next, who);
    expect(await opens(next, who)).toBe(201);
  }
  expect([await opens(old, 'early'), await opens(next, 'early')]).toEqual([201, 201]);
  expect([await stopped(old), await stopped(next)]).toEqual([[], []]);
  await old.close();
  await tellOf('newer', nextAccount.version);
  await untilKnown(next, 'newer');
  expect([await opens(next, 'newer'), await stopped(next)]).toEqual([201, []]);
});
