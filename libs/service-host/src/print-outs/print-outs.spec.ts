import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readBack } from '@lien-nganh/documents';
import { lookUp, ownRecord, printOut, service, type PrintOutTemplate } from '@lien-nganh/kernel';
import { clientOf } from '../examples/client.ts';
import { testHost, type TestHost } from '../examples/test-host.ts';
import { visits } from '../examples/visits.ts';

const visit = visits.streams.find(({ prefix }) => prefix === 'visit')!;

interface State {
  readonly is: string;
  readonly place?: string;
  readonly agency?: string;
  readonly notes?: readonly string[];
}

const template = (validFrom: string, text: string): PrintOutTemplate => ({
  ...{ validFrom, type: 'BIÊN BẢN', symbol: 'BB', subject: 'Kiểm tra', addressees: [], decidedBy: null, bases: [] },
  body: [{ is: 'paragraph', text }],
  ...{ signature: null, recipients: [] },
});

/** Of each visit; and of one that has notes, what it says of the visit that its first note names. */
const paper = printOut({
  name: 'paper',
  title: { vi: 'Biên bản', en: 'Minutes' },
  of: visit,
  templates: [template('2000-01-01', 'Cũ: {place}, {other}'), template('2010-01-01', 'Mới: {place}, {other}')],
  sheets: (state: State) => [
    { entry: null, on: null },
    { entry: 'old', on: '2005-05-05' },
    ...(state.notes ?? []).map((entry) => ({ entry, on: '2012-01-01' })),
    { entry: 'too-early', on: '1999-12-31' },
  ],
  looksUp: (_, { entry }) => ({
    other: entry === null ? lookUp([], () => Promise.resolve(null)) : ownRecord<State>('visit', entry),
  }),
  draws: ({ place = null }, { lookUps: { other } }) => ({
    issuer: { superior: null, name: 'Công an huyện' },
    ...{ number: null, seat: null, date: null },
    texts: { place, other: other?.place ?? null },
    rows: {},
  }),
});

let host: TestHost;
const { post, get } = clientOf(() => host);
beforeAll(async () => {
  host = await testHost({
    service: service({ ...visits, printOuts: [paper] }),
    printOuts: { 'visits/visit/paper': [template('2011-06-01', 'Của tỉnh: {place}, {other}')] },
  });
});
afterAll(() => host.close());

async function opened(place: string, as = 'officer-police'): Promise<string> {
  const { body } = await post('visit/open-visit', { as, body: { place } });
  return String(body['id']);
}

async function file(path: string, as = 'officer-police') {
  const response = await fetch(`${host.url}/${path}`, { headers: { authorization: `Bearer ${await host.token(as)}` } });
  return { status: response.status, headers: response.headers, bytes: new Uint8Array(await response.arrayBuffer()) };
}

async function printedText(path: string): Promise<string> {
  const { bytes } = await file(path);
  return wordsOf(bytes);
}

const wordsOf = (bytes: Uint8Array) =>
  new TextDecoder()
    .decode(documentIn(Buffer.from(bytes)))
    .replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]+>/g, '');

/** The text of a docx: the entry of that name in the zip, whose head tells lengths and method. */
function documentIn(zip: Buffer): Uint8Array {
  const name = 'word/document.xml';
  const head = zip.indexOf(`PK\x03\x04`, zip.indexOf(name) - 30, 'latin1');
  const begin = head + 30 + zip.readUInt16LE(head + 26) + zip.readUInt16LE(head + 28);
  return inflateRawSync(zip.subarray(begin, begin + zip.readUInt32LE(head + 18)));
}

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
            ...{ docx: `${at}.docx`, pdf: `${at}.pdf` },
          },
          {
            ...{ name: 'paper', title: { vi: 'Biên bản', en: 'Minutes' }, entry: 'old', templateFrom: '2000-01-01' },
            ...{ docx: `${at}.docx?entry=old`, pdf: `${at}.pdf?entry=old` },
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
