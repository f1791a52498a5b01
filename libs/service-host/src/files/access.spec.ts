import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { FileClient, owner, partner, stranger, until } from '../examples/file-client.ts';
import { pdfOf } from '../examples/raids.ts';

let client: FileClient;
beforeAll(async () => {
  client = await FileClient.open();
});
afterAll(() => client.close());

describe('who may', () => {
  test('of an undisclosed record nobody but who was named learns that there is a file, or could be', async () => {
    const record = await client.raid({ disclosed: false });
    const file = await client.attached(record, 700);
    for (const as of ['head-police', partner, stranger]) {
      const unknown = [record, 'raid-unknown'].map(async (one) => [
        (await client.get(`files/${one}`, as)).status,
        (await client.get(`files/${one}/history`, as)).status,
        (await client.download(one, file, { as })).status,
        (await client.begin(one, 10, { as })).status,
        (await client.attach(one, file, { as })).status,
        (await client.post(`files/${one}/withdraw`, { as, body: { file, reason: 'x' } })).status,
      ]);
      for (const statuses of await Promise.all(unknown)) expect(statuses).toEqual(Array(6).fill(404));
    }
    const shown = await client.post('visible', { as: partner, body: { streams: [`files-${record}`] } });
    expect(shown.body).toEqual({ shown: [] });
    expect(JSON.stringify(client.host.logged)).not.toContain(record);
  });

  test('once it is disclosed, whoever reads the record reads its files, and others still know of none', async () => {
    const record = await client.raid({ disclosed: false });
    const file = await client.attached(record, 701);
    await client.post(`${record.replace('-', '/')}/disclose`);
    expect((await client.download(record, file, { as: partner })).status).toBe(200);
    expect((await client.download(record, file, { as: stranger })).status).toBe(404);
  });

  test('a narrow file is for those alone whose record it is, in lists, history and content', async () => {
    const record = await client.raid();
    const file = await client.attached(record, 702);
    expect(await client.filesOf(record, partner)).toHaveLength(1);
    expect((await client.post(`files/${record}/narrow`, { body: { file } })).status).toBe(200);
    expect(await client.filesOf(record, partner)).toEqual([]);
    expect((await client.get(`files/${record}/history`, partner)).body['changes']).toEqual([]);
    expect((await client.download(record, file, { as: partner })).status).toBe(404);
    const refused = await client.post(`files/${record}/withdraw`, { as: partner, body: { file, reason: 'x' } });
    expect(refused.body).toMatchObject({ rule: 'file-is-attached' });
    expect((await client.download(record, file, { as: 'head-police' })).status).toBe(200);
  });

  test('who takes part attaches, and withdraws what it attached itself, and nothing else', async () => {
    const record = await client.raid();
    const [theirs, own] = [await client.attached(record, 703), await client.attached(record, 704, { as: partner })];
    const withdraw = (file: string, as: string) =>
      client.post(`files/${record}/withdraw`, { as, body: { file, reason: 'x' } });
    expect((await withdraw(theirs, partner)).body).toMatchObject({ rule: 'file-is-withdrawn-by-whose-it-is' });
    expect((await withdraw(own, partner)).status).toBe(200);
  });

  test('an upload is known to nobody but who began it', async () => {
    const record = await client.raid();
    const file = await client.upload(record, pdfOf(705));
    expect((await client.ask('HEAD', `uploads/${file}`, { as: 'head-police' })).status).toBe(404);
    expect((await client.attach(record, file, { as: 'head-police' })).body).toMatchObject({ rule: 'upload-is-known' });
    expect((await client.attach(await client.raid(), file)).body).toMatchObject({ rule: 'upload-is-known' });
  });
});

describe('a paper', () => {
  const paper = { kind: 'minutes', number: '12/BB-KT', date: '2013-07-16', signatories: ['Trưởng đoàn kiểm tra'] };

  test('without a scan is on a list of its agency until the scan is there, and again when that is withdrawn', async () => {
    const record = await client.raid();
    expect((await client.post('files/note-paper', { body: { record, ...paper } })).status).toBe(201);
    const [listed] = await until(
      () => withoutScan(),
      (rows) => rows.some((one) => one.record === record),
    );
    expect(listed).toMatchObject({ record, ...paper });
    expect(await withoutScan(stranger)).toEqual([]);
    const scan = await client.attached(record, 800, { kind: 'scan', paper: listed!.paper });
    await until(
      () => withoutScan(),
      (rows) => rows.length === 0,
    );
    const second = await client.attach(record, await client.upload(record, pdfOf(801)), { paper: listed!.paper });
    expect(second.body).toMatchObject({ rule: 'paper-has-no-scan-yet' });
    await client.post(`files/${record}/withdraw`, { body: { file: scan, reason: 'Bản quét mờ' } });
    await until(
      () => withoutScan(),
      (rows) => rows.length === 1,
    );
    await client.post(`files/${record}/withdraw-paper`, { body: { paper: listed!.paper, reason: 'Ghi nhầm' } });
    await until(
      () => withoutScan(),
      (rows) => rows.length === 0,
    );
  });

  test('of an undisclosed record is on nobody’s list but of who was named', async () => {
    const record = await client.raid({ disclosed: false });
    await client.post('files/note-paper', { body: { record, ...paper } });
    await until(
      () => withoutScan(),
      (rows) => rows.some((one) => one.record === record),
    );
    expect((await withoutScan('head-police')).some((one) => one.record === record)).toBe(false);
    expect((await withoutScan(partner)).some((one) => one.record === record)).toBe(false);
  });

  test('of tomorrow, or noted twice, is refused', async () => {
    const record = await client.raid();
    const note = (more: object) => client.post('files/note-paper', { body: { record, ...paper, ...more } });
    expect((await note({ date: '2999-01-01' })).body).toMatchObject({ rule: 'paper-was-signed-by-today' });
    await note({});
    expect((await note({})).body).toMatchObject({ rule: 'paper-is-not-noted-already' });
    expect(
      (await client.attach(record, await client.upload(record, pdfOf(810)), { paper: 'none' })).body,
    ).toMatchObject({
      rule: 'paper-is-noted',
    });
  });
});

interface Listed {
  readonly paper: string;
  readonly record: string;
}

async function withoutScan(as: string = owner): Promise<readonly Listed[]> {
  const { body } = await client.get('questions/papers-without-a-scan', as);
  return body['rows'] as readonly Listed[];
}
