import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { toDocx } from '@lien-nganh/documents';
import { typed } from '../examples.ts';

let server: Server;
let folder: string;
let answer: object;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verify-'));
  server = createServer((request, response) => {
    request.resume().on('end', () => response.end(JSON.stringify(answer)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true });
});

const same = { made: [], now: [] };

async function verify(told: object) {
  answer = {
    ...{
      label: 'BẢN NỘI BỘ',
      position: '12-a:7',
      logHash: 'agrees',
      drawing: 'same',
      agree: 12,
      changed: [],
      notCheckable: 0,
    },
    ...{ unknown: [], takenOut: [], around: { beside: same, words: same }, ...told },
  };
  const file = join(folder, 'bao-cao.docx');
  const bytes = toDocx({
    ...{ language: 'vi', label: 'BẢN NỘI BỘ', issuer: { superior: null, name: 'SỞ' }, place: 'Lai Châu', date: null },
    ...{ number: { value: null, symbol: 'BC' }, type: 'BÁO CÁO', subject: 'Kết quả', addressees: [], decidedBy: null },
    ...{ bases: [], signature: null, recipients: [], annexes: [], body: [] },
    provenance: {
      ...{ log: '12-a', position: '7', hash: 'ab'.repeat(32), madeAt: '2014-01-06T02:00:00.000Z' },
      url: '/api/reports/879/2013-H2/figures?position=12-a:7',
    },
  });
  await writeFile(file, bytes);
  const { port } = server.address() as AddressInfo;
  return typed('report', 'verify', file, '--url', `http://127.0.0.1:${port}`, '--token', 't');
}

test('a document in which all is as it was made is whole', async () => {
  const { code, text } = await verify({});
  expect([code, text.split('\n').filter((line) => line.trim() !== '').length]).toEqual([0, 3]);
});

test('a figure that was moved makes it fail, and both lines are printed', async () => {
  const beside = { made: ['Số cuộc kiểm tra | {a}'], now: [`Số cuộc kiểm tra | {b} ${'x'.repeat(500)}`] };
  const { code, text } = await verify({ around: { beside, words: same } });
  expect(code).toBe(1);
  expect(text).toMatch(/figures moved[^]*\n {4}- Số cuộc kiểm tra \| \{a\}\n {4}\+ Số cuộc kiểm tra \| \{b\} x+…/);
});

test('a document that another program drew is told so, before the lines that are otherwise', async () => {
  const words = { made: ['III. Kiến nghị'], now: ['IV. Kiến nghị'] };
  const { text } = await verify({ drawing: 'another', around: { beside: same, words } });
  expect(text).toMatch(/drawn another way[^]*\+ IV\. Kiến nghị/);
});

test('of a figure that is otherwise in a document that another program made, it is not said that somebody changed it', async () => {
  const changed = [{ ref: '2013-H2-1', indicator: 'communes-classified', shown: 'chưa có', told: '0' }];
  const [here, there] = [await verify({ changed }), await verify({ drawing: 'another', changed })];
  expect([here.text, there.text]).toEqual([
    expect.stringMatching(/đã bị sửa \/ changed by hand: 2013-H2-1/),
    expect.stringMatching(/hoặc được phiên bản khác tính khác[^]*2013-H2-1/),
  ]);
  expect([here.code, there.code]).toEqual([1, 1]);
});

test('other words that were changed are told, and are no fault: number and date are written by hand', async () => {
  const words = { made: ['Số: ………/BC'], now: ['Số: 5/BC'] };
  const { code, text } = await verify({ around: { beside: same, words } });
  expect([code, text]).toEqual([0, expect.stringMatching(/other words changed[^]*\+ Số: 5\/BC/)]);
});

test('to whom the variant is not shown whole, it is said that this cannot be seen', async () => {
  const { code, text } = await verify({ takenOut: null, around: null, notCheckable: 3 });
  expect([code, text]).toEqual([0, expect.stringMatching(/not checkable here: 3[^]*not for this account to see/)]);
});
