import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { memoryBlobStore } from '@lien-nganh/attachments';
import { survey } from '@lien-nganh/registers';
import { memoryKeyStore } from '@lien-nganh/sealing';
import type { Position } from '@lien-nganh/kernel';
import { testHost, type TestHost } from './examples/test-host.ts';
import { visitsFile, visitsWithRegister } from './examples/visits-register.ts';
import { importClient, type Sent, type Told } from './examples/import-client.ts';
import { XLSX } from './http/file-body.ts';
import { standingOfSubject } from './identity/standing.ts';
import { ImportStore } from './imports/import-store.ts';
import { Imports } from './imports/imports.ts';

const blobs = memoryBlobStore();
let client: ReturnType<typeof importClient>;
const blobOf = (id: string) => `visits/imports/${id}`;
let host: TestHost;
beforeAll(async () => {
  host = await testHost({ service: visitsWithRegister, blobs });
  client = importClient(host);
});
afterAll(() => host.close());

const asking: typeof client.asking = (path, init, sent) => client.asking(path, init, sent);
const send = (file: Buffer, mode: string, sent?: Sent) => client.send(file, mode, sent);
const get = (path: string, as?: string) => client.get(path, as);
const run = (file: Buffer, mode?: string, sent?: Sent) => client.run(file, mode, sent);
const toldOf = (id: string) => client.toldOf(id);
const recorded = () => client.recorded();

