import { afterEach, describe, expect, test } from '@jest/globals';
import type { Position } from '@lien-nganh/kernel';
import { clientOf } from '../examples/client.ts';
import { testHost, type TestHost } from '../examples/test-host.ts';

let host: TestHost;
const { post, get } = clientOf(() => host);
afterEach(() => host.close());

/** So long that a test would fail that waited for it. */
const LONG_MS = 120_000;

/** How often the end of the log was asked for since, which is what somebody does who begins to wait. */
function watchEnd() {
  const { store } = host.runtime;
  const end = store.end.bind(store);
  let told = () => {};
  const seen = { asked: 0, next: new Promise<void>((resolve) => (told = resolve)) };
  store.end = (...asking) => {
    seen.asked += 1;
    told();
    return end(...asking);
  };
  return seen;
}

/** Tells that everything of others is told up to there, and waits until it is heard. */
async function heard(position: Position): Promise<void> {
  await host.tellFrontier(position);
  const inbound = host.runtime.readSide.inbound()!;
  while (((await inbound.frontier())?.position ?? -1n) < position) await new Promise(setImmediate);
}

/** A host whose log goes further than what other services have told. */
async function behind(patienceMs: number): Promise<{ readonly id: string; readonly end: Position }> {
  host = await testHost({ patienceMs });
  const first = await post('visit/open-visit', { body: { place: 'Quán A' } });
  await heard(BigInt(first.body['position'] as string) as Position);
  const { id, position } = (await post('visit/open-visit', { body: { place: 'Quán B' } })).body;
  return { id: id as string, end: BigInt(position as string) as Position };
}

describe('what is on its way when somebody asks', () => {
  test('lets an account in that was opened a moment ago', async () => {
    const { end } = await behind(LONG_MS);
    const seen = watchEnd();
    const asking = get('questions/places-visited?place=x', 'officer-tax');
    await seen.next;
    await host.tellOf('tax');
    await host.tellFrontier(end);
    expect(await asking).toMatchObject({ status: 200, body: { visits: 0 } });
  });

  test('is waited for before a rule refuses that looks for it', async () => {
    const { id, end } = await behind(LONG_MS);
    const seen = watchEnd();
    const handing = post(`visit/${id}/hand-over-visit`, { body: { to: 'tax' } });
    await seen.next;
    await host.tellOf('tax');
    await host.tellFrontier(end);
    expect(await handing).toMatchObject({ status: 200, body: { revision: 1 } });
  });

  test('is waited for no longer than was set', async () => {
    const { id } = await behind(50);
    expect((await get('questions/places-visited?place=x', 'officer-tax')).status).toBe(401);
    const refused = await post(`visit/${id}/hand-over-visit`, { body: { to: 'tax' } });
    expect(refused).toMatchObject({ status: 422, body: { rule: 'agency-is-known' } });
  });
});

describe('nobody waits', () => {
  test('who is refused when nothing is on its way', async () => {
    const { id, end } = await behind(LONG_MS);
    await heard(end);
    const refused = await post(`visit/${id}/hand-over-visit`, { body: { to: 'tax' } });
    expect([refused.status, refused.body['rule']]).toEqual([422, 'agency-is-known']);
    expect((await get(`visit/${id}`, 'officer-tax')).status).toBe(401);
  });

  test('who is not refused, or by a rule that looks nothing up', async () => {
    const { id } = await behind(LONG_MS);
    const seen = watchEnd();
    expect((await post(`visit/${id}/note-visit`, { body: { text: 'một' } })).status).toBe(200);
    expect((await post(`visit/${id}/close-visit`, { as: 'head-police' })).status).toBe(200);
    expect((await post(`visit/${id}/note-visit`, { body: { text: 'hai' } })).status).toBe(422);
    expect((await post(`visit/${id}/note-visit`, { as: 'officer-culture', body: { text: 'x' } })).status).toBe(404);
    expect(seen.asked).toBe(0);
  });

  test('where the others have told nothing yet', async () => {
    host = await testHost({ patienceMs: LONG_MS });
    expect((await get('questions/places-visited?place=x', 'officer-tax')).status).toBe(401);
  });
});
