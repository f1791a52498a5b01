import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { topicOf } from '@lien-nganh/messaging';
import { clientOf } from '../examples/client.ts';
import { accountOf, testHost, type TestHost } from '../examples/test-host.ts';

let host: TestHost;
const { post, get } = clientOf(() => host);

const paper = { basis: { number: '15/QĐ', issuedOn: '2014-01-02' }, rights: [] };
const always = { from: '2000-01-01', to: null };
const past = { from: '2000-01-01', to: '2000-12-31' };
const standingIn = (
  kind: 'deputy' | 'leave' | 'acting-head' | 'hand-over',
  of: string | null,
  days: { from: string; to: string | null } = always,
) => ({
  deputisings: [{ deputising: `${kind}-1`, kind, of, ...paper, ...days }],
});

/** Of the police: clerks who stand in for the head, one who did once, one who does for the clerk, and one acting head. */
const accounts = [
  accountOf('officer', 'police', standingIn('deputy', 'head-police')),
  accountOf('clerk', 'police', { role: 'officer', ...standingIn('deputy', 'head-police') }),
  accountOf('former', 'police', { role: 'officer', ...standingIn('deputy', 'head-police', past) }),
  accountOf('second', 'police', { role: 'officer', ...standingIn('leave', 'clerk-police') }),
  accountOf('successor', 'police', { role: 'officer', ...standingIn('hand-over', 'head-police') }),
  accountOf('acting', 'culture', { role: 'officer', ...standingIn('acting-head', null) }),
  accountOf('late', 'culture', { role: 'officer', ...standingIn('deputy', 'ended-culture') }),
  accountOf('ended', 'culture', { role: 'head', to: '2010-01-01' }),
  accountOf('head', 'culture', standingIn('leave', 'officer-culture')),
];

beforeAll(async () => {
  host = await testHost();
  await host.broker.publish(
    topicOf('agencies', 1),
    accounts.map((message, index) => ({ ...message, keyrevision: index < 1 || index === 8 ? 1 : 0 })),
  );
  while (!(await host.runtime.rows.get('accounts', 'account ended-culture'))) await new Promise(setImmediate);
  while (!(await deputisingsOf('head-culture'))) await new Promise(setImmediate);
});
afterAll(() => host.close());

async function deputisingsOf(account: string): Promise<number> {
  const row = await host.runtime.rows.get<{ deputisings: readonly unknown[] }>('accounts', `account ${account}`);
  return row?.deputisings.length ?? 0;
}

async function opened(as: string): Promise<string> {
  return (await post('visit/open-visit', { as, body: { place: 'Quán A' } })).body['id'] as string;
}
const close = (id: string, as: string) => post(`visit/${id}/close-visit`, { as });

async function lastActorOf(id: string) {
  const actors = [];
  for await (const { metadata } of host.runtime.store.readStream(`visit-${id}`)) actors.push(metadata.actor);
  return actors.at(-1);
}

describe('whoever stands in for another', () => {
  test('may do what that one may, and the event names both', async () => {
    const id = await opened('officer-police');
    expect((await close(id, 'clerk-police')).status).toBe(200);
    expect(await lastActorOf(id)).toEqual({
      ...{ account: 'clerk-police', agency: 'police', role: 'head', inSteadOf: 'head-police' },
    });
  });

  test('acts in their own name where that is enough', async () => {
    expect(await lastActorOf(await opened('clerk-police'))).toEqual({
      ...{ account: 'clerk-police', agency: 'police', role: 'officer' },
    });
  });

  test('acts in the place of the other where a rule refuses the own name', async () => {
    const id = await opened('officer-police');
    const handed = await post(`visit/${id}/hand-over-visit`, { as: 'clerk-police', body: { to: 'head-only' } });
    expect(handed.status).toBe(200);
    expect(await lastActorOf(id)).toMatchObject({ account: 'clerk-police', role: 'head', inSteadOf: 'head-police' });
    expect(await post(`visit/${id}/hand-over-visit`, { as: 'clerk-police', body: { to: 'nowhere' } })).toMatchObject({
      status: 422,
      body: { rule: 'agency-is-known' },
    });
  });

  test('as acting head acts as head, for nobody', async () => {
    const id = await opened('officer-culture');
    expect((await close(id, 'acting-culture')).status).toBe(200);
    expect(await lastActorOf(id)).toEqual({ account: 'acting-culture', agency: 'culture', role: 'head' });
  });

  test.each([
    ['who did so on other days', 'police', 'former-police'],
    ['for somebody who stands in for another', 'police', 'second-police'],
    ['for somebody whose account has ended', 'culture', 'late-culture'],
    ['in open work alone, whose role stays the own', 'police', 'successor-police'],
  ])('%s may not', async (_, agency, account) => {
    const answer = await close(await opened(`officer-${agency}`), account);
    expect(answer).toMatchObject({ status: 403 });
  });

  test('is asked what that one may be asked', async () => {
    expect((await get('questions/places-visited?place=x', 'head-culture')).status).toBe(200);
    expect((await get('questions/places-visited?place=x', 'head-police')).status).toBe(403);
  });

  test('still approves no work of their own', async () => {
    expect(await close(await opened('clerk-police'), 'clerk-police')).toMatchObject({
      status: 422,
      body: { rule: 'nobody-closes-their-own' },
    });
  });
});
