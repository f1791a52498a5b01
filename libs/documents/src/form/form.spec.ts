import { describe, expect, test } from '@jest/globals';
import { unzipSync } from 'fflate';
import { bookForm, bookParts, SHEET_NAME, textForm, textParts } from '../examples/forms.ts';
import { faultsOf } from '../examples/opened.ts';
import { openForm, type Content, type Filled, type Place } from '../form.ts';
import { readBack } from '../read-back/read-back.ts';
import type { FigureValue } from '../values.ts';
import { zipped } from '../zip.ts';

const at = (cell: string, sheet = SHEET_NAME): Place => ({ is: 'cell', sheet, cell });
const control = (tag: string): Place => ({ is: 'control', tag });
const inTable = (row: number, column: number, table = 1): Place => ({ is: 'table-cell', table, row, column });
const figure = (ref: string, value: FigureValue): Content => ({ is: 'figure', figure: { ref, value } });
const number = (digits: string, kind: 'integer' | 'percent' | 'money' = 'integer'): FigureValue => ({
  is: 'number',
  digits,
  kind,
});
const provenance = { log: 'a-log', position: '12', hash: 'ab', url: null, madeAt: '2014-01-02T03:04:05.678Z' };
const kept = { provenance, label: 'BẢN NỘI BỘ', ownForm: 'bieu-01@2' };
const fill = (bytes: Uint8Array, contents: readonly (readonly [Place, Content])[]) =>
  openForm(bytes).filled(
    contents.map(([place, content]): Filled => ({ place, content })),
    kept,
  );
const part = (bytes: Uint8Array, name: string) => new TextDecoder().decode(unzipSync(bytes)[name]);
const sheet = (bytes: Uint8Array) => part(bytes, 'xl/worksheets/sheet1.xml');
const text = (bytes: Uint8Array) => part(bytes, 'word/document.xml');