/** The question of twins has everything that was recorded until now. */
const arrived = async () => {
  let last = 0n as Position;
  for await (const { position } of host.runtime.store.readLog({})) last = position;
  await host.runtime.readSide.waitFor(last, { ms: 10_000 });
};
describe('a register that comes in as xlsx', () => {
  test('has a template', async () => {
    const answered = await get('visits/template.xlsx');
    const file = Buffer.from(await answered.arrayBuffer());
    expect([answered.status, answered.headers.get('content-type')]).toEqual([200, XLSX]);
    await expect(survey(file, visitsWithRegister.registers[0]!)).rejects.toMatchObject({ reason: 'no-rows' });
  });

  test('is tried out without a trace, carried out once, and its corrected file changes only what it says otherwise', async () => {
    const rows = [
      ['T-1', 'Quán Một', 'cũ'],
      ['T-2', 'Quán Hai'],
      ['T-3', 'quan mot'],
      ['T-2', 'Quán Ba'],
      ['T-4', 'x'.repeat(101)],
    ] as const;
    const before = await recorded();
    const dry = await run(visitsFile(...rows), 'dry-run');
    const counts = { new: 2, twin: 1, refused: 2 };
    expect([dry.counts, await recorded()]).toEqual([counts, before]);
    const first = await run(visitsFile(...rows));
    expect([first.counts, await recorded()]).toEqual([counts, before + 2]);
    expect(first.rows).toMatchObject([
      { row: 2, is: 'new', record: expect.any(String) },
      { row: 3, is: 'new' },
      { row: 4, is: 'twin', of: [{ record: null, row: 2, why: [{ en: 'place' }] }] },
      { row: 5, is: 'refused', reasons: [{ head: { en: 'Code' }, en: 'Is that of row 3.' }] },
      { row: 6, is: 'refused', reasons: [{ head: { en: 'Place' }, en: expect.stringMatching(/at most 100/) }] },
    ]);
    await arrived();
    const corrected = visitsFile(
      ['T-1', 'Quán Một', 'mới'],
      ['T-2', 'Quán Hai'],
      ['T-3', 'quan mot', undefined, 'khác'],
    );
    expect((await run(corrected)).counts).toEqual({ changed: 1, unchanged: 1, new: 1 });
    expect((await run(corrected)).counts).toEqual({ unchanged: 3 });
    expect((await run(visitsFile(...rows.slice(0, 2)))).counts).toEqual({ changed: 1, unchanged: 1 });
    expect((await run(corrected)).counts).toEqual({ changed: 1, unchanged: 2 });
    expect(await recorded()).toBe(before + 2 + 1 + 1 + 1 + 1);
  });

  test('gives back what was not taken, as it came, with reasons', async () => {
    const { id } = await run(visitsFile(['R-1', 'Quán Hỏng', 'ghi', 'có lẽ'], ['R-2', 'Quán Lành']));
    const back = Buffer.from(await (await get(`${id}/refused.xlsx`)).arrayBuffer());
    const surveyed = await survey(back, visitsWithRegister.registers[0]!);
    const texts = [];
    for await (const { cells } of surveyed.rows())
      texts.push([...cells.values()].map((cell) => 'text' in cell && cell.text));
    expect(texts).toEqual([['R-1', 'Quán Hỏng', 'ghi', 'có lẽ', expect.stringMatching(/^Xử lý trùng: /), false]]);
  });

  test('takes a twin to be the record that its row names, and says what a file cannot change', async () => {
    const { rows } = await run(visitsFile(['S-1', 'Quán Sáu']));
    await arrived();
    const twin = await run(visitsFile(['S-9', 'QUÁN SÁU']));
    expect(twin.rows).toMatchObject([{ is: 'twin', of: [{ record: rows[0]!.record }] }]);
    const same = await run(visitsFile(['S-9', 'Quán Sáu', 'thêm', rows[0]!.record!]));
    expect(same.rows).toMatchObject([{ is: 'changed', record: rows[0]!.record, heads: [{ en: 'Note' }] }]);
    const moved = await run(visitsFile(['S-1', 'Quán Bảy']));
    expect(moved.rows).toMatchObject([
      { is: 'refused', reasons: [{ en: expect.stringMatching(/cannot be changed/i) }] },
    ]);
  });

  test('that was stopped in the middle and is sent again doubles nothing', async () => {
    const count = 900;
    const file = visitsFile(...Array.from({ length: count }, (_, n) => [`M-${n}`, `Nhà số ${n} phố M`] as const));
    const { runtime } = host;
    const standing = await standingOfSubject(runtime.rows, 'officer-police', '2026-01-01');
    const upload = { register: runtime.service.registers[0]!, mode: 'commit', standing, file } as const;
    const before = await recorded();
    const first = new Imports(runtime.imports.store);
    const id = await first.begin(runtime, upload);
    while ((await first.find(id))!.done === 0) await new Promise(setImmediate);
    await first.close();
    const between = await recorded();
    expect([(await first.find(id))!.state, between < before + count]).toEqual(['stopped', true]);
    expect(await new Imports(runtime.imports.store).begin(runtime, upload)).toBe(id);
    expect((await toldOf(id)).counts).toEqual({ new: before + count - between, unchanged: between - before });
    expect(await recorded()).toBe(before + count);
  });

  test('names the import and the hash of its file in every event, and keeps nothing that can be read beside the log', async () => {
    const file = visitsFile(['E-1', 'Quán Bí Mật']);
    const { id, rows } = await run(file);
    const events = [];
    for await (const event of host.runtime.store.readStream(`visit-${rows[0]!.record}`)) events.push(event.metadata);
    expect(events).toMatchObject([
      { correlationId: expect.stringMatching(new RegExp(`^import\\.${id}\\.[\\w-]{43}$`)) },
    ]);
    const original = Buffer.from(await (await get(`${id}/original.xlsx`)).arrayBuffer());
    expect(original.equals(file)).toBe(true);
    const sealed = (await blobs.get(blobOf(id)))!;
    expect(sealed.includes(file.subarray(0, 40))).toBe(false);
    const { rows: kept } = await host.runtime.requests.query<{ text: string }>(
      `select i::text || encode(o.sealed, 'escape') as text from visits_imports.imports i
       join visits_imports.outcomes o on o.import = i.id where i.id = $1`,
      [id],
    );
    expect([kept.length, kept[0]!.text.includes(rows[0]!.record!)]).toEqual([1, false]);
  });

  test('is forgotten by decision: neither file nor rows are there any more, and no copy of them opens', async () => {
    const { id } = await run(visitsFile(['F-1', 'Quán Quên', 'tên người', 'sai']));
    const copy = await blobs.get(blobOf(id));
    const forget = (as: string) =>
      asking(
        `${id}/forget`,
        { method: 'POST', body: JSON.stringify({ decision: '12/QĐ' }) },
        { as, type: 'application/json' },
      );
    expect((await forget('officer-culture')).status).toBe(404);
    expect((await forget('officer-police')).ok).toBe(true);
    expect([(await get(`${id}/original.xlsx`)).status, (await get(`${id}/refused.xlsx`)).status]).toEqual([404, 404]);
    expect(await (await get(id)).json()).toMatchObject({ total: 1, counts: { refused: 1 }, rows: [] });
    await blobs.put(blobOf(id), copy!);
    expect((await get(`${id}/original.xlsx`)).status).toBe(404);
  });

  test('goes with whoever is erased from a record that it leads to, whoever sent it, tried out or carried out', async () => {
    const file = visitsFile(['X-1', 'Quán Xóa', 'Nguyễn Văn Át'], ['X-2', 'Quán Bên']);
    const carriedOut = await run(file);
    await arrived();
    const [triedOut, twin] = [await run(file, 'dry-run'), await run(visitsFile(['X-9', 'QUÁN XÓA', 'ông Át']))];
    const another = await run(visitsFile(['X-3', 'Quán Khác']));
    const decision = { number: '12/QĐ-UBND', date: '2013-08-01', signatory: 'Chủ tịch UBND tỉnh' };
    const erased = await fetch(`${host.url}/visit/${carriedOut.rows[0]!.record}/erase-person`, {
      method: 'POST',
      headers: {
        ...{ authorization: `Bearer ${await host.token('head-police')}`, 'content-type': 'application/json' },
        'idempotency-key': 'erase-imported',
      },
      body: JSON.stringify({ subject: 'note', decision }),
    });
    expect(erased.status).toBe(200);
    for (const { id } of [carriedOut, triedOut, twin]) {
      while ((await get(`${id}/original.xlsx`)).status !== 404) await new Promise(setImmediate);
      expect(await (await get(id)).json()).toMatchObject({ state: 'done', rows: [] });
    }
    expect((await get(`${another.id}/original.xlsx`)).status).toBe(200);
  });

  test('that was at work is taken off whoever worked on it, and keeps nothing more', async () => {
    const { store } = host.runtime.imports;
    const of = { id: randomUUID(), worker: randomUUID(), register: 'visits', mode: 'commit', account: 'a' } as const;
    await store.begin({ ...of, sha256: '', bytes: 4, sheet: 'a', ignored: [], total: 1 }, Buffer.from('tệp'));
    await store.forget(of.id, '12/QĐ');
    const rows = [{ row: 2, record: 'r', outcome: { is: 'new' } }] as const;
    await expect(store.keep(of, { chunk: 0, rows, done: 1, counts: {} })).rejects.toThrow('somebody else');
    expect(await store.find(of.id)).toMatchObject({ state: 'stopped', done: 0 });
  });

  test('lies in the database where there is no store of files', async () => {
    const { requests } = host.runtime;
    const store = new ImportStore(requests, 'visits', { keys: memoryKeyStore() });
    const id = randomUUID();
    const of = {
      id,
      worker: randomUUID(),
      register: 'visits',
      mode: 'commit',
      account: 'a',
      sha256: '',
      bytes: 4,
    } as const;
    await store.begin({ ...of, sheet: 'a', ignored: [], total: 1 }, Buffer.from('tệp'));
    expect((await store.file(id))!.toString()).toBe('tệp');
    const rows = [{ row: 2, record: 'r', outcome: { is: 'new' } }] as const;
    for (const _ of ['kept', 'kept again, as no answer came'])
      await store.keep(of, { chunk: 0, rows, done: 1, counts: {} });
    const kept = [];
    for await (const row of store.outcomes(id)) kept.push(row);
    expect(kept).toEqual(rows);
    await store.forget(id, '12/QĐ');
    expect(await store.file(id)).toBeNull();
  });

  test('is shown to the account that sent it alone', async () => {
    const { id } = await run(visitsFile(['P-1', 'Quán Riêng']));
    for (const path of [id, `${id}/refused.xlsx`, `${id}/original.xlsx`]) {
      expect((await get(path, 'officer-culture')).status).toBe(404);
    }
  });

  test('leads to no record of another agency: it is not found', async () => {
    await run(visitsFile(['O-1', 'Quán Của Công An', 'kín']));
    const answered = await send(visitsFile(['O-1', 'Quán Của Công An', 'lạ']), 'commit', { as: 'officer-culture' });
    const { import: id } = (await answered.json()) as { import: string };
    const read = async () => (await (await get(`${id}?first=9`, 'officer-culture')).json()) as Told;
    let told = await read();
    while (told.state !== 'done') told = await read();
    expect(told.rows).toMatchObject([{ is: 'refused', reasons: [{ en: 'Not found.' }] }]);
  });

  test.each([
    { what: 'an account that may do nothing of it', sent: { as: 'head-police' }, status: 403, code: 'forbidden' },
    { what: 'another content', sent: { type: 'text/csv' }, status: 415, code: 'unsupported-media-type' },
    { what: 'a file that is none', file: Buffer.from('no zip'), status: 400, code: 'invalid-input' },
    { what: 'more than is taken', file: Buffer.alloc(17 * 1024 * 1024), status: 413, code: 'too-large' },
  ])('is refused: $what', async ({ file = visitsFile(['A', 'B']), sent, status, code }) => {
    const answered = await send(file, 'commit', sent);
    expect([answered.status, await answered.json()]).toMatchObject([status, { code }]);
  });

  test('is not there under another name', async () => {
    expect((await get('nothing/template.xlsx')).status).toBe(404);
    expect((await get('not-an-id')).status).toBe(404);
  });
});
