import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ownTemplates } from './templates.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'print-outs-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(content: string) {
  const path = join(folder, 'print-outs.json');
  await writeFile(path, content);
  return ownTemplates(path);
}

const template = {
  ...{ validFrom: '2026-01-01', type: 'BIÊN BẢN', symbol: 'BB-KT', subject: 'Kiểm tra', addressees: [] },
  ...{ decidedBy: null, bases: [], body: [{ is: 'lines', label: 'Nội dung:', count: 3 }] },
  ...{ signature: { authority: ['KT. TRƯỞNG ĐOÀN'], title: 'Phó Trưởng đoàn' }, recipients: ['Lưu: VT'] },
};
const name = 'inspections/inspection/minutes';

describe('a province’s own templates', () => {
  test('are read by the print-out that they are of', async () => {
    expect(await read(JSON.stringify({ [name]: [template] }))).toEqual({ [name]: [template] });
  });

  test.each([
    ['no JSON', '{', 'JSON'],
    ['another name', JSON.stringify({ minutes: [template] }), 'minutes'],
    [
      'a block that there is not',
      JSON.stringify({ [name]: [{ ...template, body: [{ is: 'picture' }] }] }),
      'body.0.is',
    ],
    ['a day that is none', JSON.stringify({ [name]: [{ ...template, validFrom: '2026-02-30' }] }), 'validFrom'],
    ['a word too many', JSON.stringify({ [name]: [{ ...template, signer: 'x' }] }), `${name}.0`],
  ])('are refused as a whole for %s, saying where', async (_, content, where) => {
    await expect(read(content)).rejects.toThrow(where);
  });

  test('are refused where the file is not there', async () => {
    await expect(ownTemplates(join(folder, 'missing.json'))).rejects.toThrow('PRINT_OUTS');
  });
});
