import { describe, expect, test } from '@jest/globals';
import type { Block } from '../blocks.ts';
import { decision, letter } from '../examples/documents.ts';
import { LAST, letterEndings } from '../examples/last-lines.ts';
import { faultsOf, misplaced, opened } from '../examples/opened.ts';
import { report } from '../examples/report.ts';
import { figure, number, said } from '../examples/tables.ts';
import type { OfficialDocument } from '../model.ts';
import { toDocx } from './to-docx.ts';

const textOf = (document: OfficialDocument) => opened(toDocx(document)).text('word/document.xml');
const withBody = (...body: Block[]): OfficialDocument => ({ ...letter, body });
const paragraphs = (xml: string) =>
  [...xml.matchAll(/<w:p>(.*?)<\/w:p>/gs)].map(([, inside]) =>
    [...inside!.matchAll(/<w:t [^>]*>([^<]*)<\/w:t>|<w:(br|tab)\/>/g)]
      .map(([, text, sign]) => text ?? `{${sign}}`)
      .join(''),
  );

describe('a docx', () => {
  test.each([
    ['a report', report],
    ['a decision', decision],
    ['a letter', letter],
  ])('of %s opens without repair, and its settings stand in the order of the schema', (_, document) => {
    const bytes = toDocx(document);
    expect(faultsOf(bytes)).toEqual([]);
    const parts = opened(bytes);
    for (const name of parts.names.filter((one) => /^word\/[a-z0-9]+\.xml$/.test(one))) {
      expect(misplaced(parts.text(name))).toEqual([]);
    }
  });

  test('is the same bytes each time, and says no time but that of its figures', () => {
    const zone = process.env['TZ'];
    try {
      process.env['TZ'] = 'Pacific/Kiritimati';
      const there = toDocx(report);
      process.env['TZ'] = 'Pacific/Honolulu';
      expect(Buffer.from(toDocx(report)).equals(there)).toBe(true);
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
    const core = opened(toDocx(report)).text('docProps/core.xml');
    expect(core.match(/\d{4}-\d\d-\d\dT[^<]*/g)).toEqual(['2013-07-05T02:30:00Z', '2013-07-05T02:30:00Z']);
  });

  test('has the layout of Decree 30/2020: A4, margins, nation and motto, number, place and day, type and subject', () => {
    const xml = textOf(report);
    expect(xml).toContain(
      '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701"',
    );
    const lines = paragraphs(xml).filter((line) => line !== '');
    expect(lines.slice(0, 8)).toEqual([
      'ỦY BAN NHÂN DÂN TỈNH LAI CHÂU',
      'SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'Số: 112/BC-SLĐTBXH',
      'Lai Châu, ngày 05 tháng 7 năm 2013',
      'BÁO CÁO',
      report.subject,
    ]);
    expect(lines).toEqual(
      expect.arrayContaining(['Nơi nhận:', '- Như trên;', '- Lưu: VT, PCTNXH.', 'KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC']),
    );
    expect(textOf(letter)).toContain(`V/v ${letter.subject}`);
  });

  test('numbers its pages from the second on, and says on each which variant it is', () => {
    const parts = opened(toDocx(report));
    expect(parts.text('word/header1.xml')).toMatch(/ PAGE .*BẢN NỘI BỘ/s);
    expect(parts.text('word/header2.xml')).toContain('BẢN NỘI BỘ');
    expect(parts.text('word/header2.xml')).not.toContain('PAGE');
    expect(textOf(report).match(/<w:titlePg\/>/g)).toHaveLength(1);
  });

  test('repeats the head of a table, breaks no row, and lays a wide annex across the page', () => {
    const xml = textOf(report);
    expect(xml.match(/<w:cantSplit\/><w:tblHeader\/>/g)).toHaveLength(4);
    expect(xml).toContain('<w:gridSpan w:val="3"/>');
    expect(xml).toContain('<w:vMerge w:val="restart"/>');
    expect(xml.match(/w:orient="landscape"/g)).toHaveLength(1);
  });

  test('has words for whoever does not see its charts and its code', () => {
    const alts = [...textOf(report).matchAll(/<wp:docPr [^>]*descr="([^"]*)"/g)].map(([, alt]) => alt);
    expect(alts).toEqual([
      expect.stringMatching(/^Số cuộc/),
      expect.stringMatching(/^Tám huyện/),
      expect.stringMatching(/^Mã QR: https/),
    ]);
  });

  test('leaves a gap in a chart where there is no number (S-08)', () => {
    const chart = opened(toDocx(report)).text('word/charts/chart1.xml');
    expect(chart.match(/<c:numLit>.*?<\/c:numLit>/g)!.map((one) => one.match(/<c:pt /g)!.length)).toEqual([4, 4]);
    expect(chart).toContain('<c:dispBlanksAs val="gap"/>');
  });

  test('keeps codes, amounts and words of any kind letter for letter', () => {
    const words = ['03388', '9007199254740993', '=1+1', '<w:p/>&amp;"', ']]>', '#eval("x")', '{ MERGEFIELD x }'];
    const xml = textOf(withBody({ is: 'list', mark: 'number', items: words.map((word) => [said(word)]) }));
    const escaped = (word: string) =>
      word.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
    for (const word of words) expect(xml).toContain(`>${escaped(word)}</w:t>`);
    const exact = textOf(withBody({ is: 'paragraph', runs: [figure('fines', number('9007199254740993', 'money'))] }));
    expect(exact).toContain('>9.007.199.254.740.993</w:t>');
  });

  test('survives what is pasted: lines, accents and the rest of the text are there (S-13, S-15)', () => {
    const note = 'Dòng một\u000b\u001b\nĐường “Ự ẫ ỗ”\u000c\nba \ud83d';
    const bytes = toDocx(withBody({ is: 'paragraph', runs: [said(note.normalize('NFD'))] }));
    expect(faultsOf(bytes)).toEqual([]);
    expect(paragraphs(opened(bytes).text('word/document.xml'))).toContain('Dòng một {br}Đường “Ự ẫ ỗ” {br}ba \ufffd');
  });

  test('has room for handwriting: dotted lines, boxes, a number and a day left open', () => {
    const lines = paragraphs(textOf(decision));
    expect(lines).toEqual(expect.arrayContaining(['Tên cơ sở: {tab}', 'Địa chỉ: {tab}', '{tab}', 'Số: ………/QĐ-UBND']));
    expect(lines.find((line) => line.startsWith('Hình thức:'))).toBe(
      'Hình thức: ☒ theo kế hoạch    ☐ đột xuất    ☐ kiểm tra lại    ',
    );
    expect(textOf(decision)).toContain('w:leader="dot"');
  });

  test('marks each figure and each narrative with what finds it again', () => {
    const xml = textOf(report);
    expect(xml).toContain('<w:tag w:val="f:prone-establishments"/>');
    expect(xml).toContain('<w:tag w:val="n:I/situation"/>');
    expect(xml).toMatch(
      /<w:tag w:val="n:II\.1\/judgement"\/><w:id w:val="\d+"\/><w:lock w:val="sdtLocked"\/><w:showingPlcHdr\/>/,
    );
  });

  test.each(letterEndings)('keeps its last lines with whoever signs, also where it ends in %s', (_, of) => {
    const bytes = toDocx(of(2));
    expect([faultsOf(bytes), misplaced(opened(bytes).text('word/document.xml'))]).toEqual([[], []]);
    const xml = opened(bytes).text('word/document.xml');
    const texts = [...xml.matchAll(/<w:p>.*?<\/w:p>/gs)].map(([text]) => text);
    const from = texts.findIndex((text) => text.includes(LAST));
    const to = texts.findIndex((text, index) => index > from && text.includes('w:val="Signature"'));
    const between = texts.slice(from, to).filter((text) => !/"Cell".*>(Nơi nhận|- (Như|Lưu))/s.test(text));
    expect(between.filter((text) => !text.includes('<w:keepNext/>'))).toEqual([]);
    expect(texts[from - 1]).not.toContain('<w:keepNext/>');
  });
});