describe('a workbook of an authority', () => {
  const form = openForm(bookForm());

  test.each([
    ['B3', { is: 'free', text: '', shown: 'plain' }],
    ['A3', { is: 'free', text: 'Số cuộc kiểm tra', shown: 'plain' }],
    ['C3', { is: 'free', text: '', shown: 'percent' }],
    ['D3', { is: 'free', text: '', shown: 'day' }],
    ['B6', { is: 'free', text: '', shown: 'plain' }],
    ['B8', { is: 'worked-out' }],
    ['C9', { is: 'worked-out' }],
    ['B1', { is: 'inside-merged' }],
    ['E3', { is: 'not-there' }],
    ['B10', { is: 'not-there' }],
    ['3B', { is: 'not-there' }],
  ])('says what stands in %s', (cell, standing) => {
    expect(form.standing(at(cell))).toEqual(standing);
  });

  test('knows its sheets by their names, in either form of Vietnamese letters', () => {
    expect(form.standing(at('B3', SHEET_NAME.normalize('NFD'))).is).toBe('free');
    expect(form.standing(at('B3', 'Biểu 02')).is).toBe('not-there');
    expect(form.standing(control('B3')).is).toBe('not-there');
  });

  test('is filled with numbers as numbers, and words where there is none; how each cell is shown stays', () => {
    const bytes = fill(bookForm(), [
      [at('B3'), figure('r-1', number('1250'))],
      [at('C3'), figure('r-2', number('85.5', 'percent'))],
      [at('D3'), { is: 'day', day: '2013-12-31' }],
      [at('B4'), figure('r-3', { is: 'zero', checks: '12', kind: 'integer' })],
      [at('B5'), figure('r-4', { is: 'withheld' })],
      [at('B6'), figure('r-5', { is: 'missing', because: 'chưa báo cáo' })],
      [at('B7'), figure('r-6', number('12345678901234567', 'money'))],
      [at('D4'), { is: 'text', text: '=1+1 & "Sở" _x000B_' }],
    ]);
    const xml = sheet(bytes);
    expect(xml).toContain(
      '<c r="B3" s="1"><v>1250</v></c><c r="C3" s="2"><v>0.855</v></c><c r="D3" s="3"><v>41639</v></c>',
    );
    expect(xml).toContain(
      '<c r="B4" s="1"><v>0</v></c><c r="D4" t="inlineStr"><is><t xml:space="preserve">=1+1 &amp; &quot;Sở&quot; _x005F_x000B_</t></is></c></row>',
    );
    expect(xml).toContain(
      '<row r="5" ht="30"><c r="B5" t="inlineStr"><is><t xml:space="preserve">không hiển thị</t></is></c></row>',
    );
    expect(xml).toMatch(
      /<row r="6"><c r="B6"[^>]*><is><t[^>]*>chưa báo cáo<.*<row r="7"><c r="B7"[^>]*><is><t[^>]*>12.345.678.901.234.567<.*<row r="8">/,
    );
    expect(faultsOf(bytes)).toEqual([]);
  });

  test('keeps everything else as it is, and its formulas are worked out anew', () => {
    const before = unzipSync(bookForm());
    const bytes = fill(bookForm(), [[at('B3'), figure('r-1', number('5'))]]);
    const after = unzipSync(bytes);
    const changed = Object.keys(after).filter(
      (name) => Buffer.compare(before[name] ?? Buffer.alloc(0), after[name]!) !== 0,
    );
    expect(changed).toEqual([
      ...['[Content_Types].xml', 'xl/_rels/workbook.xml.rels', 'xl/workbook.xml'],
      ...['xl/worksheets/lienNganh.xml', 'xl/worksheets/sheet1.xml'],
    ]);
    const expected = bookParts()
      ['xl/worksheets/sheet1.xml']!.replace('<c r="B3" s="1"/>', '<c r="B3" s="1"><v>5</v></c>')
      .replace('<f>SUM(B3:B7)</f><v>17</v>', '<f>SUM(B3:B7)</f>')
      .replace('*2</f><v>2</v>', '*2</f>');
    expect(sheet(bytes)).toBe(expected);
    expect(part(bytes, 'xl/workbook.xml')).toContain('<calcPr calcId="191029" fullCalcOnLoad="1"/>');
    expect(part(bytes, 'xl/workbook.xml')).toContain(
      `$A$1:$D$9</definedName><definedName name="LienNganhMarks">'Tham chiếu'!$A$1<`,
    );
  });

  test('is read back: each figure by its reference, of which form and from where in the log', () => {
    const bytes = fill(bookForm(), [
      [at('B3'), figure('r-1', number('1250'))],
      [at('C3'), figure('r-2', number('85.5', 'percent'))],
      [at('B4'), figure('r-3', { is: 'zero', checks: '12', kind: 'integer' })],
      [at('B6'), figure('r-5', { is: 'withheld' })],
    ]);
    const { figures, ...told } = readBack(bytes);
    expect(told).toEqual({
      ...{ form: 'xlsx', label: 'BẢN NỘI BỘ', ownForm: 'bieu-01@2', provenance, narratives: [] },
      lines: ['BIỂU TỔNG HỢP', 'Số cuộc kiểm tra | {r-1} | {r-2}', 'Số tiền phạt | {r-3}', '{r-5}', 'Tổng', '4'],
    });
    expect(figures.map(({ ref, shown }) => `${ref} ${shown}`)).toEqual([
      'r-1 1.250',
      'r-2 85,5%',
      'r-3 0 (12 kt)',
      'r-5 không hiển thị',
    ]);
  });

  test('gives the same bytes for the same contents', () => {
    const contents = [[at('B3'), figure('r-1', number('5'))]] as const;
    expect(Buffer.compare(fill(bookForm(), contents), fill(bookForm(), contents))).toBe(0);
  });

  test('is filled in the prefix of its elements, and where it has no row', () => {
    const xml = bookParts('')['xl/worksheets/sheet1.xml']!;
    const prefixed = xml
      .replace(/<(\/?)(?=[a-z])/g, '<$1x:')
      .replace('xmlns=', 'xmlns:x=')
      .replace('<x:sheetData></x:sheetData>', '<x:sheetData/>');
    const bytes = fill(zipped({ ...bookParts(), 'xl/worksheets/sheet1.xml': prefixed }), [
      [at('A1'), { is: 'text', text: 'Tỉnh' }],
    ]);
    expect(sheet(bytes)).toContain(
      '<x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t xml:space="preserve">Tỉnh</x:t></x:is></x:c></x:row></x:sheetData>',
    );
  });

  test('tells what its cells hold, and trusts no formula', () => {
    const values = ['A1', 'A3', 'B4', 'B8', 'C9', 'B3', 'Z9'].map((cell) => form.value(at(cell)));
    expect(values).toEqual([
      ...[
        { is: 'text', text: 'BIỂU TỔNG HỢP' },
        { is: 'text', text: 'Số cuộc kiểm tra' },
      ],
      ...[{ is: 'number', digits: '0' }, { is: 'worked-out' }, { is: 'worked-out' }, { is: 'empty' }, { is: 'empty' }],
    ]);
  });
});

