import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  cleanUpAll,
  freshFolder,
  karaoke,
  run,
  signedIn,
  start,
  withToken,
  type Caller,
  type Running,
} from './examples.ts';

const MINUTES = 60_000;
const register = '/api/inspections/establishment/register-establishment';

describe('a platform for trying out', () => {
  let folder: string;
  let platform: Running;
  let police: Caller;

  beforeAll(async () => {
    folder = await freshFolder();
    platform = await start(folder);
    police = await signedIn(platform.url, folder, 'officer.police');
  }, 3 * MINUTES);
  afterAll(cleanUpAll, MINUTES);

  async function registered(key: string): Promise<string> {
    const { body } = await police.post(register, karaoke, { 'idempotency-key': key });
    return `/api/inspections/establishment/${String(body['id'])}`;
  }

  test('knows the units of the province, its agencies and the 40 obligations of the directive', async () => {
    const { body } = await police.get('/api/agencies/questions/agencies-tree?on=2013-08-01');
    expect(body['agencies']).toHaveLength(20);
    const directive = await police.get('/api/agencies/directive/879-ubnd-vx-2013-ppc');
    expect((directive.body['record'] as { obligations: unknown[] }).obligations).toHaveLength(40);
    const ward = await police.get('/api/agencies/unit/03389@2004-10-25');
    expect(ward.body['record']).toMatchObject({ name: 'Đoàn Kết', validTo: '2025-07-01' });
  });

  test('has loaded all of it in less memory than it may take, 350 MB', async () => {
    const told = await (await fetch(`${platform.url}/metrics`)).text();
    const bytes = Number(/^process_resident_memory_bytes (\d+)$/m.exec(told)![1]);
    expect(bytes).toBeGreaterThan(50e6);
    expect(bytes).toBeLessThan(350e6);
  });

  test('leaves no follow-up of a district that has ended without a body that can see to it', async () => {
    const office = await signedIn(platform.url, folder, 'officer.ppc-office');
    const { body } = await office.get('/api/agencies/questions/my-work?first=200');
    for (const district of [105, 106, 107, 108, 109, 110, 111, 112]) {
      expect(JSON.stringify(body['toDo'])).toContain(`"addressee":"district-${district}"`);
    }
  });

  test('answers the steering committee over GraphQL', async () => {
    const committee = await signedIn(platform.url, folder, 'committee');
    const query = '{ directives { number obligations { code } } units(on: "2013-08-01", level: DISTRICT) { name } }';
    const { body } = await committee.post('/graphql', { query });
    expect(body['errors']).toBeUndefined();
    const { directives, units } = body['data'] as { directives: { obligations: unknown[] }[]; units: unknown[] };
    expect([directives[0]!.obligations.length, units.length]).toEqual([40, 8]);
  });

  test('keeps what an officer records, and shows it with its revision', async () => {
    const path = await registered('kept');
    const { status, etag, body } = await police.get(path);
    expect([status, etag]).toEqual([200, '"0"']);
    expect(body['record']).toMatchObject({ name: karaoke.name, unit: karaoke.unit, keeper: 'police' });
  });

  test('records a command that is sent twice once, and refuses the same key for something else', async () => {
    const first = await police.post(register, karaoke, { 'idempotency-key': 'twice' });
    const again = await police.post(register, karaoke, { 'idempotency-key': 'twice' });
    expect([again.status, again.body]).toEqual([first.status, first.body]);
    const other = await police.post(register, { ...karaoke, risk: 'low' }, { 'idempotency-key': 'twice' });
    expect([other.status, other.body['code']]).toEqual([409, 'command-id-reused']);
  });

  test('answers nobody without a token of an account that is in force', async () => {
    const { status } = await withToken(platform.url, null).post(register, karaoke, { 'idempotency-key': 'nobody' });
    expect(status).toBe(401);
    expect((await withToken(platform.url, 'forged').get('/api/agencies/questions/agencies-tree')).status).toBe(401);
  });

  test('hides a record from an officer whose business it is not, as if there were none', async () => {
    const health = await signedIn(platform.url, folder, 'officer.health');
    const [hidden, missing] = [await health.get(await registered('hidden')), await health.get(`${register}-none`)];
    expect([hidden.status, missing.status]).toEqual([404, 404]);
    expect(Object.keys(hidden.body)).toEqual(Object.keys(missing.body));
  });

  test('refuses a change of a record that has changed since, and tells its true revision', async () => {
    const path = await registered('changed');
    const risk = { risk: 'high', reason: 'Có phản ánh của người dân' };
    const send = (revision: string, key: string) =>
      police.post(`${path}/assess-risk`, risk, { 'if-match': revision, 'idempotency-key': key });
    expect((await send('"0"', 'first')).status).toBe(200);
    const late = await send('"0"', 'second');
    expect([late.status, late.etag]).toEqual([412, '"1"']);
  });

  test('names the rule that refuses, in Vietnamese and English', async () => {
    const notYet = { ...karaoke, openedOn: '2099-01-01' };
    const { status, body } = await police.post(register, notYet, { 'idempotency-key': 'refused' });
    expect([status, body['rule']]).toEqual([422, 'happened-by-today']);
    expect([body['title'], body['titleEn']]).toEqual([expect.any(String), expect.any(String)]);
  });

  test('answers malformed and unknown input with a problem, and records nothing', async () => {
    const malformed = await police.post(register, '{"kind', { 'idempotency-key': 'malformed' });
    expect([malformed.status, malformed.body['code']]).toEqual([400, 'malformed-json']);
    const unknown = await police.post(register, { ...karaoke, actor: 'head.ppc' }, { 'idempotency-key': 'unknown' });
    expect([unknown.status, unknown.body['code']]).toEqual([400, 'invalid-input']);
  });

  test('has a page that says what runs and that the data are samples', async () => {
    const page = await (await fetch(platform.url)).text();
    expect(page).toContain('dữ liệu mẫu');
    expect(page).toContain('<code>officer.district-105</code>');
    for (const [, address] of page.matchAll(/href="(\/[^"]*)"/g)) {
      const { status } = await fetch(platform.url + address!, { headers: { accept: 'text/html' } });
      expect([address, status]).toEqual([address, 200]);
    }
  });

  test('says in its interface documents that the data are samples', async () => {
    const { body } = await withToken(platform.url, null).get('/api/agencies/openapi.json');
    expect((body['info'] as { description: string }).description).toContain('dữ liệu mẫu');
  });

  test('tells that it is ready, with every reader by name', async () => {
    const { status, body } = await withToken(platform.url, null).get('/health/ready');
    expect([status, body['status'], body['stalled']]).toEqual([200, 'ready', []]);
  });

  test('answers what it does not know with a problem of its own', async () => {
    const { status, body } = await withToken(platform.url, null).get('/không-có');
    expect([status, body['code']]).toEqual([404, 'not-found']);
  });

  test('lists the sample accounts when asked for a token of one that is none', async () => {
    const { code, err } = await run('token', ['--data-dir', folder, 'officer.nobody']);
    expect(code).toBe(2);
    expect(err).toContain('officer.dolisa');
  });

  test('prints the sample accounts when asked for a token of nobody', async () => {
    const { code, out, err } = await run('token', ['--data-dir', folder]);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^officer\.police +Công an tỉnh/m);
  });

  test(
    'stops when asked, and finds everything again without loading anything a second time',
    async () => {
      const path = await registered('restart');
      expect(await platform.stop()).toBe(0);
      platform = await start(folder);
      police = await signedIn(platform.url, folder, 'officer.police');
      expect((await police.get(path)).body['record']).toMatchObject({ name: karaoke.name });
      expect(platform.said()).not.toContain('Load the reference data');
    },
    2 * MINUTES,
  );
});
