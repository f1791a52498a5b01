import { describe, expect, test } from '@jest/globals';
import type { Block, Cell, Column } from '../blocks.ts';
import { checked } from '../check.ts';
import { decision, letter } from '../examples/documents.ts';
import { faultsOf, opened } from '../examples/opened.ts';
import { report } from '../examples/report.ts';
import { figure, inspections, number, said } from '../examples/tables.ts';
import type { OfficialDocument } from '../model.ts';
import { readBook } from '../read-back/workbook.ts';
import { unpacked } from '../read-back/unpack.ts';
import { bookOf } from './book-of.ts';
import { toXlsx } from './to-xlsx.ts';

const withBody = (...body: Block[]): OfficialDocument => ({ ...letter, body });
const made = (document: OfficialDocument) => bookOf(checked(document));
const cellsOf = (document: OfficialDocument, sheet: string) => readBook(unpacked(made(document))).cells(sheet);

/** The cells of a table of one row. */
function written(kind: Column['kind'], ...cells: Cell[]) {
  const columns = cells.map(() => ({ kind, width: 1 }));
  const table = { ...inspections, caption: null, frame: null, head: [], notes: [], columns };
  const read = cellsOf(withBody({ ...table, rows: [{ is: 'line', level: 0, cells }] }), 'Bảng 1');
  return cells.map((_, column) => read.get(`${String.fromCharCode(65 + column)}2`));
}

const text = (words: string): Cell => ({ is: 'text', text: words });

