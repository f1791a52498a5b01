import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Position } from '@lien-nganh/kernel';
import { topicOf } from '@lien-nganh/messaging';
import { postgresInbox } from '@lien-nganh/messaging-postgres';
import { memoryKeyStore } from '@lien-nganh/sealing';
import { makeLogger, makeMetrics, systemClock, type Ports } from '@lien-nganh/service-host';
import { testDatabase } from '@lien-nganh/testing';
import { services } from '../consuming/consume.ts';
import { joint, visit } from '../examples.ts';
import { testGateway, type TestGateway } from '../graphql/examples.ts';
import { openGateway } from '../gateway.ts';
import { PARTITIONS } from '../graphql/harness/examples.ts';
import { beginning, inspectionRecord } from '../graphql/records/examples.ts';
import type { RebuildProgress } from './operations.ts';
import { Topics } from '../consuming/topics.ts';

const FIGURE = `{ figure(indicator: "inspections-done", from: "2013-07-01", to: "2013-12-31") {
  value { __typename ... on NumberValue { value } } frame { incomplete completeTo { position } } } }`;
const by = { actor: { account: 'admin', agency: 'ppc', role: 'admin' }, correlationId: 'c' };

let gateway: TestGateway;
let republish: (to: { generation: number; end: Position }) => Promise<void>;

beforeEach(async () => {
  gateway = await testGateway({
    republisher: {
      begin: (to) => republish(to),
      answers: () => Promise.resolve(),
      giveUp: () => Promise.resolve(),
      fed: () => Promise.resolve([1]),
    },
  });
  await gateway.until(await gateway.publish(...beginning, inspectionRecord('k1', { ...visit, ...joint('police') })));
  republish = ({ generation, end }) => gateway.republish({ generation, end });
});
afterEach(async () => {
  await gateway[Symbol.asyncDispose]();
});

