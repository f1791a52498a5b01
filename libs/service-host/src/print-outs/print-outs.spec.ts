import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readBack } from '@lien-nganh/documents';
import { hostThatPrints, printClientOf, template, wordsOf } from '../examples/papers.ts';
import type { TestHost } from '../examples/test-host.ts';

let host: TestHost;
const { post, get, enter, file, opened, printedText } = printClientOf(() => host);
beforeAll(async () => {
  host = await hostThatPrints();
  await enter(template('2011-06-01', 'Của tỉnh: {place}, {other}'));
});
afterAll(() => host.close());

describe('a print-out', () => {
  test('is listed with its addresses, and left out where no template had begun', async () => {
    const id = await opened('Quán Hoa');
    const { status, body } = await get(`visit/${id}/print-outs`);
    const at = `/api/visits/visit/${id}/print-outs/paper`;
    expect([status, body]).toEqual([
      200,
      {
        printOuts: [
          {
            ...{ name: 'paper', title: { vi: 'Biên bản', en: 'Minutes' }, entry: null, templateFrom: '2011-06-01' },
            ...{ templateBy: 'province', docx: `${at}.docx`, pdf: `${at}.pdf` },
          },
          {
            ...{ name: 'paper', title: { vi: 'Biên bản', en: 'Minutes' }, entry: 'old', templateFrom: '2000-01-01' },
            ...{ templateBy: 'shipped', docx: `${at}.docx?entry=old`, pdf: `${at}.pdf?entry=old` },
          },
        ],
      },
    ]);
    for (const name of ['paper.docx?entry=too-early', 'paper.docx?entry=x', 'other.pdf', 'paper.xlsx', 'paper'])
      expect((await file(`visit/${id}/print-outs/${name}`)).status).toBe(404);
  });

  test('is made as docx and PDF, by the template of its day, the province’s own first', async () => {
    const id = await opened('Quán Đèn Mờ');
    const docx = await file(`visit/${id}/print-outs/paper.docx`);
    expect(docx.headers.get('content-type')).toContain('wordprocessingml');
    expect(docx.headers.get('content-disposition')).toContain(`filename*=UTF-8''BI%C3%8AN-B%E1%BA%A2N_`);
    expect(readBack(docx.bytes).figures).toEqual([]);
    expect(wordsOf(docx.bytes)).toContain('Của tỉnh: Quán Đèn Mờ, ……');
    expect(await printedText(`visit/${id}/print-outs/paper.docx?entry=old`)).toContain('Cũ: Quán Đèn Mờ');
    const pdf = await file(`visit/${id}/print-outs/paper.pdf`);
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    expect(new TextDecoder('latin1').decode(pdf.bytes.slice(0, 5))).toBe('%PDF-');
  });

  test('is for whoever may read the record, and to others the record is unknown', async () => {
    const id = await opened('Quán Kín');
    for (const path of [`visit/${id}/print-outs`, `visit/${id}/print-outs/paper.pdf`, 'visit/unknown/print-outs'])
      expect((await get(path, 'officer-culture')).status).toBe(404);
    expect((await fetch(`${host.url}/visit/${id}/print-outs/paper.pdf`)).status).toBe(401);
  });

  test('says of another record only what the reader may read there', async () => {
    const [own, foreign] = [await opened('Quán Ta'), await opened('Quán Người', 'officer-culture')];
    const id = await opened('Quán Này');
    for (const text of [own, foreign]) await post(`visit/${id}/note-visit`, { body: { text } });
    expect(await printedText(`visit/${id}/print-outs/paper.docx?entry=${own}`)).toContain('Quán Này, Quán Ta');
    const hidden = await printedText(`visit/${id}/print-outs/paper.docx?entry=${foreign}`);
    expect(hidden).toContain('Quán Này, ……');
    expect(hidden).not.toContain('Quán Người');
  });
});
