import { describe, expect, test } from '@jest/globals';
import { BadFile } from './bad-file.ts';
import { book, offered, rawWorkbook, rowsRead, soundRow, workbookOf } from './examples.ts';
import { refusedFile } from './refused.ts';
import { changedFields, twinReasons } from './rows/outcome.ts';
import { survey } from './survey.ts';
import { templateOf } from './template.ts';
import { openWorkbook } from './xlsx/open-workbook.ts';
import { writeWorkbook, type WrittenCell } from './xlsx/write-workbook.ts';

const reasonOf = (file: Buffer) =>
  survey(file, book).then(
    () => 'taken',
    (error: unknown) => (error instanceof BadFile ? error.reason : error),
  );

const reasonsOf = async (cells: Readonly<Record<string, WrittenCell>>) => {
  const [row] = await rowsRead(workbookOf({ ...soundRow, ...cells }));
  return 'reasons' in row! ? row.reasons.map(({ head, en }) => `${head?.en ?? ''}: ${en}`) : [];
};

describe('a file', () => {
  test('is read by its heads, in whatever order they stand, with whatever stands beside and above them', async () => {
    const cells = { ...soundRow, 'Ghi chú riêng': { text: 'không đọc' } };
    const file = workbookOf(Object.fromEntries(Object.entries(cells).reverse()));
    const { heads } = await survey(file, book);
    expect([heads.ignored, await rowsRead(file)]).toEqual([
      ['Ghi chú riêng'],
      [
        {
          number: 2,
          decision: null,
          values: {
            ...{ code: 'A-1', name: 'Quán Ự ẫ ỗ', unit: '03388@2012-11-03', opened: '2013-09-05', keeper: 'police' },
            ...{ month: null, rooms: null, area: null, fee: null, prone: null, risk: null },
          },
        },
      ],
    ]);
  });

  test('without a head that is required says which; with one twice is refused', async () => {
    const { Xã: _without, ...rest } = soundRow;
    await expect(survey(workbookOf(rest), book)).rejects.toMatchObject({ reason: 'heads-missing', about: ['Xã'] });
    const twice = writeWorkbook([
      { name: 'a', frozen: 0, widths: [], rows: [[...Object.keys(soundRow), 'mã số *'].map((text) => ({ text }))] },
    ]);
    expect(await reasonOf(twice)).toBe('head-twice');
  });

  test('of heads alone has no rows', async () => {
    expect(await reasonOf(templateOf(book, offered))).toBe('no-rows');
  });

  test('names its heads without marks and in capitals', async () => {
    const file = workbookOf(
      Object.fromEntries(Object.entries(soundRow).map(([head, cell]) => [head.toUpperCase().normalize('NFD'), cell])),
    );
    expect((await rowsRead(file))[0]).toMatchObject({ values: { code: 'A-1' } });
  });
});

