import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startKurrentDbDouble } from '@lien-nganh/event-store-kurrentdb/double';
import { testDatabase, type TestDatabase } from '@lien-nganh/testing';
import { typed } from '../cli/examples.ts';
import { KEYS } from '../data-folder/data-folder.ts';
import { DESCRIPTION_FILE } from '../data-folder/description.ts';
import { cleanUpAll, karaoke, loadedFolder, signedIn, start, until, type Caller, type Running } from '../examples.ts';

const MINUTES = 60_000;
const FIGURE = `query($asOf: AsOf!) {
  figure(indicator: "conditional-businesses", from: "2013-01-01", to: "2013-12-31", map: "as-was", asOf: $asOf) {
    value { ... on NumberValue { value } } } }`;

/** What was printed on documents of the platform before it moved: a reference, and what was true as of it. */
interface Printed {
  readonly reference: string;
  readonly record: string;
  readonly figure: unknown;
}

let folder: string;
let printed: readonly Printed[];
let databases: readonly TestDatabase[];

async function figureAsOf(committee: Caller, asOf: string): Promise<unknown> {
  const { body } = await committee.post('/graphql', { query: FIGURE, variables: { asOf } });
  return (body['data'] as { figure: unknown } | null)?.figure ?? null;
}

async function logOf(url: string): Promise<string> {
  const { services } = (await (await fetch(`${url}/health/ready`)).json()) as { services: { log?: string }[] };
  return services.find(({ log }) => log)!.log!;
}

async function assignAuditor({ url }: Running): Promise<void> {
  const chief = await signedIn(url, folder, 'head.audit-body');
  const today = new Date().toISOString().slice(0, 10);
  const assignment = {
    ...{ decision: '5/QĐ', subject: 'Kiểm toán (mẫu)', agency: 'audit-body', auditors: ['auditor'], agencies: [] },
    ...{ period: { from: '2013-01-01', to: '2099-12-31' }, startsOn: today, endsOn: '2099-12-31' },
    looksShownFrom: '2099-12-31',
  };
  await until(async () => {
    const { status } = await chief.post('/api/audit/audit-assignment/assign', assignment, { 'idempotency-key': 'a' });
    return status < 300;
  });
}

/** Registers places one after the other, and writes down for each what a document of that moment would say. */
async function documents({ url }: Running): Promise<Printed[]> {
  const [police, committee] = [await signedIn(url, folder, 'officer.police'), await signedIn(url, folder, 'committee')];
  const log = await logOf(url);
  const made: Printed[] = [];
  for (const key of ['one', 'two', 'three']) {
    const register = '/api/inspections/establishment/register-establishment';
    const { body } = await police.post(register, karaoke, { 'idempotency-key': key });
    const reference = `${log}:${String(body['position'])}`;
    let figure: unknown = null;
    await until(async () => (figure = await figureAsOf(committee, reference)) !== null);
    made.push({ reference, record: `inspections/establishment/${String(body['id'])}`, figure });
  }
  return made;
}

/** Everything that was printed is still understood, and says the same. */
async function expectSame({ url }: Running, at: string): Promise<void> {
  const committee = await signedIn(url, at, 'committee');
  const log = await logOf(url);
  const asked = ['--url', url, '--account', 'auditor', '--data-dir', at];
  const shown = async (reference: string) => (await typed('replay', reference, ...asked)).code === 0;
  for (const { reference, record, figure } of printed) {
    await until(async () => (await figureAsOf(committee, reference)) !== null);
    expect(await figureAsOf(committee, reference)).toEqual(figure);
    await until(() => shown(reference));
    const { out } = await typed('replay', reference, ...asked);
    expect(out[0]).toMatch(new RegExp(`^${reference} = ${log}:\\d+$`));
    expect(out[1]).toContain('establishment.EstablishmentRegistered');
    const { code, text } = await typed('replay', reference, '--record', record, ...asked);
    expect([code, text]).toEqual([0, expect.stringContaining(karaoke.name)]);
  }
  const [first, last] = [printed[0]!, printed.at(-1)!];
  const early = await typed('replay', first.reference, '--record', last.record, ...asked);
  expect([early.code, early.err]).toEqual([1, [expect.stringContaining('or not then')]]);
  expect(await typed('replay', '12-unheard:1', ...asked)).toMatchObject({
    code: 1,
    err: [expect.stringContaining(log)],
  });
}

beforeAll(async () => {
  folder = await loadedFolder();
  databases = [await testDatabase(), await testDatabase()];
  const platform = await start(folder);
  await assignAuditor(platform);
  printed = await documents(platform);
  const backup = await typed('backup', '--data-dir', folder, '--to', `${folder} sao lưu`, '--keys', `${folder} khóa`);
  expect(backup.err).toEqual([]);
  expect(await platform.stop()).toBe(0);
}, 4 * MINUTES);
afterAll(async () => {
  await cleanUpAll();
  for (const database of databases) await database.drop();
}, MINUTES);

describe('what was printed before', () => {
  test('counts differently at each of its moments', () => {
    expect(new Set(printed.map(({ figure }) => JSON.stringify(figure))).size).toBe(printed.length);
  });

  test(
    'is understood by a platform that went on from a backup',
    async () => {
      const restored = `${folder} khôi phục`;
      const from = ['--from', `${folder} sao lưu`, '--keys', `${folder} khóa`];
      expect(await typed('restore', ...from, '--data-dir', restored)).toMatchObject({ code: 0 });
      const platform = await start(restored);
      await expectSame(platform, restored);
      await platform.stop();
    },
    4 * MINUTES,
  );

  test(
    'is understood by a platform whose log went to KurrentDB and from there to another PostgreSQL',
    async () => {
      const double = await startKurrentDbDouble();
      const [log, keys] = databases.map(({ url }) => url) as [string, string];
      const out = await typed('move-log', '--from', folder, '--to', double.url, '--keys-to', keys, '--finish');
      expect([out.code, out.err]).toEqual([0, []]);
      const back = await typed('move-log', '--from', double.url, '--to', log, '--finish');
      expect([back.code, back.err]).toEqual([0, []]);
      await double[Symbol.asyncDispose]();

      const moved = `${folder} mới`;
      await mkdir(moved);
      for (const name of [DESCRIPTION_FILE, KEYS]) {
        await cp(join(folder, name), join(moved, name), { recursive: true });
      }
      const platform = await start(moved, [], { DATABASE_URL: log, KEYS_DATABASE_URL: keys });
      await expectSame(platform, moved);
      await platform.stop();
    },
    6 * MINUTES,
  );
});
