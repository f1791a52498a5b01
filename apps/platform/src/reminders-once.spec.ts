import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { EventStore } from '@lien-nganh/event-store';
import type { Position } from '@lien-nganh/kernel';
import { reporting } from '@lien-nganh/reporting';
import {
  deliveryOptions,
  executeCommand,
  makeLogger,
  makeMetrics,
  moment,
  openPorts,
  openRuntime,
  serviceStanding,
  type Runtime,
} from '@lien-nganh/service-host';
import { testDatabase, type TestDatabase } from '@lien-nganh/testing';

/** Reminders over a real log and real HTTP: each comes once, whatever hosts and tables do. */

let log: TestDatabase;
let hook: Server;
/** Idempotency keys that came, in order. */
let heard: string[];
let status: number;
let later: number;
let closing: (() => Promise<void>)[];
const clock = { now: () => new Date(Date.now() + later) };
const day = () => moment(clock).today;

beforeEach(async () => {
  [heard, status, later, closing] = [[], 204, 0, []];
  log = await testDatabase();
  hook = createServer((request, response) => {
    heard.push(String(request.headers['idempotency-key']));
    request.resume();
    response.writeHead(status).end();
  });
  await new Promise<void>((done) => hook.listen(0, '127.0.0.1', done));
});
afterEach(async () => {
  for (const close of closing.reverse()) await close();
  hook.closeAllConnections();
  hook.close();
  await log.drop();
});

/** One of several processes of the service, on the one log. */
async function host(databaseUrl = log.url, delivers = true, sharedUpTo: Position | null = null): Promise<Runtime> {
  const opened = await openPorts({
    ...{ province: '12', eventStoreUrl: log.url, brokerUrl: databaseUrl, databaseUrl, keysUrl: log.url },
    masterKey: Buffer.alloc(32, 1),
  });
  const ports = { ...opened, store: sharedUpTo === null ? opened.store : restored(opened.store, sharedUpTo) };
  const deliveries = deliveryOptions({
    WEBHOOK_KEY: Buffer.alloc(32, 2),
    WEBHOOK_HOSTS: `127.0.0.1:${(hook.address() as AddressInfo).port}`,
    PUBLIC_URL: 'https://lien-nganh.example',
  });
  const told = { logger: makeLogger({ level: 'silent', pretty: false }), metrics: makeMetrics() };
  const sending = delivers ? { deliveries } : {};
  const runtime = await openRuntime(reporting, { ports, clock, ...told, partitions: 1, ...sending });
  closing.push(async () => {
    await runtime.close();
    await ports.close();
  });
  return runtime;
}

/** The log as a restore leaves it: it goes on from another, of which it has all until then. */
function restored(store: EventStore, sharedUpTo: Position): EventStore {
  const identity = async () => ({ ...(await store.log()), predecessors: [{ log: 'the-one-before', sharedUpTo }] });
  return new Proxy(store, {
    get: (of, name) => {
      const found: unknown = name === 'log' ? identity : Reflect.get(of, name);
      return typeof found === 'function' ? (found.bind(of) as unknown) : found;
    },
  });
}

async function send(runtime: Runtime, [prefix, name]: readonly [string, string], input: object, id?: string) {
  const type = reporting.streams.find((one) => one.prefix === prefix)!;
  const command = type.commands.find((one) => one.name === name)!;
  const standing =
    prefix === 'delivery'
      ? serviceStanding('reporting', null)
      : {
          ...{ actor: { account: 'a', agency: 'labour', role: 'standing' }, superiorOf: [], successorOf: [] },
          assignments: [],
        };
  const once = {
    key: randomUUID(),
    correlationId: randomUUID(),
    causationId: null,
    traceparent: null,
    ifRevision: null,
  };
  return executeCommand(runtime, { type, command, id: id ?? null, input, standing, ...once });
}

async function named(runtime: Runtime) {
  const to = `http://127.0.0.1:${(hook.address() as AddressInfo).port}/nhac`;
  const address = { agency: 'police', address: 'cong', channel: 'webhook', to };
  await send(runtime, ['reminderAddresses', 'name'], address);
}
const want = (runtime: Runtime, delivery: string) =>
  send(runtime, ['delivery', 'want'], {
    ...{ delivery, kind: 'period', about: '879.2013-H2', agency: 'police', dueOn: day(), remindedOn: day() },
  });

/** What the log says of each. */
async function states(runtime: Runtime, ids: readonly string[]): Promise<readonly string[]> {
  const last = async (id: string) => {
    let type = 'none';
    for await (const event of runtime.store.readStream(`delivery-${id}`)) type = event.type.split('.')[1]!;
    return type;
  };
  return Promise.all(ids.map(last));
}
async function until(runtime: Runtime, ids: readonly string[], state: string): Promise<void> {
  while (!(await states(runtime, ids)).every((one) => one === state)) await new Promise(setImmediate);
}

test('two hosts send each reminder once, and so does one that has to make its tables anew', async () => {
  const [one, other] = await Promise.all([host(), host()]);
  await named(one);
  const ids = Array.from({ length: 12 }, (_, index) => `r${index}`);
  await Promise.all(ids.map((id, index) => want(index % 2 === 0 ? one : other, id)));
  await until(one, ids, 'DeliveryMade');
  expect([heard.length, new Set(heard).size]).toEqual([12, 12]);
  const question = reporting.questions.find(({ name }) => name === 'deliveries')!;
  await one.readSide.rebuild(question, { signal: new AbortController().signal });
  const tables = await testDatabase();
  const third = await host(tables.url);
  closing.splice(0, 0, () => tables.drop());
  // whoever sends this one has gone round all the others
  await want(third, 'last');
  await until(third, ['last'], 'DeliveryMade');
  expect([heard.length, new Set(heard).size]).toEqual([13, 13]);
});

test('what is clearly refused comes again later under the same key, and shows why meanwhile', async () => {
  const one = await host();
  await named(one);
  status = 503;
  await want(one, 'r');
  await until(one, ['r'], 'DeliveryRefused');
  status = 204;
  later = 2 * 60_000;
  await until(one, ['r'], 'DeliveryMade');
  expect([heard.length, new Set(heard).size]).toEqual([2, 1]);
});

test('what somebody claimed who then fell silent is not sent by others: that nobody knows is written down', async () => {
  const silent = await host(log.url, false);
  await named(silent);
  await want(silent, 'r');
  await send(silent, ['delivery', 'claim'], { address: 'cong' }, 'r');
  later = 11 * 60_000;
  const other = await host();
  await until(other, ['r'], 'DeliveryUnknown');
  expect(heard).toEqual([]);
});

test('what a restored log would send of the days until the restore may have been sent: that nobody knows is written down', async () => {
  const before = await host(log.url, false);
  await named(before);
  const copied = (await before.store.end())!;
  const after = await host(log.url, true, copied);
  await want(after, 'r');
  await until(after, ['r'], 'DeliveryUnknown');
  expect(heard).toEqual([]);
  later = 24 * 3_600_000;
  await want(after, 'of-the-next-day');
  await until(after, ['of-the-next-day'], 'DeliveryMade');
  expect(heard).toHaveLength(1);
});
