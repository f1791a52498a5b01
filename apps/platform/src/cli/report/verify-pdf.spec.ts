import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { toPdf } from '@lien-nganh/documents';
import { typed } from '../examples.ts';

let server: Server;
let folder: string;
let sent: { readonly path: string; readonly type: string; readonly length: number }[];
let answer: object;

beforeEach(async () => {
  sent = [];
  folder = await mkdtemp(join(tmpdir(), 'verify-pdf-'));
  server = createServer((request, response) => {
    void buffer(request).then(({ length }) => {
      sent.push({ path: request.url!, type: request.headers['content-type']!, length });
      response.end(JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true });
});

async function verify(told: object) {
  answer = { form: 'pdf', label: 'BẢN NỘI BỘ', position: '12-a:7', logHash: 'agrees', ...told };
  const url = '/api/reports/879/2013-H2/figures?position=12-a:7&reporter=police';
  const bytes = await toPdf({
    ...{ language: 'vi', label: 'BẢN NỘI BỘ', issuer: { superior: null, name: 'SỞ' }, place: 'Lai Châu', date: null },
    ...{ number: { value: null, symbol: 'BC' }, type: 'BÁO CÁO', subject: 'Kết quả', addressees: [], decidedBy: null },
    ...{ bases: [], signature: null, recipients: [], annexes: [], body: [] },
    provenance: { log: '12-a', position: '7', hash: 'ab'.repeat(32), url, madeAt: '2014-01-06T02:00:00.000Z' },
  });
  const file = join(folder, 'bao-cao.pdf');
  await writeFile(file, bytes);
  const { port } = server.address() as AddressInfo;
  const said = await typed('report', 'verify', file, '--url', `http://127.0.0.1:${port}`, '--token', 't');
  return { ...said, length: bytes.length };
}

test('a PDF says itself of which report it is, and is compared by the platform byte for byte', async () => {
  const { code, text, length } = await verify({ file: 'same', agree: 12 });
  expect([code, text]).toEqual([0, expect.stringMatching(/byte for byte[^]*agree: 12/)]);
  const path = '/api/reports/879/2013-H2/verification?reporter=police';
  expect(sent).toEqual([{ path, type: 'application/pdf', length }]);
});

test.each([
  [{ file: 'differs', agree: null }, 'not the same as what is made again'],
  [{ file: 'other-program', agree: null }, 'not comparable'],
  [{ file: 'same', agree: 12, logHash: 'differs' }, 'NOT the one that the document states'],
])('what is not as it was made is an exit code of its own, with why: %j', async (told, words) => {
  const { code, text } = await verify(told);
  expect([code, text]).toEqual([1, expect.stringContaining(words)]);
});
