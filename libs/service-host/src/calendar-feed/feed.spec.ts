import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { topicOf } from '@lien-nganh/messaging';
import ICAL from 'ical.js';
import { accountOf, testHost, type TestHost } from '../examples/test-host.ts';
import { calendarPermissions, visitsWithCalendar } from '../examples/visits-calendar.ts';

let host: TestHost;
beforeAll(async () => {
  host = await testHost({ service: visitsWithCalendar, permissions: calendarPermissions });
});
afterAll(() => host.close());

async function send(path: string, key: string, { as = 'officer-police', body = {} } = {}) {
  const answer = await fetch(`${host.url}/${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: {
      'Content-Type': 'application/json',
      'Idempotency-Key': key,
      Authorization: `Bearer ${await host.token(as)}`,
    },
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, string> };
}
const made = async (key: string, as?: string) => {
  const { status, body } = await send('calendar-address', key, as === undefined ? {} : { as });
  expect(status).toBe(201);
  return String(body['address']);
};
const statusOf = async (address: string) => (await fetch(address)).status;

describe('the calendar under a secret address', () => {
  test('is fetched without a token, as text/calendar, and tells what its account is told', async () => {
    const answer = await fetch(await made('one'));
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([
      ...[200, 'text/calendar; charset=utf-8', 'private, no-store'],
    ]);
    const read = new ICAL.Component(ICAL.parse(await answer.text()) as unknown[]);
    const [event] = read.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
    expect(event!.summary).toBe('Hạn của police / Due');
  });

  test('is shown again to the same command, and no secret of it is in the log or in what is logged', async () => {
    const address = await made('again');
    expect(await made('again')).toBe(address);
    const secret = /([A-Za-z0-9_-]{43})\.ics$/.exec(address)![1]!;
    const kept: string[] = [];
    for await (const event of host.runtime.store.readLog({})) kept.push(JSON.stringify(event.data));
    expect([...kept, ...host.logged].filter((line) => line.includes(secret))).toEqual([]);
  });

  test('leads nowhere as soon as it is revoked, or another was made', async () => {
    const first = await made('first');
    const second = await made('second');
    expect([await statusOf(first), await statusOf(second)]).toEqual([404, 200]);
    expect((await send('visit-feed/officer-police/revoke', 'revoke')).status).toBe(200);
    expect(await statusOf(second)).toBe(404);
  });

  test('leads nowhere with another secret, for another account, and where none was ever made', async () => {
    const address = await made('mine');
    const elsewhere = [
      address.replace(/[^/]+\.ics$/, `${'A'.repeat(43)}.ics`),
      address.replace('officer-police', 'head-police'),
      address.replace('.ics', ''),
    ];
    expect(await Promise.all(elsewhere.map(statusOf))).toEqual([404, 404, 404]);
  });

  test('is nobody else’s to make or to revoke', async () => {
    await made('own');
    const revoked = await send('visit-feed/officer-police/revoke', 'not-mine', { as: 'officer-culture' });
    expect(revoked.status).toBe(404);
  });

  test('leads nowhere once its account has ended', async () => {
    const address = await made('ending', 'officer-culture');
    expect(await statusOf(address)).toBe(200);
    const ended = { ...accountOf('officer', 'culture', { to: '2010-01-01' }), keyrevision: 1, position: '2' };
    await host.broker.publish(topicOf('agencies', 1), [ended]);
    while ((await statusOf(address)) === 200) await new Promise(setImmediate);
    expect(await statusOf(address)).toBe(404);
  });
});
