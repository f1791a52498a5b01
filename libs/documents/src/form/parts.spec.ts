import { describe, expect, test } from '@jest/globals';
import { unzipSync } from 'fflate';
import { bookParts, SHEET_NAME, textParts } from '../examples/forms.ts';
import { openForm, type Place } from '../form.ts';
import { zipped } from '../zip.ts';

const at = (cell: string): Place => ({ is: 'cell', sheet: SHEET_NAME, cell });
const provenance = { log: 'a-log', position: '12', hash: 'ab', url: null, madeAt: '2014-01-02T03:04:05.678Z' };
const kept = { provenance, label: 'BẢN NỘI BỘ', ownForm: 'bieu-01@2' };

test('a form as large as a file of a register may be is filled, its picture as it was', () => {
  const seal = new Uint8Array(15 * 1024 * 1024).map((_, n) => (n * 2654435761) >>> 13);
  const filled = openForm(zipped({ ...bookParts(), 'xl/media/image1.png': seal })).filled(
    [{ place: at('B3'), content: { is: 'text', text: 'x' } }],
    kept,
  );
  // packed again it would take a second, and hold up everything else
  expect([filled.length > seal.length, Buffer.compare(unzipSync(filled)['xl/media/image1.png']!, seal)]).toEqual([
    true,
    0,
  ]);
});

describe('what is no form', () => {
  const book = bookParts();
  test.each([
    ['not-a-form', new Uint8Array([1, 2, 3])],
    ['not-a-form', zipped({ 'a.txt': 'text' })],
    ['too-large', new Uint8Array(17 * 1024 * 1024)],
    ['too-large', zipped({ ...book, 'xl/media/image1.png': new Uint8Array(65 * 1024 * 1024) })],
    ['damaged', zipped({ ...book, 'xl/workbook.xml': '<!DOCTYPE x [<!ENTITY a "b">]><workbook/>' })],
    ['damaged', zipped({ ...textParts(), 'word/document.xml': '<w:document><w:body></w:document>' })],
  ])('is refused: %s', (because, bytes) => {
    expect(() => openForm(bytes)).toThrow(expect.objectContaining({ because }));
  });

  test('is refused also where only a sheet of it is damaged', () => {
    for (const rows of ['<row r="2"/><row r="2"/>', '<row r="1"><c r="B1"/><c r="A1"/></row>', '<row r="x"/>']) {
      expect(() => openForm(zipped(bookParts(rows))).standing(at('B3'))).toThrow(
        expect.objectContaining({ because: 'damaged' }),
      );
    }
  });
});
