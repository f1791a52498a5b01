import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { base64, FileClient, MEGABYTE, NAME, partner } from '../examples/file-client.ts';
import { pdfOf } from '../examples/raids.ts';

let client: FileClient;
beforeAll(async () => {
  client = await FileClient.open();
});
afterAll(() => client.close());

describe('an upload', () => {
  test('goes on where a connection broke, in another request or after another', async () => {
    const record = await client.raid();
    const bytes = pdfOf(2 * MEGABYTE);
    const path = (await client.begin(record, bytes.length)).headers.get('location')!;
    await client.brokenAfter(path, bytes, MEGABYTE + 300_000);
    expect(client.host.logged.filter((line) => line.includes('the request failed'))).toEqual([]);
    const head = await client.ask('HEAD', path);
    const offset = Number(head.headers.get('upload-offset'));
    expect(offset).toBeGreaterThanOrEqual(MEGABYTE);
    expect(offset).toBeLessThan(bytes.length);
    expect(head.headers.get('upload-length')).toBe(String(bytes.length));
    const rest = await client.send(path, offset, bytes.subarray(offset));
    expect([rest.status, rest.headers.get('upload-offset')]).toEqual([204, String(bytes.length)]);
    const file = path.slice(path.lastIndexOf('/') + 1);
    expect((await client.attach(record, file)).status).toBe(201);
    expect(Buffer.from(await (await client.download(record, file)).arrayBuffer()).equals(bytes)).toBe(true);
  });

  test('is not attached before it is whole, and knows where it stands', async () => {
    const record = await client.raid();
    const path = (await client.begin(record, 1_000)).headers.get('location')!;
    await client.send(path, 0, pdfOf(1_000).subarray(0, 400));
    const wrong = await client.send(path, 0, Buffer.from('again'));
    expect([wrong.status, wrong.headers.get('upload-offset')]).toEqual([409, '400']);
    const early = await client.attach(record, path.slice(path.lastIndexOf('/') + 1));
    expect(early.body).toMatchObject({ rule: 'upload-is-complete', details: { offset: 400, size: 1_000 } });
    expect((await client.send(path, 400, pdfOf(1_000).subarray(300))).status).toBe(413);
    expect((await client.send(path, 400, pdfOf(1_000).subarray(400))).status).toBe(204);
    expect((await client.ask('DELETE', path)).status).toBe(204);
    expect((await client.ask('HEAD', path)).status).toBe(404);
  });

  test.each([
    ['larger than a file may be', { status: 413, code: 'too-large' }, 3 * MEGABYTE + 1, NAME],
    ['empty', { status: 400, code: 'invalid-input' }, 0, NAME],
    ['without a name that can be shown', { status: 400, code: 'invalid-input' }, 10, '../..'],
  ])('that is %s is refused when it begins', async (_, problem, size, name) => {
    const answer = await client.begin(await client.raid(), size, { name });
    expect(await answer.json()).toMatchObject(problem);
  });

  test('whose metadata are no UTF-8, or which speaks another protocol, is refused', async () => {
    const record = base64(await client.raid());
    const filename = Buffer.from('c3c3c328', 'hex').toString('base64');
    const headers = { 'upload-length': '10', 'upload-metadata': `record ${record},filename ${filename}` };
    expect((await client.ask('POST', 'uploads', { headers })).status).toBe(400);
    expect((await client.ask('POST', 'uploads', { headers: { ...headers, 'tus-resumable': '0.2.2' } })).status).toBe(
      412,
    );
  });

  test('beyond what a record may have is refused, before and when it is attached', async () => {
    const record = await client.raid();
    const [first, second, third] = ['a', 'b', 'c'].map((letter) => pdfOf(2.5 * MEGABYTE, letter));
    const waiting = await client.upload(record, third!);
    for (const bytes of [first!, second!]) await client.attached(record, bytes);
    const rule = 'files-of-a-record-stay-within-their-quota';
    expect((await client.attach(record, waiting)).body).toMatchObject({ rule });
    expect(await (await client.begin(record, third!.length)).json()).toMatchObject({
      rule,
      title: expect.stringContaining('dung lượng'),
    });
  });

  test('of an account that has too many under way is refused', async () => {
    const record = await client.raid();
    await Promise.all(Array.from({ length: 6 }, () => client.begin(record, 10, { as: partner })));
    expect(await (await client.begin(record, 10, { as: partner })).json()).toMatchObject({ code: 'too-many-uploads' });
  });

  test('that turns out to be something else says so, again and again, and nothing of it is kept', async () => {
    const record = await client.raid();
    const before = await client.namesBelow('visits/files/');
    const file = await client.upload(record, Buffer.from('MZ this is a program'));
    for (let n = 0; n < 2; n++) {
      expect((await client.attach(record, file)).body).toMatchObject({
        status: 422,
        rule: 'file-is-of-a-kind-that-is-taken',
      });
    }
    expect(await client.namesBelow('visits/files/')).toEqual(before);
    expect(await client.filesOf(record)).toEqual([]);
  });
});
