import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { logHashes, type LogHash } from '@lien-nganh/event-store';
import type { Position } from '@lien-nganh/kernel';
import { textsIn } from '@lien-nganh/testing';
import { clientOf } from './examples/client.ts';
import { testHost, type TestHost } from './examples/test-host.ts';

let host: TestHost;
beforeAll(async () => {
  host = await testHost();
});
afterAll(() => host.close());

const { post, get } = clientOf(() => host);
const decision = { number: '12/QĐ-UBND', date: '2013-08-01', signatory: 'Chủ tịch UBND tỉnh' };
const gone = { erased: true, decision: '12/QĐ-UBND, 2013-08-01' };

async function visit(note: string): Promise<string> {
  const { body } = await post('visit/open-visit', { body: { place: 'Quán Ánh Sao', note } });
  return `visit/${body['id'] as string}`;
}

const erase = (path: string, more: object = {}, as = 'head-police') =>
  post(`${path}/erase-person`, { body: { subject: 'note', decision, ...more }, as });
const noteOf = async (path: string) => ((await get(path)).body['record'] as { note: unknown }).note;
const eventsOf = async (path: string) =>
  (await get(`${path}/history`)).body['changes'] as { event: string; data: Record<string, unknown> }[];
const found = async (search: string) =>
  (
    (await get(`questions/register-of-visit?search=${encodeURIComponent(search)}`)).body['rows'] as { id: string }[]
  ).map(({ id }) => `visit/${id}`);

async function carriedOut(path: string): Promise<void> {
  while (!(await eventsOf(path)).some(({ event }) => event === 'ErasureCarriedOut')) await new Promise(setImmediate);
}

async function hashUpTo(end: Position): Promise<LogHash | undefined> {
  let last: LogHash | undefined;
  for await (const one of logHashes(host.runtime.store.readLog())) if (one.position <= end) last = one;
  return last;
}

const everyText = async () => (await textsIn(host.runtime.pool)).join('\n');

describe('a person who is erased by decision', () => {
  test('is in no record, history, earlier state, list or table, and the place says by which decision', async () => {
    const [path, other] = [await visit('Nguyễn Văn Át'), await visit('Trần Thị Bưởi')];
    while ((await found('van at')).length === 0) await new Promise(setImmediate);
    expect(await everyText()).toMatch(/nguyễn văn át/u);
    const { status, body } = await erase(path);
    expect(status).toBe(200);
    await carriedOut(path);

    expect(await noteOf(path)).toEqual(gone);
    const shown = [await get(path), await get(`${path}/at?revision=0`), await get(`${path}/history`)];
    for (const answer of [...shown, body]) expect(JSON.stringify(answer)).not.toContain('Văn Át');
    expect(await found('van at')).toEqual([]);
    expect((await everyText()).match(/nguy[eễ]n v[aă]n [aá]t/iu)).toBeNull();
    const [opened, erased, done] = await eventsOf(path);
    expect(opened!.data).toMatchObject({ place: 'Quán Ánh Sao', note: gone });
    expect(erased).toMatchObject({ event: 'PersonErased', data: { subject: 'note', decision } });
    expect(done!.data['rewritten']).toEqual(['places-visited', 'register-of-visit']);

    expect([await noteOf(other), await found('thi buoi')]).toEqual(['Trần Thị Bưởi', [other]]);
  });

  test('leaves a text that names a second person to be written anew, and that stays', async () => {
    const path = await visit('ông Át và bà Bưởi');
    await erase(path);
    await post(`${path}/describe-visit`, { body: { note: 'bà Bưởi' } });
    await carriedOut(path);
    expect(await noteOf(path)).toBe('bà Bưởi');
    expect(JSON.stringify(await eventsOf(path))).not.toContain('ông Át');
    expect(await found('ba buoi')).toEqual([path]);
  });

  test('is in no rows that a killed rebuild or an earlier version of a question left behind', async () => {
    const path = await visit('Vũ Thị Gấc');
    while ((await found('thi gac')).length === 0) await new Promise(setImmediate);
    const { pool } = host.runtime;
    const { rows: live } = await pool.query<{ suffix: string }>(
      `select suffix from visits.live_questions where question = 'register-of-visit.v1'`,
    );
    const tableOf = (suffix: string) => `visits."register-of-visit_${suffix}_records"`;
    for (const suffix of ['v1_killed', 'v0']) {
      await pool.query(`create table ${tableOf(suffix)} as table ${tableOf(live[0]!.suffix)}`);
    }
    await pool.query(`insert into visits.live_questions values ('register-of-visit.v0', 'v0')`);
    await erase(path);
    await carriedOut(path);
    expect((await everyText()).match(/v[uũ] th[iị] g[aấ]c/iu)).toBeNull();
    const { rows } = await pool.query<{ left: string | null }>(
      `select to_regclass('${tableOf('v1_killed')}')::text as left`,
    );
    expect(rows).toEqual([{ left: null }]);
  });

  test('leaves the hash of the log what it was: the log keeps what can no longer be read', async () => {
    const path = await visit('Đỗ Thị Hồng');
    const end = (await host.runtime.store.end())!;
    const before = await hashUpTo(end);
    await erase(path);
    await carriedOut(path);
    expect(await noteOf(path)).toEqual(gone);
    expect(await hashUpTo(end)).toEqual(before);
  });

  test('counts as before: what was counted of the record is not a person', async () => {
    const count = async () => (await get('questions/places-visited?place=Quán Ánh Sao')).body['visits'];
    const path = await visit('Lê Văn Cam');
    while ((await found('van cam')).length === 0) await new Promise(setImmediate);
    const before = await count();
    await erase(path);
    await carriedOut(path);
    expect(await count()).toBe(before);
  });
});

describe('an erasure', () => {
  test('is decided by the head of the agency whose record it is, and the record is unknown to others', async () => {
    const path = await visit('Phạm Văn Dừa');
    expect((await erase(path, {}, 'officer-police')).status).toBe(403);
    expect((await erase(path, {}, 'head-culture')).status).toBe(404);
    expect((await erase('visit/none')).status).toBe(404);
    expect(await noteOf(path)).toBe('Phạm Văn Dừa');
  });

  test('is refused where nothing is left, for a subject that the record does not have, and before it is signed', async () => {
    const path = await visit('Hoàng Thị Én');
    expect((await erase(path, { subject: 'owner' })).status).toBe(400);
    const unsigned = await erase(path, { decision: { ...decision, date: '2999-01-01' } });
    expect([unsigned.status, unsigned.body['rule']]).toEqual([422, 'erasure-was-decided-by-today']);
    expect((await erase(path)).status).toBe(200);
    await carriedOut(path);
    const again = await erase(path);
    expect([again.status, again.body['rule']]).toEqual([422, 'something-is-left-to-erase']);
  });
});
