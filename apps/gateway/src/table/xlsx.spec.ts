import { describe, expect, test } from '@jest/globals';
import { filesIn, sheetsIn } from '../matrix/examples.ts';
import { count, dayCell, text, valueCell, type Line } from './table.ts';
import { xlsxOf } from './xlsx.ts';

const DATA = 'Số liệu - Data';
const FRAME = 'Khung - Frame';

/** The cells of one line below a head, in order. */
function written(...line: Line) {
  const sheet = sheetsIn(xlsxOf({ head: line.map((_, index) => `h${index}`), lines: [line] }, []))[DATA]!;
  return line.map((_, index) => sheet[`${String.fromCharCode(65 + index)}2`]);
}

describe('a workbook', () => {
  test.each([
    '=HYPERLINK("http://x","Bấm")',
    '+84 900 000 000',
    '-Quán cũ',
    '@abc',
    '\tabc',
    ' =1',
    '_x000B_ in words',
    'Quán – mới, "cũ" <&>',
    '  spaces  ',
  ])('has the text %j letter for letter, as text and no formula (S-14)', (name) => {
    const [cell] = written(text(name));
    expect(cell).toMatchObject({ is: 'text', content: name });
    expect(cell!.quoted).toBe(/^\s*[=+\-@]|^\t/.test(name));
  });

  test('has numbers as numbers, also a fall, and those that spreadsheets cut as whole text, and says so (S-14)', () => {
    const line = [{ digits: '-5' }, count(3), { digits: '150000000000000' }, { digits: '9007199254740993' }];
    expect(written(...line)).toMatchObject([
      { is: 'number', content: '-5', shown: '#,##0' },
      { is: 'number', content: '3' },
      { is: 'number', content: '150000000000000' },
      { is: 'text', content: '9007199254740993' },
    ]);
    const told = (digits: string) =>
      Object.values(sheetsIn(xlsxOf({ head: ['h'], lines: [[{ digits }]] }, [[text('x')]]))[FRAME]!).map(
        ({ content }) => content,
      );
    expect(told('9007199254740993').join(' ')).toMatch(/dạng chữ.*no digit is lost/);
    expect(told('5')).toEqual(['x']);
    expect(() => written({ digits: '=1' })).toThrow(RangeError);
  });

  test('has a day as that day in whatever time zone, and one that spreadsheets count differently as text (S-11)', () => {
    const zone = process.env['TZ'];
    try {
      for (const other of ['Pacific/Honolulu', 'Asia/Ho_Chi_Minh', 'Pacific/Kiritimati']) {
        process.env['TZ'] = other;
        expect(written(dayCell('2013-07-01'), dayCell('1900-03-01'), dayCell('1899-12-31'))).toMatchObject([
          { is: 'number', content: '41456', shown: 'yyyy-mm-dd' },
          { is: 'number', content: '61' },
          { is: 'text', content: '1899-12-31' },
        ]);
      }
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
  });

  test('tells zero, missing, withheld and nothing apart (S-08)', () => {
    const values = [
      { is: 'zero', checks: '2' },
      { is: 'missing', because: 'not-checked' },
      { is: 'withheld' },
      { is: 'cannot-be-carried', because: 'several' },
    ] as const;
    expect(written(...values.map(valueCell), null)).toMatchObject([
      { is: 'number', content: '0' },
      { is: 'text', content: 'chưa có / missing: not-checked' },
      { is: 'text', content: 'không hiển thị / withheld' },
      { is: 'text', content: 'không xếp được / cannot be carried: several' },
      undefined,
    ]);
  });

  test('survives control characters, half characters and the longest text, and keeps accents and lines (S-13, S-15)', () => {
    const note = 'Dòng một\u000b\u001b\r\nĐường “Ự ẫ ỗ”\u000c\u0000 hai\nba \ud83d\uffff';
    const decomposed = 'Phường Trần Hưng Đạo'.normalize('NFD');
    const [one, two, long] = written(text(note), text(decomposed), text('x'.repeat(40_000)));
    expect(one!.content).toBe('Dòng một \nĐường “Ự ẫ ỗ”  hai\nba \ufffd');
    expect(two!.content).toBe('Phường Trần Hưng Đạo'.normalize('NFC'));
    expect([long!.content.length, long!.content.at(-1)]).toEqual([32_767, '…']);
  });

  test('has its frame on a sheet of its own, in order, and every part that a reader needs', () => {
    const bytes = xlsxOf({ head: ['h'], lines: [] }, [[text('Từ ngày / From'), dayCell('2013-07-01')]]);
    expect(Object.keys(sheetsIn(bytes))).toEqual([DATA, FRAME]);
    expect(sheetsIn(bytes)[FRAME]).toMatchObject({ A1: { content: 'Từ ngày / From' }, B1: { content: '41456' } });
    expect(Object.keys(filesIn(bytes))).toEqual(
      expect.arrayContaining(['[Content_Types].xml', '_rels/.rels', 'xl/workbook.xml', 'xl/styles.xml']),
    );
  });
});
