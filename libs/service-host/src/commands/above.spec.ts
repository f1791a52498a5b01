import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { topicOf, type ContractMessage } from '@lien-nganh/messaging';
import { clientOf } from '../examples/client.ts';
import { accountOf, agencyOf, testHost, type TestHost } from '../examples/test-host.ts';
import { visitPermissions } from '../examples/visits.ts';

let host: TestHost;
const { post } = clientOf(() => host);
const anybody = { relations: 'any', sensitivities: 'any' } as const;

/** An agency below another one since 2000, or until a day. */
function below(slug: string, superior: string, to: string | null = null): ContractMessage {
  const message = agencyOf(slug);
  const line = { agency: superior, line: 'peoples-committee', from: '2000-01-01', to };
  return { ...message, data: { ...(message.data as object), superiors: [line] } };
}

const deputy: NonNullable<Parameters<typeof accountOf>[2]> = {
  deputisings: [
    {
      ...{ deputising: 'd-1', kind: 'deputy', of: 'head-large', rights: [], from: '2000-01-01', to: null },
      basis: { number: '15/QĐ', issuedOn: '2000-01-01' },
    },
  ],
};

beforeAll(async () => {
  const open = [{ roles: ['officer', 'head'], ...anybody }] as const;
  const read = [{ roles: ['officer', 'head'], ...anybody }] as const;
  host = await testHost({ permissions: { ...visitPermissions, 'visits.open': open, 'visits.read': read } });
  await host.broker.publish(topicOf('agencies', 1), [
    ...[below('small', 'police'), below('large', 'police'), below('formerly', 'police', '2010-01-01')],
    ...['small', 'large', 'formerly'].map((slug) => accountOf('head', slug)),
    accountOf('clerk', 'large', { role: 'officer', ...deputy }),
    accountOf('officer', 'small'),
  ]);
  const there = () => post('visit/open-visit', { as: 'officer-small', body: { place: 'Quán A' } });
  while ((await there()).status !== 201) await new Promise(setImmediate);
});
afterAll(() => host.close());

async function opened(as: string): Promise<string> {
  return String((await post('visit/open-visit', { as, body: { place: 'Quán A' } })).body['id']);
}
const close = (id: string, as: string) => post(`visit/${id}/close-visit`, { as });

async function lastActorOf(id: string) {
  const actors = [];
  for await (const { metadata } of host.runtime.store.readStream(`visit-${id}`)) actors.push(metadata.actor);
  return actors.at(-1);
}

describe('the head of the body directly above', () => {
  test('approves what nobody else of the body below may, on its behalf', async () => {
    const id = await opened('head-small');
    expect((await close(id, 'head-small')).body).toMatchObject({ rule: 'nobody-closes-their-own' });
    expect((await close(id, 'head-police')).status).toBe(200);
    expect(await lastActorOf(id)).toEqual({
      account: 'head-police',
      agency: 'police',
      role: 'head',
      onBehalfOf: 'small',
    });
  });

  test('does not where somebody else there may: another head, or whoever stands in for one', async () => {
    const written = await opened('officer-small');
    expect((await close(written, 'head-police')).status).toBe(403);
    expect((await close(written, 'head-small')).status).toBe(200);
    // the clerk stands in for the head of the large one, who is not the maker of what the clerk wrote
    const clerks = await opened('clerk-large');
    expect((await close(clerks, 'head-police')).status).toBe(403);
  });

  test('does where whoever stands in may not either, since that would be through the maker', async () => {
    const id = await opened('head-large');
    expect((await close(id, 'clerk-large')).body).toMatchObject({ rule: 'nobody-closes-their-own' });
    expect((await close(id, 'head-police')).status).toBe(200);
  });

  test('is the head, and stands directly above on the day', async () => {
    const id = await opened('head-small');
    expect((await close(id, 'officer-police')).status).toBe(403);
    expect((await close(id, 'head-culture')).status).toBe(403);
    const former = await opened('head-formerly');
    expect((await close(former, 'head-police')).status).toBe(403);
  });
});