describe('a row', () => {
  test.each([
    ['an empty cell that is required', { 'Tên cơ sở': null }, ['name: Must not be empty.']],
    ['blanks that nobody sees', { 'Tên cơ sở': { text: '\u200B\u00A0' } }, ['name: Must not be empty.']],
    ['more than there can be', { 'Số phòng': { digits: '1001' } }, ['rooms: Must be at most 1000.']],
    [
      'a decision that is none',
      { 'Xử lý trùng': { text: 'có lẽ vậy' } },
      [expect.stringMatching(/^If it is a twin: /)],
    ],
    [
      'a day that is none, and so no unit',
      { 'Ngày mở': { text: '05/09/13' } },
      [expect.stringMatching(/^opened: .*four digits/), expect.stringMatching(/^unit: Without the day/)],
    ],
  ])('is refused for %s, at its head', async (_, cells, reasons) => {
    expect(await reasonsOf(cells)).toEqual(reasons);
  });

  test.each([
    ['khác', { is: 'different' }],
    ['KHÁC', { is: 'different' }],
    ['0f3c-17', { is: 'same', record: '0f3c-17' }],
  ])('says what its twin is: %s', async (text, decision) => {
    const [row] = await rowsRead(workbookOf({ ...soundRow, 'Xử lý trùng': { text } }));
    expect(row).toMatchObject({ decision });
  });

  const raw = (sheet: string) => {
    const heads = Object.keys(soundRow).map((head) => `<c t="inlineStr"><is><t>${head}</t></is></c>`);
    const row = (n: number, more = '', cells = '') => {
      const values = ['A-1', 'Quán', '03388', '05/09/2013'].map(
        (text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`,
      );
      return `<row r="${n}"${more}>${cells || values.join('')}</row>`;
    };
    const data = sheet
      .replace('HEADS', `<row r="1">${heads.join('')}</row>`)
      .replace(/ROW(\d)( hidden="1")?/g, (__, n: string, more = '') => row(Number(n), more as string));
    return rawWorkbook(data);
  };

  test('that is hidden, or has merged cells, is refused', async () => {
    const file = raw(
      '<worksheet><sheetData>HEADS ROW2 ROW3 hidden="1"ROW4</sheetData><mergeCells><mergeCell ref="A4:B5"/></mergeCells></worksheet>',
    );
    const read = await rowsRead(file);
    expect(read.map((row) => ('reasons' in row ? row.reasons[0]!.en : 'taken'))).toEqual([
      'taken',
      expect.stringMatching(/hidden/),
      expect.stringMatching(/merged/),
    ]);
  });

  test('with a formula is refused, whatever it came to', async () => {
    const cells = '<c><f>1+1</f><v>2</v></c>';
    const file = raw(`<worksheet><sheetData>HEADS<row r="2">${cells}</row></sheetData></worksheet>`);
    const [row] = await rowsRead(file);
    expect(row).toMatchObject({ reasons: [{ en: expect.stringMatching(/formula/) }, {}, {}, {}] });
  });
});

describe('rows that were not taken', () => {
  test('come back as they came, with the reason, and are read again once they are put right', async () => {
    const came = { ...soundRow, 'Lệ phí': { text: '1,250' }, Tháng: { digits: '41518', look: 'day' as const } };
    const surveyed = await survey(workbookOf(soundRow, came), book);
    const rows = [];
    for await (const row of surveyed.rows()) {
      if (row.number === 3)
        rows.push({ row, reasons: twinReasons([{ record: 'x-1', row: null, why: [{ vi: 'tên', en: 'name' }] }]) });
    }
    const back = refusedFile(book, surveyed.heads, rows);
    const sheet = await openWorkbook(back);
    const cells = [];
    for await (const row of sheet.rows()) if (row.number === 5) cells.push(...row.cells.values());
    expect(cells).toEqual(
      expect.arrayContaining([
        { is: 'text', text: '1,250' },
        { is: 'number', digits: '41518', day: true },
        { is: 'text', text: expect.stringMatching(/x-1: cùng tên.* \/ May be the same as x-1/) },
        { is: 'number', digits: '3', day: false },
      ]),
    );
    expect((await survey(back, book)).heads.ignored).toEqual([]);
    expect(await rowsRead(back)).toMatchObject([{ number: 5, reasons: [{ head: { en: 'fee' } }] }]);
  });

  test('keep what looks like a formula as text', async () => {
    const names = ['=HYPERLINK("http://x","Bấm")', '+84 900 000 000', '-Quán cũ', '@abc'];
    const read = await rowsRead(workbookOf(...names.map((text) => ({ ...soundRow, 'Tên cơ sở': { text } }))));
    expect(read.map((row) => 'values' in row && row.values['name'])).toEqual(names);
  });
});

test('the template offers the entries of lists, and is the same bytes each time', async () => {
  const file = templateOf(book, offered);
  expect(templateOf(book, offered).equals(file)).toBe(true);
  const sheet = await openWorkbook(file);
  const rows = [];
  for await (const row of sheet.rows()) rows.push([...row.cells.values()].map((cell) => 'text' in cell && cell.text));
  expect(rows[3]!.slice(0, 3)).toEqual(['Mã số *', 'Tên cơ sở *', 'Xã *']);
});

test('an empty cell takes nothing away, and text in either normal form is the same', () => {
  const held = { name: 'Quán Hưng', rooms: 3, prone: false };
  const row = { name: 'Quán Hưng'.normalize('NFD'), rooms: null, prone: true, code: 'A' };
  expect([...changedFields(book, row, held)]).toEqual(['prone']);
});
