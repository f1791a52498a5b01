import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { FileClient, MEGABYTE, NAME, owner, until } from '../examples/file-client.ts';
import { pdfOf } from '../examples/raids.ts';

let client: FileClient;
beforeAll(async () => {
  client = await FileClient.open();
});
afterAll(() => client.close());

describe('a file that is uploaded and attached', () => {
  test('comes back byte for byte under its own name, with its hash told, and as nothing that a browser would show', async () => {
    const record = await client.raid();
    const bytes = pdfOf(2 * MEGABYTE + 77);
    const file = await client.attached(record, bytes);
    const answer = await client.download(record, file);
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(bytes.length),
      'content-disposition': `attachment; filename="Bien ban kiem tra _ Tan Uyen.pdf"; filename*=UTF-8''${encodeURIComponent(NAME)}`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'no-store',
    });
    const hash = createHash('sha256').update(bytes).digest('hex');
    expect(await client.filesOf(record)).toMatchObject([
      { file, name: NAME, kind: 'minutes', size: bytes.length, hash, malware: 'not-scanned', agency: 'police' },
    ]);
  });

  test('is given in ranges, across the pieces in which it is kept', async () => {
    const record = await client.raid();
    const bytes = pdfOf(MEGABYTE + 5_000);
    bytes.write('border', MEGABYTE - 3, 'latin1');
    const file = await client.attached(record, bytes);
    const ranged = (range: string, more = {}) => client.download(record, file, { headers: { range, ...more } });
    const part = await ranged(`bytes=${MEGABYTE - 3}-${MEGABYTE + 2}`);
    expect([part.status, await part.text()]).toEqual([206, 'border']);
    expect(part.headers.get('content-range')).toBe(`bytes ${MEGABYTE - 3}-${MEGABYTE + 2}/${bytes.length}`);
    expect(await (await ranged('bytes=-6')).text()).toBe('%%EOF\n');
    expect((await ranged('bytes=0-1,4-5')).status).toBe(200);
    const beyond = await ranged(`bytes=${bytes.length}-`);
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${bytes.length}`]);
    expect((await ranged('bytes=0-1', { 'if-range': '"other"' })).status).toBe(200);
    const etag = part.headers.get('etag')!;
    expect((await client.download(record, file, { headers: { 'if-none-match': etag } })).status).toBe(304);
  });

  test('sent again with the same key it is one file, with another it is refused', async () => {
    const record = await client.raid();
    const file = await client.upload(record, pdfOf(500));
    const body = { record, upload: file, kind: 'minutes' };
    const first = await client.post('files/attach', { key: 'attach-once', body });
    const again = await client.post('files/attach', { key: 'attach-once', body });
    expect([first.status, again.status, again.headers.get('idempotent-replayed')]).toEqual([201, 201, 'true']);
    expect(again.body).toEqual(first.body);
    const twin = await client.attach(record, await client.upload(record, pdfOf(500)));
    expect(twin.body).toMatchObject({ status: 422, rule: 'file-is-not-attached-already', details: { file } });
    expect(await client.filesOf(record)).toHaveLength(1);
  });

  test('has a history of its own, and withdrawn it is gone but told, with the reason', async () => {
    const record = await client.raid();
    const file = await client.attached(record, 600);
    expect((await client.post(`files/${record}/withdraw`, { body: { file, reason: 'Nhầm hồ sơ' } })).status).toBe(200);
    const answer = await client.download(record, file);
    expect([answer.status, await answer.json()]).toMatchObject([410, { details: { why: 'withdrawn' } }]);
    const { body } = await client.get(`files/${record}/history`);
    expect((body['changes'] as { event: string }[]).map(({ event }) => event)).toEqual([
      'FileAttached',
      'FileWithdrawn',
    ]);
    expect(await client.filesOf(record)).toMatchObject([{ withdrawn: { reason: 'Nhầm hồ sơ', agency: 'police' } }]);
    expect(await client.attach(record, await client.upload(record, pdfOf(600)))).toMatchObject({ status: 201 });
  });
});

describe('the contents', () => {
  test('are erased with the names by one decision, and what is attached afterwards stays', async () => {
    const record = await client.raid();
    const file = await client.attached(record, 900);
    const other = await client.raid();
    const kept = await client.attached(other, 901);
    const decision = { number: '12/QĐ-UBND', date: '2013-08-01', signatory: 'Chủ tịch UBND tỉnh' };
    const erased = await client.post(`files/${record}/erase-person`, {
      as: 'head-police',
      body: { subject: 'file', decision },
    });
    expect(erased.status).toBe(200);
    const later = await client.attached(record, 902);
    await until(
      () => client.download(record, file),
      ({ status }) => status === 410,
    );
    expect(await (await client.download(record, file)).json()).toMatchObject({
      details: { why: 'erased', decision: '12/QĐ-UBND, 2013-08-01' },
    });
    expect((await client.filesOf(record))![0]!['name']).toMatchObject({ erased: true });
    expect((await client.download(record, later)).status).toBe(200);
    expect((await client.download(other, kept)).status).toBe(200);
  });

  test('are nowhere readable in the store, nor are names', async () => {
    const record = await client.raid();
    const file = await client.attached(record, pdfOf(5_000, 'q'));
    for (const name of await client.namesBelow(`visits/files/${file}/`)) {
      const stored = (await client.blobs.get(name))!.toString('latin1');
      expect(stored).not.toContain('qqqq');
      expect(stored).not.toContain('PDF');
    }
  });

  test('that are missing or were altered are found by a check, and said to whoever downloads', async () => {
    const [record, whole] = [await client.raid(), await client.raid()];
    const [missing, altered] = [await client.attached(record, 910), await client.attached(record, 911)];
    await client.attached(whole, 912);
    const check = async () =>
      (await client.get('operations/files', 'head-police')).body as { checked: number; faults: unknown[] };
    const before = await check();
    expect(before.faults).toEqual([]);
    await client.blobs.remove(`visits/files/${missing}/000000`);
    const place = `visits/files/${altered}/000000`;
    const bytes = (await client.blobs.get(place))!;
    bytes[60]! ^= 1;
    await client.blobs.put(place, bytes);
    expect(await check()).toMatchObject({
      checked: before.checked,
      faults: [
        { file: missing, is: 'missing' },
        { file: altered, is: 'altered' },
      ],
    });
    for (const [file, why] of [
      [missing, 'missing'],
      [altered, 'altered'],
    ]) {
      const answer = await client.download(record, file!);
      expect(await answer.json()).toMatchObject({ status: 500, code: 'content-damaged', details: { why } });
      expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    }
    expect((await client.get('operations/files', owner)).status).toBe(403);
  });
});
