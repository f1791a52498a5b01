import { describe, expect, test } from '@jest/globals';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { report } from '../examples/report.ts';
import { toDocx } from '../docx/to-docx.ts';
import { toXlsx } from '../xlsx/to-xlsx.ts';
import { figuresInLine, linesApart } from './lines.ts';
import { readBack } from './read-back.ts';

const docx = toDocx(report);
const xlsx = await toXlsx(report);
const { lines } = readBack(docx);

/** Lines of the docx after somebody changed its text. */
function edited(change: (xml: string) => string): readonly string[] {
  const parts = unzipSync(docx);
  const before = new TextDecoder().decode(parts['word/document.xml']);
  const after = change(before);
  expect(after === before).toBe(false);
  return readBack(zipSync({ ...parts, 'word/document.xml': strToU8(after) })).lines;
}

const apart = (change: (xml: string) => string) => {
  const { onlyFirst, onlySecond } = linesApart(lines, edited(change));
  return [onlyFirst, onlySecond];
};

const planned = 'Kiểm tra theo kế hoạch: ';

describe('the lines of a document', () => {
  test.each([
    ['docx', docx],
    ['xlsx', xlsx],
  ] as const)('bear its figures by their references, and nothing of its narratives: %s', (_, bytes) => {
    const back = readBack(bytes);
    expect(back.lines.flatMap(figuresInLine).sort()).toEqual(back.figures.map(({ ref }) => ref).sort());
    expect(back.lines.join()).not.toContain('Tình hình ổn định');
    expect(back.lines.join()).toContain('SỞ LAO ĐỘNG');
  });

  test('tell a row of a table in one line, and not what its figures are', () => {
    expect(lines).toContain(
      '1 | Thị xã Lai Châu | {A2:inspections@0} | {A2:visits@0} | {A2:violating@0} | {A2:fines@0} | {A2:percent@0} | 10/6/2013',
    );
  });

  test.each([
    ['a figure typed over', (xml: string) => xml.replace('>1.512<', '>1.600<')],
    ['a narrative written on', (xml: string) => xml.replace('Tình hình ổn định', 'Tình hình phức tạp')],
    ['no tags', (xml: string) => xml.replace(/<w:tag w:val="[^"]*"\/>/g, '')],
    [
      'runs that Word cut and numbered',
      (xml: string) =>
        xml.replaceAll(
          planned,
          'Kiểm tra </w:t></w:r><w:proofErr w:type="spellStart"/><w:r w:rsidR="00A1"><w:t>theo kế hoạch: ',
        ),
    ],
    ['letters in pieces (NFD)', (xml: string) => xml.replaceAll(planned, planned.normalize('NFD'))],
    [
      'words that were taken out while changes are tracked',
      (xml: string) =>
        xml.replaceAll(planned, `${planned}</w:t></w:r><w:del><w:r><w:t>bỏ</w:t></w:r></w:del><w:r><w:t>`),
    ],
  ])('are the same with %s', (_, change) => {
    expect(apart(change)).toEqual([[], []]);
  });

  test.each([
    [
      'a word beside it was changed',
      (xml: string) => xml.replaceAll(planned, 'Kiểm tra đột xuất: '),
      ['- Kiểm tra theo kế hoạch: {planned} cuộc;', '- Kiểm tra đột xuất: {planned} cuộc;'],
    ],
    [
      'another number was written beside a hidden one',
      (xml: string) => xml.replaceAll(planned, `${planned}99`),
      ['- Kiểm tra theo kế hoạch: {planned} cuộc;', '- Kiểm tra theo kế hoạch: 99{planned} cuộc;'],
    ],
    [
      'its field was put in the place of another',
      (xml: string) => xml.replaceAll('"f:planned"', '"f:received"'),
      ['- Kiểm tra theo kế hoạch: {planned} cuộc;', '- Kiểm tra theo kế hoạch: {planned}{received} cuộc;'],
    ],
    [
      'signs before it turn it round',
      (xml: string) => xml.replaceAll(planned, `${planned}\u202e`),
      ['- Kiểm tra theo kế hoạch: {planned} cuộc;', '- Kiểm tra theo kế hoạch: \u202e{planned} cuộc;'],
    ],
  ])('show the line of a figure where %s', (_, change, [made, now]) => {
    expect(apart(change)).toEqual([[made], [now]]);
  });
});

test('what a run hides is not what a figure shows', () => {
  const parts = unzipSync(docx);
  const xml = new TextDecoder()
    .decode(parts['word/document.xml'])
    .replace(
      '<w:t xml:space="preserve">1.512<',
      '<w:rPr><w:vanish/></w:rPr><w:t xml:space="preserve">1.512</w:t></w:r><w:r><w:t xml:space="preserve">1.600<',
    );
  const { figures } = readBack(zipSync({ ...parts, 'word/document.xml': strToU8(xml) }));
  expect(figures.find(({ ref }) => ref === 'prone-establishments')?.shown).toBe('1.600');
});

describe('two documents line by line', () => {
  const letters = (text: string) => [...text];

  test.each([
    ['abcd', 'abcd', '', ''],
    ['abcd', 'abd', 'c', ''],
    ['abd', 'abcd', '', 'c'],
    ['abcd', 'acbd', 'b', 'b'],
    ['', 'ab', '', 'ab'],
    ['aa', 'a', 'a', ''],
    ['xay', 'zaw', 'xy', 'zw'],
  ])('%s and %s', (a, b, first, second) => {
    expect(linesApart(letters(a), letters(b))).toEqual({ onlyFirst: letters(first), onlySecond: letters(second) });
  });

  test('that have little in common are compared without their order', () => {
    const many = Array.from({ length: 3_000 }, (_, index) => String(index));
    const { onlyFirst, onlySecond } = linesApart([...many, 'a', 'a'], ['b', ...many.toReversed(), 'a']);
    expect([onlyFirst, onlySecond]).toEqual([['a'], ['b']]);
  });
});
