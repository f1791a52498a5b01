import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { agency } from '@lien-nganh/contracts/agencies';
import { fromContract, process } from '@lien-nganh/kernel';
import { topicOf, type ContractMessage } from '@lien-nganh/messaging';
import { accountOf, agencyOf, testHost, type TestHost } from '../examples/test-host.ts';
import { visitPermissions, visits } from '../examples/visits.ts';
import { parkedOf } from './health.ts';

/** Remembers every agency that it is told of. */
const countAgencies = process<number>({
  name: 'count-agencies',
  title: { vi: 'Đếm cơ quan', en: 'Count agencies' },
  sources: [fromContract(agency, () => 'all')],
  initial: 0,
  evolve: (count) => count + 1,
  react: () => [],
});
const TOPIC = topicOf('agencies', 1);

let host: TestHost;
beforeAll(async () => {
  host = await testHost({
    service: { ...visits, processes: [countAgencies] },
    permissions: {
      ...visitPermissions,
      'operations.replay-parked': [{ roles: ['admin'], relations: 'any', sensitivities: ['internal'] }],
    },
  });
  await host.broker.publish(TOPIC, [accountOf('admin', 'police')]);
  while (!(await host.runtime.rows.list('accounts', 'account ')).some((row) => isAdmin(row))) await aTurn();
});
afterAll(() => host.close());

const isAdmin = (row: unknown) => (row as { account: string }).account === 'admin-police';
const aTurn = () => new Promise(setImmediate);
const parked = () => parkedOf(host.runtime);

/** A second word of an agency whose first one is not there yet. */
async function parkSecond(slug: string): Promise<{ readonly first: ContractMessage; readonly key: string }> {
  const [first, second] = [agencyOf(slug), { ...agencyOf(slug), keyrevision: 1 }];
  await host.broker.publish(TOPIC, [second]);
  while (!(await parked()).some(({ key }) => key === second.subject)) await aTurn();
  return { first, key: first.subject };
}

async function replay(body: object, as = 'admin-police') {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${await host.token(as)}` };
  const response = await fetch(`${host.url}/operations/replay`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

async function noticed(): Promise<readonly string[]> {
  const found = [];
  for await (const event of host.runtime.store.readLog({ filter: { types: ['process.InputNoticed'] } })) {
    found.push(event.metadata.causationId);
  }
  return found;
}

describe('a key that a service has parked', () => {
  test('is tried again up to what cannot be taken yet', async () => {
    const { key } = await parkSecond('trade');
    const { status, body } = await replay({ topic: TOPIC, key });
    expect([status, body]).toEqual([
      200,
      { replayed: 0, stoppedBy: { id: expect.any(String), why: expect.stringContaining('has not come') } },
    ]);
    expect(await parked()).toMatchObject([{ service: 'visits', key, reason: { is: 'hole' } }]);
  });

  test('fills reference tables and tells processes once its messages are there, each once, and the log says by whom', async () => {
    const { first, key } = await parkSecond('culture-new');
    await host.broker.publish(TOPIC, [first]);
    while ((await parked()).find((one) => one.key === key)!.behind === 0) await aTurn();
    expect(await host.runtime.rows.get('agencies', 'culture-new')).toBeNull();

    const before = (await noticed()).length;
    const both = await Promise.all([replay({ topic: TOPIC, key }), replay({ topic: TOPIC, key })]);
    const again = await replay({ topic: TOPIC, key });
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(both.reduce((sum, { body }) => sum + (body['replayed'] as number), 0)).toBeGreaterThanOrEqual(2);
    expect(again.body).toEqual({ replayed: 0, stoppedBy: null });
    expect(await host.runtime.rows.get('agencies', 'culture-new')).toMatchObject({ agency: 'culture-new' });
    while ((await noticed()).length < before + 2) await aTurn();
    expect(new Set(await noticed()).size).toBe(before + 2);

    expect((await parked()).map((one) => one.key)).not.toContain(key);
    const line = host.logged.findLast((one) => one.includes('tried again'))!;
    expect(JSON.parse(line)).toMatchObject({ service: 'visits', topic: TOPIC, key, account: 'admin-police' });
  });

  test('is the administrator’s business, and named whole', async () => {
    const place = { topic: TOPIC, key: 'agencies.agency-trade' };
    for (const as of ['officer-police', 'head-police']) expect((await replay(place, as)).status).toBe(403);
    expect((await replay({ topic: TOPIC })).status).toBe(400);
    expect((await replay({ ...place, topic: topicOf('agencies', 2) })).status).toBe(404);
  });
});
