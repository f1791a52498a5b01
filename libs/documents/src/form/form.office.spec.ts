import { describe, expect, test } from '@jest/globals';
import { bookForm, SHEET_NAME, textForm } from '../examples/forms.ts';
import { savedByOffice } from '../examples/office.ts';
import { pagesOf } from '../examples/pdf-text.ts';
import { openForm, type Filled } from '../form.ts';
import { readBack } from '../read-back/read-back.ts';

const MINUTES = 60_000;
const kept = {
  provenance: { log: 'a-log', position: '12', hash: 'ab', url: null, madeAt: '2014-01-02T03:04:05.678Z' },
  label: 'BẢN NỘI BỘ',
  ownForm: 'bieu-01@1',
};
const number = (ref: string, digits: string, kind: 'integer' | 'percent' = 'integer') =>
  ({ is: 'figure', figure: { ref, value: { is: 'number', digits, kind } } }) as const;
const at = (cell: string) => ({ is: 'cell', sheet: SHEET_NAME, cell }) as const;

const inBook: readonly Filled[] = [
  { place: at('B3'), content: number('r-1', '1250') },
  { place: at('C3'), content: number('r-2', '85.5', 'percent') },
  { place: at('D3'), content: { is: 'day', day: '2013-12-31' } },
  { place: at('B4'), content: number('r-3', '7') },
  { place: at('B6'), content: { is: 'figure', figure: { ref: 'r-4', value: { is: 'withheld' } } } },
];
const inText: readonly Filled[] = [
  { place: { is: 'control', tag: 'so-cuoc' }, content: number('r-1', '1250') },
  { place: { is: 'table-cell', table: 1, row: 2, column: 2 }, content: number('r-2', '7') },
];

describe('LibreOffice', () => {
  test(
    'opens a workbook that was filled, works its formulas out anew, and saves it so that it is read back',
    async () => {
      const filled = openForm(bookForm()).filled(inBook, kept);
      const saved = await savedByOffice(filled, 'xlsx', 'xlsx');
      const text = (await pagesOf(await savedByOffice(filled, 'xlsx', 'pdf'))).join(' ');
      for (const shown of ['1,250', '85.50%', '31/12/2013', '1,257', 'không hi']) expect(text).toContain(shown);
      expect(text).not.toContain('Tham chiếu');
      const { figures, provenance, ownForm } = readBack(saved);
      expect([provenance, ownForm]).toEqual([kept.provenance, 'bieu-01@1']);
      expect(figures.map(({ shown }) => shown)).toEqual(['1.250', '85,5%', '7', 'không hiển thị']);
    },
    MINUTES * 4,
  );

  test(
    'opens a text that was filled, and saves it so that it is read back',
    async () => {
      const filled = openForm(textForm()).filled(inText, kept);
      const text = (await pagesOf(await savedByOffice(filled, 'docx', 'pdf'))).join(' ').replace(/\s+/g, ' ');
      expect(text).toContain('Kính gửi Bộ: 1.250 cuộc.');
      const { figures, ownForm } = readBack(await savedByOffice(filled, 'docx', 'docx'));
      expect(ownForm).toBe('bieu-01@1');
      expect(figures.map(({ ref, shown }) => `${ref} ${shown}`)).toEqual(['r-1 1.250', 'r-2 7']);
    },
    MINUTES * 4,
  );
});
