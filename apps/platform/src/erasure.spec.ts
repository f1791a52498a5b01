import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { connect } from '@lien-nganh/postgres';
import { connectionOf } from '@lien-nganh/postgres-embedded';
import { textsIn } from '@lien-nganh/testing';
import {
  cleanUpAll,
  karaoke,
  loadedFolder,
  run,
  signedIn,
  start,
  until,
  type Caller,
  type Running,
} from './examples.ts';

const MINUTES = 60_000;
const register = '/api/inspections/establishment/register-establishment';
const list = '/api/inspections/questions/establishments-list';
const decision = { number: '45/QĐ-CAT', date: '2013-11-01', signatory: 'Giám đốc Công an tỉnh' };
const gone = { erased: true, decision: '45/QĐ-CAT, 2013-11-01' };
/** However it is spelt: with marks, folded, in any letter case. */
const person = /nguy[eễ]n v[aă]n [aấ]t/iu;
const second = /trần thị bưởi/iu;

let folder: string;
let platform: Running;
let officer: Caller;
let head: Caller;
let [site, other, beside] = ['', '', ''];

/** Everything that the databases of a running folder hold. */
async function everyText(of: string): Promise<string> {
  const { url } = (await connectionOf(join(of, 'postgres')))!;
  const texts: string[] = [];
  for (const name of ['lien_nganh', 'lien_nganh_keys']) {
    const at = new URL(url);
    at.pathname = `/${name}`;
    const pool = connect(at.href, { max: 1, applicationName: 'spec' });
    texts.push(...(await textsIn(pool)));
    await pool.end();
  }
  return texts.join('\n');
}

let keys = 0;
async function registered(names: object): Promise<string> {
  const { body } = await officer.post(register, { ...karaoke, ...names }, { 'idempotency-key': `site-${keys++}` });
  return `/api/inspections/establishment/${String(body['id'])}`;
}

async function erase(path: string, subject: string): Promise<void> {
  const sent = await head.post(`${path}/erase-person`, { subject, decision }, { 'idempotency-key': `erase-${keys++}` });
  expect([sent.status, sent.body['rule']]).toEqual([200, undefined]);
}

type Told = readonly { readonly event: string }[];
const historyOf = async (path: string, caller = head) => (await caller.get(`${path}/history`)).body['changes'] as Told;
const done = async (path: string, times: number) =>
  (await historyOf(path)).filter(({ event }) => event === 'ErasureCarriedOut').length === times;
const found = async (search: string, caller = officer) =>
  (await caller.get(`${list}?search=${encodeURIComponent(search)}`)).body['rows'] as unknown[];

beforeAll(async () => {
  folder = await loadedFolder();
  platform = await start(folder);
  officer = await signedIn(platform.url, folder, 'officer.police');
  head = await signedIn(platform.url, folder, 'head.police');
  site = await registered({ name: 'Karaoke Nguyễn Văn Ất', owner: 'Nguyễn Văn Ất' });
  other = await registered({ name: 'Nhà nghỉ Hoa Ban', owner: 'Nguyễn Văn Ất' });
  beside = await registered({ name: 'Karaoke Trần Thị Bưởi', owner: 'Trần Thị Bưởi' });
  const reason = 'Ông Nguyễn Văn Ất đã được nhắc nhở';
  await officer.post(`${site}/assess-risk`, { risk: 'low', reason }, { 'idempotency-key': 'risk' });
  await until(async () => (await found('van at')).length === 1);
  const backup = await run('cli/lien-nganh', [
    ...['backup', '--data-dir', folder, '--to', `${folder} sao lưu`, '--keys', `${folder} khóa`],
  ]);
  expect([backup.code, backup.err]).toEqual([0, '']);
}, 5 * MINUTES);
afterAll(cleanUpAll, MINUTES);

describe('a person who occurs in two records, and is erased by decision', () => {
  test(
    'is in no answer, list or table, nor in what was logged; the place says by which decision',
    async () => {
      expect(await everyText(folder)).toMatch(person);
      for (const subject of ['name', 'owner', 'note']) await erase(site, subject);
      await erase(other, 'owner');
      await until(async () => (await done(site, 3)) && (await done(other, 1)));

      for (const path of [site, other]) {
        for (const answer of [await head.get(path), await head.get(`${path}/at?revision=0`)]) {
          expect(answer.body['record']).toMatchObject({ owner: gone });
          expect(JSON.stringify(answer.body)).not.toMatch(person);
        }
        expect(JSON.stringify(await historyOf(path))).not.toMatch(person);
      }
      expect(await found('van at')).toEqual([]);
      const text = await everyText(folder);
      expect([person.exec(text), second.test(text)]).toEqual([null, true]);
      expect(platform.said()).not.toMatch(person);
    },
    2 * MINUTES,
  );

  test('leaves the second person as she was', async () => {
    expect((await head.get(beside)).body['record']).toMatchObject({ owner: 'Trần Thị Bưởi' });
    expect(await found('thi buoi')).toHaveLength(1);
  });

  test(
    'leaves the ledger as it was: recomputed from the log it is the same',
    async () => {
      const asking = ['--data-dir', folder, '--url', platform.url, '--account', 'admin'];
      const check = await run('cli/lien-nganh', ['check-ledger', ...asking]);
      expect([check.code, check]).toEqual([0, check]);
    },
    2 * MINUTES,
  );

  test(
    'does not come back with a backup of before, once the list of erasures is given to the restore',
    async () => {
      await platform.stop();
      const restored = `${folder} khôi phục`;
      const restore = await run('cli/lien-nganh', [
        ...['restore', '--from', `${folder} sao lưu`, '--keys', `${folder} khóa`, '--data-dir', restored],
        ...['--erasures', join(folder, 'erasures.jsonl')],
      ]);
      expect([restore.code, restore.err]).toEqual([0, '']);
      platform = await start(restored);
      const text = await everyText(restored);
      expect([person.exec(text), second.test(text)]).toEqual([null, true]);
      const again = await signedIn(platform.url, restored, 'head.police');
      expect((await again.get(site)).body['record']).toMatchObject({ name: gone, owner: gone });
      expect((await again.get(other)).body['record']).toMatchObject({ name: 'Nhà nghỉ Hoa Ban', owner: gone });
      expect(JSON.stringify(await historyOf(site, again))).not.toMatch(person);
      expect([await found('van at', again), (await found('thi buoi', again)).length]).toEqual([[], 1]);
    },
    3 * MINUTES,
  );
});