describe('a text of an authority', () => {
  const form = openForm(textForm());

  test.each([
    [control('so-cuoc'), { is: 'free', text: '…', shown: 'plain' }],
    [control('nhan-xet'), { is: 'free', text: '', shown: 'plain' }],
    [control('chon'), { is: 'no-text' }],
    [control('other'), { is: 'not-there' }],
    [{ is: 'bookmark', name: 'ngay' } as const, { is: 'free', text: '………', shown: 'plain' }],
    [{ is: 'bookmark', name: 'dai' } as const, { is: 'no-text' }],
    [inTable(1, 1), { is: 'free', text: 'Nội dung', shown: 'plain' }],
    [inTable(1, 2), { is: 'inside-merged' }],
    [inTable(2, 3), { is: 'inside-merged' }],
    [inTable(2, 2), { is: 'free', text: '', shown: 'plain' }],
    [inTable(3, 1), { is: 'worked-out' }],
    [inTable(4, 1), { is: 'not-there' }],
    [inTable(1, 1, 2), { is: 'not-there' }],
    [at('B3'), { is: 'not-there' }],
  ])('says what stands in %j', (place, standing) => {
    expect(form.standing(place)).toEqual(standing);
  });

  test('is filled at a bookmark that was set without choosing any text', () => {
    const [start, end] = ['<w:p><w:bookmarkStart w:id="70" w:name="ky"/>', '<w:bookmarkEnd w:id="70"/></w:p>'];
    const xml = textParts()['word/document.xml']!.replace('<w:body>', `<w:body>${start}${end}`);
    const place = { is: 'bookmark', name: 'ky' } as const;
    const bytes = zipped({ ...textParts(), 'word/document.xml': xml });
    expect(openForm(bytes).standing(place)).toEqual({ is: 'free', text: '', shown: 'plain' });
    const run = '<w:r><w:t xml:space="preserve">6 tháng</w:t></w:r>';
    expect(text(fill(bytes, [[place, { is: 'text', text: '6 tháng' }]]))).toContain(`${start}${run}${end}`);
  });

  test('is filled in the letters and paragraphs that stood there, and read back by its marks', () => {
    const bytes = fill(textForm(), [
      [control('so-cuoc'), figure('r-1', number('1250'))],
      [control('nhan-xet'), { is: 'text', text: 'Dòng một\nDòng <hai>' }],
      [
        { is: 'bookmark', name: 'ngay' },
        { is: 'day', day: '2014-01-05' },
      ],
      [inTable(2, 2), figure('r-2', { is: 'zero', checks: '3', kind: 'integer' })],
      [inTable(3, 3), figure('r-3', { is: 'withheld' })],
    ]);
    const xml = text(bytes);
    expect(xml).toContain(
      '<w:bookmarkStart w:id="9" w:name="LienNganh_1"/><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">1.250</w:t></w:r><w:bookmarkEnd w:id="9"/>',
    );
    expect(xml).toContain(
      '<w:tag w:val="nhan-xet"/></w:sdtPr><w:sdtContent><w:p><w:pPr><w:jc w:val="both"/></w:pPr><w:r><w:rPr></w:rPr><w:t xml:space="preserve">Dòng một</w:t><w:br/><w:t xml:space="preserve">Dòng &lt;hai&gt;</w:t></w:r></w:p>',
    );
    expect(xml).toContain(
      '<w:bookmarkStart w:id="7" w:name="ngay"/><w:r><w:t xml:space="preserve">05/01/2014</w:t></w:r><w:bookmarkEnd w:id="7"/>',
    );
    expect(xml).toContain(
      '<w:jc w:val="right"/><w:rPr><w:i/></w:rPr></w:pPr><w:bookmarkStart w:id="12" w:name="LienNganh_4"/><w:r><w:rPr><w:i/></w:rPr>',
    );
    const { figures, ...told } = readBack(bytes);
    expect(figures.map(({ ref, shown }) => `${ref} ${shown}`)).toEqual([
      'r-1 1.250',
      'r-2 0 (3 kt)',
      'r-3 không hiển thị',
    ]);
    expect(told).toEqual({
      ...{ form: 'docx', label: 'BẢN NỘI BỘ', ownForm: 'bieu-01@2', provenance, narratives: [] },
      lines: [
        ...['Kính gửi Bộ: {r-1} cuộc.', 'Dòng một Dòng <hai>', 'Ngày 05/01/2014'],
        ...['Nội dung | Số', ' | {r-2} | ', ' | Tổng | {r-3}'],
      ],
    });
    expect(faultsOf(bytes)).toEqual([]);
    expect(part(bytes, 'customXml/item1.xml')).toBe(textParts()['customXml/item1.xml']);
  });
});
