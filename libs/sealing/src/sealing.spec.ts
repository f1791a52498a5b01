import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { defineEvents, sealedForService, sealedForSubject, v } from '@lien-nganh/kernel';
import { testDatabase, type TestDatabase } from '@lien-nganh/testing';
import { z } from 'zod';
import { memoryKeyStore, postgresKeyStore, sealer, type KeyStore } from './index.ts';

const events = defineEvents('site', {
  SiteRegistered: v(
    1,
    z.strictObject({
      kind: z.string(),
      owner: sealedForSubject('owner', z.strictObject({ name: z.string() })).nullable(),
      contacts: z.array(z.strictObject({ phone: sealedForSubject('contact', z.string()) })),
      total: sealedForService(z.number()).optional(),
    }),
  ),
  SiteWatched: v(1, z.strictObject({ note: sealedForSubject('note', z.string()) }), {}, { sealed: 'service' }),
});
const data = {
  kind: 'karaoke',
  owner: { name: 'Nguyễn Văn A' },
  contacts: [{ phone: '0912' }, { phone: '0913' }],
  total: 7,
};
const at = { stream: 'site-1', eventId: 'e-1' };

let database: TestDatabase;
const masterKey = randomBytes(32);
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const stores: readonly (readonly [string, () => Promise<KeyStore>])[] = [
  ['memory', () => Promise.resolve(memoryKeyStore())],
  ['PostgreSQL', () => postgresKeyStore({ url: database.url, masterKey })],
];

describe.each(stores)('keys in %s', (_name, open) => {
  let keys: KeyStore;
  beforeAll(async () => {
    keys = await open();
  });
  afterAll(() => keys.close());

  test('what is declared sealed is not in the log, and comes back as it was', async () => {
    const inspections = sealer(keys, 'inspections');
    const sealed = await inspections.seal(events, 'SiteRegistered', { ...at, data });
    expect(JSON.stringify(sealed)).not.toMatch(/Nguyễn|0912|0913|"total":7/);
    expect(sealed).toMatchObject({ kind: 'karaoke' });
    expect(await inspections.open({ ...at, data: sealed })).toEqual(data);
  });

  test('one person is erased, and nobody else', async () => {
    const inspections = sealer(keys, 'inspections');
    const sealed = await inspections.seal(events, 'SiteRegistered', { ...at, data });
    expect(await inspections.open({ ...at, data: sealed })).toEqual(data);
    expect(await inspections.erase('site-1', 'owner', 'QĐ 12/2013')).toBe(1);
    expect(await inspections.erase('site-1', 'owner', 'QĐ 12/2013')).toBe(0);
    expect(await inspections.open({ ...at, data: sealed })).toEqual({
      ...data,
      owner: { erased: true, decision: 'QĐ 12/2013' },
    });
    const again = await inspections.seal(events, 'SiteRegistered', { ...at, data });
    expect(await inspections.open({ ...at, data: again })).toEqual(data);
    expect((await keys.erasures()).map((erasure) => erasure.scope)).toContain('site-1#owner');
  });

  test('an event that is sealed as a whole shows nothing, and its inner subject can still be erased', async () => {
    const inspections = sealer(keys, 'inspections');
    const place = { stream: 'site-2', eventId: 'e-2' };
    const sealed = await inspections.seal(events, 'SiteWatched', { ...place, data: { note: 'theo dõi' } });
    expect(Object.keys(sealed as object)).toEqual(['$sealed']);
    expect(await inspections.open({ ...place, data: sealed })).toEqual({ note: 'theo dõi' });
    await inspections.erase('site-2', 'note', 'QĐ 13/2013');
    expect(await inspections.open({ ...place, data: sealed })).toEqual({
      note: { erased: true, decision: 'QĐ 13/2013' },
    });
  });

  test('a sealed value that was moved to another event does not open', async () => {
    const inspections = sealer(keys, 'inspections');
    const sealed = await inspections.seal(events, 'SiteWatched', { ...at, data: { note: 'x' } });
    await expect(inspections.open({ stream: 'site-9', eventId: 'e-1', data: sealed })).rejects.toThrow();
  });

  test('a null or absent field is left as it is', async () => {
    const inspections = sealer(keys, 'inspections');
    const bare = { kind: 'lodging', owner: null, contacts: [] };
    expect(await inspections.seal(events, 'SiteRegistered', { ...at, data: bare })).toEqual(bare);
  });
});

test('two processes that make the same key at once agree on one, and a destruction reaches both', async () => {
  const [one, other] = await Promise.all([
    postgresKeyStore({ url: database.url, masterKey }),
    postgresKeyStore({ url: database.url, masterKey }),
  ]);
  const [a, b] = await Promise.all([one.keyFor('service:x'), other.keyFor('service:x')]);
  expect(a).toEqual(b);
  expect(await other.keyById(a.id)).toEqual(a);
  await one.destroy('service:x', 'QĐ 1');
  let seen = await other.keyById(a.id);
  while (seen && 'secret' in seen) {
    await new Promise(setImmediate);
    seen = await other.keyById(a.id);
  }
  expect(seen).toEqual({ id: a.id, destroyed: true, decision: 'QĐ 1' });
  await one.close();
  await other.close();
});
