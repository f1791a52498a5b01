import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { clientOf } from '../examples/client.ts';
import { testHost, type TestHost } from '../examples/test-host.ts';

let host: TestHost;
beforeAll(async () => {
  host = await testHost();
});
afterAll(() => host.close());

const { post } = clientOf(() => host);
const opened = async (of?: string) =>
  (await post('visit/open-visit', { body: { place: 'Quán A', ...(of ? { of } : {}) } })).body['id'] as string;

async function actorOf(id: string) {
  for await (const { metadata } of host.runtime.store.readStream(`visit-${id}`)) return metadata.actor;
  throw new Error(`visit-${id} is not there`);
}

describe('what is recorded in the stead of another body', () => {
  test('names both in the envelope', async () => {
    expect(await actorOf(await opened('culture'))).toEqual({
      ...{ account: 'officer-police', agency: 'police', role: 'officer', onBehalfOf: 'culture' },
    });
  });

  test('names nobody else when it is the own body, or when none is named', async () => {
    const own = { account: 'officer-police', agency: 'police', role: 'officer' };
    expect([await actorOf(await opened('police')), await actorOf(await opened())]).toEqual([own, own]);
  });
});

test('a decision sees another record of the service as it stands at that moment, not as it was published', async () => {
  const [first, second] = [await opened(), await opened()];
  const close = (id: string, together: string) =>
    post(`visit/${id}/close-visit`, { as: 'head-police', body: { together } });
  expect(await close(first, 'nobody')).toMatchObject({ status: 422, body: { details: { is: 'none' } } });
  expect((await close(first, second)).status).toBe(200);
  expect(await close(second, first)).toMatchObject({ status: 422, body: { details: { is: 'closed' } } });
});
