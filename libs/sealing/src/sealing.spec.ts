import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { defineEvents, sealedForService, sealedForSubject, v } from '@lien-nganh/kernel';
import { connect } from '@lien-nganh/postgres';
import { testDatabase, type TestDatabase } from '@lien-nganh/testing';
import { z } from 'zod';
import {
  listedKeyStore,
  memoryKeyStore,
  mergeErasures,
  postgresKeyStore,
  readErasures,
  sealer,
  withoutPersons,
  type KeyStore,
} from './index.ts';

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
    const until = await inspections.retire('site-1', 'owner');
    expect(await inspections.open({ ...at, data: sealed })).toEqual(data);
    expect(await inspections.erase(until, 'QĐ 12/2013')).toBe(1);
    expect(await inspections.erase(until, 'QĐ 12/2013')).toBe(0);
    expect(await inspections.retire('site-1', 'owner')).toEqual([]);
    expect(await inspections.open({ ...at, data: sealed })).toEqual({
      ...data,
      owner: { erased: true, decision: 'QĐ 12/2013' },
    });
    const again = await inspections.seal(events, 'SiteRegistered', { ...at, data });
    expect(await inspections.open({ ...at, data: again })).toEqual(data);
    expect((await keys.erasures()).map((erasure) => erasure.scope)).toContain('site-1#owner');
    expect(await inspections.erasedIn(['site-'])).toContainEqual({ keyId: until[0], stream: 'site-1' });
    expect(await inspections.erasedIn(['visit-'])).toEqual([]);
  });

  test('what was written after a decision stays, however often and however late the decision is carried out', async () => {
    const inspections = sealer(keys, 'inspections');
    const place = { stream: 'site-3', eventId: 'e-3' };
    const before = await inspections.seal(events, 'SiteWatched', { ...place, data: { note: 'ông A và bà B' } });
    const until = await inspections.retire('site-3', 'note');
    const after = await inspections.seal(events, 'SiteWatched', { ...place, data: { note: 'bà B' } });
    for (let times = 0; times < 2; times++) await inspections.erase(until, 'QĐ 14/2013');
    expect(await inspections.open({ ...place, data: before })).toMatchObject({ note: { erased: true } });
    expect(await inspections.open({ ...place, data: after })).toEqual({ note: 'bà B' });
  });

  test('an event that is sealed as a whole shows nothing, and its inner subject can still be erased', async () => {
    const inspections = sealer(keys, 'inspections');
    const place = { stream: 'site-2', eventId: 'e-2' };
    const sealed = await inspections.seal(events, 'SiteWatched', { ...place, data: { note: 'theo dõi' } });
    expect(Object.keys(sealed as object)).toEqual(['$sealed']);
    expect(await inspections.open({ ...place, data: sealed })).toEqual({ note: 'theo dõi' });
    await inspections.erase(await inspections.retire('site-2', 'note'), 'QĐ 13/2013');
    expect(await inspections.open({ ...place, data: sealed })).toEqual({
      note: { erased: true, decision: 'QĐ 13/2013' },
    });
  });

  test('a sealed value that was moved to another event does not open', async () => {
    const inspections = sealer(keys, 'inspections');
    const sealed = await inspections.seal(events, 'SiteWatched', { ...at, data: { note: 'x' } });
    await expect(inspections.open({ stream: 'site-9', eventId: 'e-1', data: sealed })).rejects.toThrow();
  });

  test('the key of a service is not retired: it may be in the memory of any process', async () => {
    await expect(keys.retire('service:sites')).rejects.toThrow('service:sites');
  });

  test('an object that stands at two places is sealed at each, and is itself left as it was', async () => {
    const contact = { phone: '0914' };
    const service = sealer(keys, 'sites');
    const twice = { ...data, contacts: [contact, contact] };
    const sealed = await service.seal(events, 'SiteRegistered', { ...at, data: twice });
    expect(JSON.stringify(sealed)).not.toContain('0914');
    expect(await service.open({ ...at, data: sealed })).toEqual(twice);
    expect(contact).toEqual({ phone: '0914' });
  });

  test('a null or absent field is left as it is', async () => {
    const inspections = sealer(keys, 'inspections');
    const bare = { kind: 'lodging', owner: null, contacts: [] };
    expect(await inspections.seal(events, 'SiteRegistered', { ...at, data: bare })).toEqual(bare);
  });
});