describe('a workbook', () => {
  test.each([
    ['a report', report],
    ['a decision', decision],
    ['a letter', letter],
  ])('of %s opens without repair, runs nothing, and is the same bytes each time', async (_, document) => {
    const bytes = await toXlsx(document);
    expect(faultsOf(bytes)).toEqual([]);
    const parts = opened(bytes);
    const runs = parts.names.filter((name) => name.endsWith('.xml') && /<f[ >]/.test(parts.text(name)));
    expect(runs).toEqual([]);
    expect(Buffer.from(await toXlsx(document)).equals(bytes)).toBe(true);
  });

  test.each([
    '=HYPERLINK("http://x","Bấm")',
    '+84 900 000 000',
    '-Quán cũ',
    '@abc',
    '\tabc',
    '03388',
    '_x000B_',
    '<&>',
  ])('has the text %j letter for letter (S-14)', (words) => {
    expect(written('text', text(words))).toEqual([{ is: 'text', text: words }]);
    const narrative: Block = { is: 'narrative', slot: 'a', prompt: 'p', text: words };
    expect([...cellsOf(withBody(narrative), 'Văn bản').values()]).toContainEqual({ is: 'text', text: words });
  });

  test('has numbers as numbers, and those that spreadsheets cut as whole text, and says so (S-14)', () => {
    const digits = ['-5', '15000000', '150000000000000', '9007199254740993', '0.5', '-1234567890.123456'];
    const kinds = ['integer', 'money', 'money', 'money', 'percent', 'decimal'] as const;
    expect(written('number', ...digits.map((one, at) => figure(`a${at}`, number(one, kinds[at]))))).toEqual([
      { is: 'number', digits: '-5' },
      { is: 'number', digits: '15000000' },
      { is: 'number', digits: '150000000000000' },
      { is: 'text', text: '9.007.199.254.740.993' },
      { is: 'number', digits: '0.5' },
      { is: 'text', text: '-1.234.567.890,123456' },
    ]);
    const said = [...cellsOf(report, 'Bảng 1').values()].filter(
      (cell) => cell.is === 'text' && /không mất chữ số/.test(cell.text),
    );
    expect(said).toHaveLength(1);
  });

  test('has a number that is no figure as a number, and no reference for it', () => {
    const cells: Cell[] = ['1580', '97.2'].map((digits, at) => ({
      is: 'value',
      value: number(digits, at === 0 ? 'integer' : 'percent'),
    }));
    expect(written('number', ...cells)).toEqual([
      { is: 'number', digits: '1580' },
      { is: 'number', digits: '97.2' },
    ]);
  });

  test('tells zero, missing, withheld and nothing apart (S-08)', () => {
    const cells: Cell[] = [
      figure('a', { is: 'zero', checks: '12', kind: 'integer' }),
      figure('b', { is: 'missing', because: 'chưa báo cáo' }),
      figure('c', { is: 'withheld' }),
      figure('d', { is: 'cannot-be-carried', because: 'nhiều huyện' }),
      null,
    ];
    expect(written('number', ...cells)).toEqual([
      { is: 'number', digits: '0' },
      { is: 'text', text: 'chưa báo cáo' },
      { is: 'text', text: 'không hiển thị' },
      { is: 'text', text: 'không xếp được' },
      undefined,
    ]);
    expect(opened(made(report)).text('xl/styles.xml')).toContain('formatCode="0&quot; (12 kt)&quot;"');
  });

  test('has a day as that day in whatever time zone (S-11)', () => {
    const zone = process.env['TZ'];
    try {
      for (const other of ['Pacific/Honolulu', 'Asia/Ho_Chi_Minh', 'Pacific/Kiritimati']) {
        process.env['TZ'] = other;
        expect(
          written(
            'day',
            { is: 'day', day: '2013-07-01' },
            { is: 'day', day: '1900-03-01' },
            { is: 'day', day: '1900-01-01' },
          ),
        ).toEqual([
          { is: 'number', digits: '41456' },
          { is: 'number', digits: '61' },
          { is: 'text', text: '01/01/1900' },
        ]);
      }
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
  });

  test('says no time but that of its figures, and whose it is', () => {
    const core = opened(made(report)).text('docProps/core.xml');
    expect(core.match(/\d{4}-\d\d-\d\dT[^<]*/g)).toEqual(['2013-07-05T02:30:00Z', '2013-07-05T02:30:00Z']);
    expect(core).toContain('<dc:creator>Sở Lao động - Thương binh và Xã hội</dc:creator>');
    expect(core).toContain('BẢN NỘI BỘ');
  });

  test('has a chart of its own over its cells, whose gaps are empty cells', () => {
    const parts = opened(made(report));
    expect(parts.text('xl/charts/chart1.xml')).toMatch(
      /<c:lineChart>.*'Biểu đồ 1'!\$B\$4:\$B\$8.*<c:dispBlanksAs val="gap"|<c:lineChart>.*\$B\$4:\$B\$8/s,
    );
    expect(parts.text('xl/charts/chart2.xml')).toContain('<c:barChart>');
    const cells = cellsOf(report, 'Biểu đồ 1');
    expect([cells.get('B5'), cells.get('B6'), cells.get('A10')]).toEqual([
      { is: 'number', digits: '31' },
      undefined,
      { is: 'text', text: 'Theo kế hoạch, Kỳ 1/2012: chưa báo cáo' },
    ]);
  });

  test('prints on A4, wide tables across, with the heads of tables on each page', () => {
    const parts = opened(made(report));
    const book = parts.text('xl/workbook.xml');
    expect(book).toContain('<definedName name="_xlnm.Print_Titles" localSheetId="1">\'Bảng 1\'!$4:$5</definedName>');
    expect(parts.text('xl/worksheets/sheet2.xml')).toMatch(/paperSize="9"[^>]*orientation="landscape"/);
    expect(parts.text('xl/worksheets/sheet1.xml')).toContain('paperSize="9"');
    expect(parts.text('xl/worksheets/sheet2.xml')).toContain('state="frozen"');
  });

  test('says in its text on which sheet a table stands, with its caption where it has one', () => {
    const lines = [...cellsOf(withBody(inspections, { ...inspections, caption: null }), 'Văn bản').values()];
    const told = lines.flatMap((cell) => (cell.is === 'text' && cell.text.startsWith('(Trang') ? [cell.text] : []));
    expect(told.slice(0, 2)).toEqual(['(Trang “Bảng 1”: Bảng A2. Kiểm tra, xử lý vi phạm)', '(Trang “Bảng 2”)']);
  });

  test('has the figures of running text beside it, as numbers', () => {
    const paragraph: Block = { is: 'paragraph', runs: [said('Có '), figure('a', number('12')), said(' cuộc.')] };
    const cells = cellsOf(withBody(paragraph), 'Văn bản');
    const [at] = [...cells].find(([, cell]) => cell.is === 'text' && cell.text === 'Có 12 cuộc.')!;
    expect(cells.get(at.replace('A', 'B'))).toEqual({ is: 'number', digits: '12' });
  });
});