async function call(path: string, { as, body }: { readonly as: string; readonly body?: unknown }) {
  const response = await fetch(`${gateway.url}/api/gateway/operations/${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${gateway.token(as)}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, never> };
}

/** A message whose key misses a revision, and what it would have told. */
async function parkOne() {
  gateway.skipRevision('inspection-k2');
  await gateway.publish(inspectionRecord('k2', { ...visit, ...joint('police') }));
  for (;;) {
    const [parked] = await gateway.gateway.operations.parked();
    if (parked) return parked;
  }
}

describe('a parked message', () => {
  test('holds the frontier, and figures say that they are incomplete', async () => {
    await parkOne();
    const { data } = await gateway.ask(FIGURE);
    expect(data.figure.frame.incomplete).toEqual(['inspections']);
    expect(data.figure.value.value).toBe('1');
    const health = await gateway.gateway.health();
    expect(health.status).toBe('degraded');
  });

  test('is listed to the administrator without what it says of its record, and to nobody else', async () => {
    const { message } = await parkOne();
    const { status, body } = await call('parked', { as: 'admin' });
    expect([status, body['parked']]).toEqual([
      200,
      [expect.objectContaining({ id: message.id, key: 'inspection-k2', why: expect.objectContaining({ is: 'hole' }) })],
    ]);
    expect(JSON.stringify(body)).not.toContain('karaoke');
    for (const as of ['committee', 'standing', 'officer', 'head', 'auditor']) {
      expect((await call('parked', { as })).status).toBe(403);
    }
  });

  test('is dropped with a reason, which the log keeps, and the figures are complete again', async () => {
    const { message } = await parkOne();
    expect((await call('drop', { as: 'admin', body: { id: message.id } })).status).toBe(400);
    const { status } = await call('drop', { as: 'admin', body: { id: message.id, reason: 'Bản ghi thử' } });
    expect(status).toBe(200);
    const events = [];
    for await (const event of gateway.store.readStream('operations-gateway')) events.push(event);
    expect(events).toMatchObject([
      {
        type: 'operations.MessageDropped',
        data: { id: message.id, reason: 'Bản ghi thử' },
        metadata: { actor: { account: 'admin' } },
      },
    ]);
    await gateway.until(await gateway.publish(inspectionRecord('k3', { ...visit, ...joint('police') })));
    expect((await gateway.ask(FIGURE)).data.figure).toMatchObject({ value: { value: '2' }, frame: { incomplete: [] } });
    expect((await call('drop', { as: 'admin', body: { id: message.id, reason: 'again' } })).status).toBe(404);
  });

  test('is tried again by the administrator, and says why it still waits', async () => {
    await parkOne();
    const place = { topic: topicOf('inspections', 1), key: 'inspection-k2' };
    const { status, body } = await call('replay', { as: 'admin', body: place });
    expect([status, body['replayed'], body['stoppedBy']]).toEqual([
      200,
      0,
      expect.objectContaining({ why: expect.any(String) }),
    ]);
  });
});

describe('the ledger built anew', () => {
  test('is compared with the live one at one position and swapped in, with its progress', async () => {
    const seen: RebuildProgress[] = [];
    const { signal } = new AbortController();
    const rebuilt = await gateway.gateway.operations.rebuild(by, { signal, onProgress: (one) => seen.push(one) });
    expect(rebuilt).toMatchObject({ swapped: true, comparison: { facts: [], figures: [], truncated: false } });
    expect(gateway.gateway.generation()).toBe(rebuilt.generation);
    expect((await gateway.ask(FIGURE)).data.figure.value).toEqual({ __typename: 'NumberValue', value: '1' });
    expect(new Set(seen.map(({ step }) => step))).toEqual(new Set(['applying', 'comparing']));
    expect(seen.at(-1)!.done).toBe(seen.at(-1)!.end);
  });

  test('leaves out what was dropped by decision', async () => {
    const { message } = await parkOne();
    await gateway.gateway.operations.drop({ id: message.id, reason: 'x' }, by);
    await gateway.until(await gateway.publish(inspectionRecord('k3', { ...visit, ...joint('police') })));
    const { signal } = new AbortController();
    const rebuilt = await gateway.gateway.operations.rebuild(by, { signal });
    expect([rebuilt.swapped, rebuilt.comparison.facts]).toEqual([true, []]);
  });

  test('that differs waits until the standing agency accepts the restatement with a reason', async () => {
    republish = ({ generation, end }) => gateway.republish({ generation, end, leaveOut: 'inspection-k1' });
    const { signal } = new AbortController();
    const rebuilt = await gateway.gateway.operations.rebuild(by, { signal });
    expect(rebuilt.swapped).toBe(false);
    expect(rebuilt.comparison.figures.length).toBeGreaterThan(0);
    expect((await gateway.ask(FIGURE)).data.figure.value).toEqual({ __typename: 'NumberValue', value: '1' });
    expect((await call('accept', { as: 'admin', body: { reason: 'x' } })).status).toBe(403);
    const { status } = await call('accept', { as: 'standing', body: { reason: 'Bản đồ công bố đã đổi' } });
    expect(status).toBe(200);
    expect((await gateway.ask(FIGURE)).data.figure.value.__typename).toBe('ZeroValue');
    const types = [];
    for await (const { type } of gateway.store.readStream('operations-gateway')) types.push(type);
    expect(types).toEqual(['operations.RestatementAccepted']);
    expect((await call('accept', { as: 'standing', body: { reason: 'again' } })).status).toBe(422);
  });

  test('can be checked and thrown away: the live one goes on answering', async () => {
    const { status } = await call('check', { as: 'admin', body: {} });
    expect(status).toBe(202);
    for (;;) {
      const { body } = await call('rebuild', { as: 'admin' });
      if (body['state'] === 'running') continue;
      expect(body).toMatchObject({ what: 'check', state: 'done', result: { comparison: { facts: [] }, cells: [] } });
      break;
    }
    expect(gateway.gateway.generation()).toBe(1);
    expect(services).toContain('inspections');
  });
});

describe('another instance of the gateway', () => {
  test('answers from the rebuilt ledger too, once the log says so', async () => {
    const { gateway: first, store, broker, databaseUrl } = gateway;
    const ports: Ports = {
      ...{ store, broker, keys: memoryKeyStore(), databaseUrl, close: () => Promise.resolve() },
      inbox: (pool, schema, consumer) => Promise.resolve(postgresInbox({ pool, schema, consumer })),
    };
    const options = { verifier: () => Promise.resolve('x'), clock: systemClock, metrics: makeMetrics() };
    const logger = makeLogger({ level: 'silent', pretty: false });
    const second = await openGateway(ports, { ...options, logger, partitions: PARTITIONS });
    try {
      const topics = new Topics({ store, clock: systemClock, onFailure: () => undefined });
      const { generation } = await first.operations.rebuild(by, { signal: new AbortController().signal });
      await topics.answers(generation);
      while (second.generation() !== generation) await new Promise(setImmediate);
      expect(await second.ledger().known()).toEqual(await first.ledger().known());
    } finally {
      await second.close();
    }
  });
});

describe('a log that was restored from a backup', () => {
  test('gets a ledger of its own, which the services fill from their beginning', async () => {
    const database = await testDatabase();
    try {
      await using before = await testGateway({}, database);
      await before.until(await before.publish(...beginning, inspectionRecord('k1', { ...visit, ...joint('police') })));
      await before.gateway.close();
      await using after = await testGateway({}, database);
      // beyond what the lost part may have begun
      expect(after.gateway.generation()).toBe(1000);
      await after.republish({ generation: 1000, end: await after.publish(...beginning) });
      for (;;) {
        const { data } = await after.ask(FIGURE);
        if (!data?.figure) continue;
        expect(data.figure.value.__typename).toBe('ZeroValue');
        break;
      }
    } finally {
      await database.drop();
    }
  });
});
