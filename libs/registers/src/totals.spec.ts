import { describe, expect, test } from '@jest/globals';
import { rawWorkbook } from './examples.ts';
import { totalsIn, type Total } from './totals.ts';
import { writeWorkbook } from './xlsx/write-workbook.ts';

const read = (value: string): Total => ({ is: 'read', value });
const unread = (because: Extract<Total, { is: 'unread' }>['because']): Total => ({ is: 'unread', because });

async function totalsOf(file: Buffer, cells: readonly string[], sheet = 'a'): Promise<readonly Total[]> {
  const totals = await totalsIn(
    file,
    cells.map((cell) => ({ sheet, cell })),
  );
  return cells.map((cell) => totals({ sheet, cell }));
}

describe('totals of an export', () => {
  test.each<[string, Total]>([
    ['1.250', read('1250')],
    ['1.250.000', read('1250000')],
    [' 1 250 ', read('1250')],
    ['12', read('12')],
    ['0', read('0')],
    ['1,250', unread('ambiguous')],
    ['2,5', unread('no-whole-number')],
    ['1.25.000', unread('words')],
    ['12 cuộc', unread('words')],
    ['-5', unread('words')],
    ['1234567890123456', unread('no-whole-number')],
  ])('that was typed as text is what registers take it for: %j', async (text, total) => {
    const file = writeWorkbook([{ name: 'a', frozen: 0, widths: [], rows: [[{ text, look: 'text' }]] }]);
    expect(await totalsOf(file, ['A1'])).toEqual([total]);
  });

  test('that is a number is whole, and no day, and nothing that a formula came to', async () => {
    const file = rawWorkbook(
      `<worksheet><sheetData>
        <row r="1"><c r="A1"><v>1.25E3</v></c><c r="B1"><v>2.5</v></c><c r="C1" s="1"><v>41522</v></c><c r="D1" t="e"><v>#REF!</v></c></row>
        <row r="2"><c r="A2"><f t="array" ref="A2:B3">F()</f><v>1</v></c><c r="B2"><v>2</v></c><c r="C2"><v>3</v></c></row>
        <row r="3"><c r="A3"><v>4</v></c><c r="B3"><v>5</v></c><c r="C3"><f t="array" ref="C3">G()</f><v>6</v></c></row>
        <row r="4"><c r="A4"><v>7</v></c><c r="B4"/></row>
      </sheetData></worksheet>`,
      [['xl/styles.xml', '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>']],
    );
    const cells = ['A1', 'B1', 'C1', 'D1', 'A2', 'B2', 'C2', 'A3', 'B3', 'C3', 'A4', 'B4', 'Z9'];
    const none = unread('no-whole-number');
    const formula = unread('worked-out');
    expect(await totalsOf(file, cells)).toEqual([
      ...[read('1250'), none, none, unread('an-error')],
      ...[formula, formula, read('3'), formula, formula, formula, read('7'), unread('empty'), unread('empty')],
    ]);
  });

  test('are read beside thousands of formulas that fill two cells each, and of what no cell can be', async () => {
    const rows = Array.from({ length: 2_000 }, (_, n) => {
      const filled = `<c r="A${n + 1}"><f t="array" ref="A${n + 1}:B${n + 1}">F()</f><v>1</v></c><c r="B${n + 1}"><v>1</v></c>`;
      return `<row r="${n + 1}">${filled}<c r="C${n + 1}" t="constructor"><v>${n}</v></c></row>`;
    });
    const file = rawWorkbook(`<worksheet><sheetData>${rows.join('')}</sheetData></worksheet>`);
    expect(await totalsOf(file, ['B2000', 'C2000'])).toEqual([unread('worked-out'), read('1999')]);
  });

  test('stand in the sheet that was named, shown or not, in either form of its name', async () => {
    const sheets = ['Biểu 01', 'Biểu 02'].map((name, n) => ({
      ...{ name, frozen: 0, widths: [], rows: [[{ digits: String(n + 7) }]] },
    }));
    const file = writeWorkbook(sheets);
    expect(await totalsOf(file, ['A1'], 'Biểu 02'.normalize('NFD'))).toEqual([read('8')]);
    expect(await totalsOf(file, ['A1'], 'Biểu 03')).toEqual([unread('empty')]);
  });

  test('of what is no workbook are none', async () => {
    await expect(totalsOf(Buffer.from('%PDF-1.7'), ['A1'])).rejects.toMatchObject({ reason: 'not-xlsx' });
  });
});
