import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { toDocx } from '@lien-nganh/documents';
import { typed } from '../examples.ts';

interface Sent {
  readonly path: string;
  readonly key: string;
  readonly content: { readonly slot: string; readonly text: string | null };
}

let server: Server;
let folder: string;
let sent: Sent[];
/** What the service answers for a slot; 200 where it says nothing. */
let refused: Readonly<Record<string, string>>;

beforeEach(async () => {
  [sent, refused] = [[], {}];
  folder = await mkdtemp(join(tmpdir(), 'read-back-'));
  server = createServer((request, response) => {
    void text(request).then((body) => {
      const content = JSON.parse(body || '{}') as Sent['content'];
      const rule = refused[content.slot];
      if (request.method === 'POST') {
        sent.push({ path: request.url!, key: String(request.headers['idempotency-key']), content });
      }
      const figures = { regime: 'r', period: '2013-H2', reporter: 'police', template: { id: 't', version: 1 } };
      const told = { ...figures, position: '12-a:7', figures: [], leftOut: [], hash: 'a'.repeat(64) };
      response.statusCode = rule === undefined ? 200 : 422;
      const answer = request.method === 'GET' ? told : { id: 'x', revision: 1 };
      response.end(JSON.stringify(rule === undefined ? answer : { title: 'Không.', titleEn: 'No.', rule }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true });
});

/** A docx in which two sections were written and one was emptied. */
async function docx(): Promise<string> {
  const narrative = (slot: string, words: string) => ({ is: 'narrative', slot, prompt: 'Nêu', text: words }) as const;
  const bytes = toDocx({
    ...{ language: 'vi', label: null, issuer: { superior: null, name: 'CÔNG AN TỈNH' }, place: 'Lai Châu', date: null },
    ...{ number: { value: null, symbol: 'BC' }, type: 'BÁO CÁO', subject: 'Kết quả', addressees: [], decidedBy: null },
    ...{ bases: [], signature: null, recipients: [], annexes: [], provenance: null },
    body: [narrative('I', 'Tình hình ổn định'), narrative('II.1', ''), narrative('III', 'Đã kiểm tra')],
  });
  const file = join(folder, 'bao-cao.docx');
  await writeFile(file, bytes);
  return file;
}

async function readBack(file: string, more: readonly string[] = []) {
  const { port } = server.address() as AddressInfo;
  const of = ['r', '2013-H2', '--agency', 'police', '--read-back', file, ...more];
  return typed('report', 'draft', ...of, '--url', `http://127.0.0.1:${port}`);
}

test('words that were written in a docx become those of the report, and what was emptied is taken away', async () => {
  const { code, err } = await readBack(await docx());
  expect([code, err]).toEqual([0, []]);
  expect(sent.map(({ content }) => content)).toEqual([
    { slot: 'I', text: 'Tình hình ổn định' },
    { slot: 'II.1', text: null },
    { slot: 'III', text: 'Đã kiểm tra' },
  ]);
  expect(new Set(sent.map(({ path }) => path))).toEqual(
    new Set(['/api/reporting/agency-report/r.2013-H2.police/write-narrative']),
  );
});

test('words that stand there already are passed over, and those after them are taken', async () => {
  refused = { I: 'words-change', 'II.1': 'words-change' };
  const { code, text: said } = await readBack(await docx());
  expect([code, sent.length]).toEqual([0, 3]);
  expect(said).toContain('III: đã ghi');
  expect(said).not.toContain('II.1: đã ghi');
});

test('the same words may be written again after others stood there', async () => {
  const file = await docx();
  await readBack(file);
  await readBack(file);
  expect(new Set(sent.map(({ key }) => key)).size).toBe(6);
});

test('a report that takes no words any more says so, in its own sentence', async () => {
  refused = { I: 'report-is-locked' };
  const { code, err } = await readBack(await docx());
  expect([code, err]).toEqual([1, ['422: Không. / No.']]);
});

test('no words are written where the document could not be made afterwards', async () => {
  const { code, err } = await readBack(await docx(), ['--to', join(folder, 'bao-cao.odt')]);
  expect([code, err]).toEqual([2, [expect.stringContaining('.docx, .pdf or .xlsx')]]);
  expect(sent).toEqual([]);
});