test('a copy for elsewhere leaves out what names a person, and nothing else', async () => {
  expect(await withoutPersons(events, 'SiteRegistered', data)).toEqual({
    ...data,
    owner: { erased: true, decision: null },
    contacts: data.contacts.map(() => ({ phone: { erased: true, decision: null } })),
  });
});

describe('the list of erasures in a file', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'xóa '));
  });
  afterEach(() => rm(folder, { recursive: true }));

  test('erases again in keys that came out of an older backup, and is not forgotten by them', async () => {
    const file = join(folder, 'erasures.jsonl');
    const shared = memoryKeyStore();
    const key = await shared.keyFor('site-1#owner');
    const listed = await listedKeyStore(shared, file);
    await listed.destroy([key.id], 'QĐ 1');
    const [erasure] = await readErasures(file);
    expect(erasure).toMatchObject({ keyId: key.id, scope: 'site-1#owner', decision: 'QĐ 1' });

    const destroyed: string[] = [];
    const older = {
      ...memoryKeyStore(),
      destroy: (ids: readonly string[]) => Promise.resolve(destroyed.push(...ids)),
    };
    await listedKeyStore(older, file);
    expect([destroyed, await readErasures(file)]).toEqual([[key.id], [erasure]]);
  });

  test('takes up what the keys knew before there was a file, and what another list holds, each once', async () => {
    const file = join(folder, 'erasures.jsonl');
    const keys = memoryKeyStore();
    for (const scope of ['site-1#owner', 'site-2#owner']) await keys.destroy([(await keys.keyFor(scope)).id], 'QĐ 1');
    const all = await keys.erasures();
    await mergeErasures(file, all.slice(0, 1));
    await listedKeyStore(keys, file);
    expect(await readErasures(file)).toEqual(all);
  });

  test('names the line that it cannot read, and passes nothing over', async () => {
    const file = join(folder, 'erasures.jsonl');
    await writeFile(file, '{"keyId":"');
    await expect(listedKeyStore(memoryKeyStore(), file)).rejects.toThrow('erasures.jsonl:1');
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
  await one.destroy([a.id], 'QĐ 1');
  let seen = await other.keyById(a.id);
  while (seen && 'secret' in seen) {
    await new Promise(setImmediate);
    seen = await other.keyById(a.id);
  }
  expect(seen).toEqual({ id: a.id, destroyed: true, decision: 'QĐ 1' });
  await one.close();
  await other.close();
});

test('the key of a service is asked for once, and again after any was destroyed', async () => {
  const store = await postgresKeyStore({ url: database.url, masterKey });
  const pool = connect(database.url);
  const retired = (id: string) => pool.query('update keys.sealing set retired_at = now() where id = $1', [id]);
  let [id, next] = ['', (await store.keyFor('service:kept')).id];
  // Only the connection over which destructions are heard, once it is there, lets go of what was asked before.
  while (next !== id) {
    id = next;
    await retired(id);
    next = (await store.keyFor('service:kept')).id;
  }
  while (next === id) {
    await pool.query(`select pg_notify('keys', '')`);
    next = (await store.keyFor('service:kept')).id;
  }
  expect(await store.keyById(next)).toEqual(await store.keyFor('service:kept'));
  await pool.end();
  await store.close();
});

test('keys that are wanted at once are made together, each once, whatever else wants them', async () => {
  const stores = await Promise.all([1, 2].map(() => postgresKeyStore({ url: database.url, masterKey })));
  const scopes = Array.from({ length: 1200 }, (_, n) => `site-${n}#together`);
  const [one, other] = await Promise.all(
    stores.map((store) => Promise.all([...scopes, ...scopes].map((scope) => store.keyFor(scope)))),
  );
  expect(one).toEqual(other);
  expect(new Set(one!.map(({ id }) => id)).size).toBe(scopes.length);
  const pool = connect(database.url);
  const { rows } = await pool.query<{ commits: number }>(
    `select count(distinct xmin::text)::int as commits from keys.sealing where scope like 'site-%#together'`,
  );
  await pool.end();
  expect(rows[0]!.commits).toBeLessThan(scopes.length / 10);
  await Promise.all(stores.map((store) => store.close()));
});
