import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from '@jest/globals';
import { toDocx } from '../docx/to-docx.ts';
import { report } from '../examples/report.ts';
import { figuresOf, narrativesOf } from '../held.ts';
import { shownInText, shownInTable, agrees } from '../values.ts';
import { toXlsx } from '../xlsx/to-xlsx.ts';
import { readBack } from './read-back.ts';
import { UnreadableDocument } from './unpack.ts';

const docx = toDocx(report);
const xlsx = await toXlsx(report);

/** The file after somebody changed a part of it. */
function edited(bytes: Uint8Array, part: string, change: (xml: string) => string): Uint8Array {
  const parts = unzipSync(bytes);
  const before = new TextDecoder().decode(parts[part]);
  const after = change(before);
  expect(after === before).toBe(false);
  return zipSync({ ...parts, [part]: strToU8(after) });
}

const inWord = (change: (xml: string) => string) => readBack(edited(docx, 'word/document.xml', change));
const shownAs = (back: ReturnType<typeof readBack>, ref: string) =>
  back.figures.filter((figure) => figure.ref === ref).map(({ shown }) => shown);

/** As LibreOffice before 7.5 saves it: fields stay, their tags do not. */
const withoutTags = (xml: string) => xml.replace(/<w:tag w:val="[^"]*"\/>/g, '');

describe('a produced document', () => {
  test.each([
    ['docx', docx],
    ['xlsx', xlsx],
  ] as const)('that nobody changed is read back whole: %s', (form, bytes) => {
    const back = readBack(bytes);
    expect(back).toMatchObject({ form, label: report.label, provenance: report.provenance });
    const figures = figuresOf(report);
    expect(back.figures.map(({ ref }) => ref).sort()).toEqual(figures.map(({ ref }) => ref).sort());
    const values = new Map(figures.map(({ ref, value }) => [ref, value]));
    expect(back.figures.filter(({ ref, shown }) => !agrees(shown, values.get(ref)!))).toEqual([]);
    expect(back.narratives).toEqual(narrativesOf(report));
  });

  test('tells its figures in the order of its text', () => {
    expect(readBack(docx).figures.map(({ ref }) => ref)).toEqual(figuresOf(report).map(({ ref }) => ref));
  });

  test('shows by which figure it was changed by hand, and how', () => {
    const back = inWord((xml) => xml.replace('>1.512<', '>1.600<'));
    expect(shownAs(back, 'prone-establishments')).toEqual(['1.600']);
    expect(shownAs(back, 'prone-establishments/lodging')).toEqual(['755']);
  });

  test('reads a figure that Word cut into pieces, and one that somebody typed over while changes are tracked', () => {
    const pieces = inWord((xml) =>
      xml.replace('>1.512</w:t>', '>1.</w:t></w:r><w:proofErr w:type="x"/><w:r><w:t>512</w:t>'),
    );
    expect(shownAs(pieces, 'prone-establishments')).toEqual(['1.512']);
    const tracked = inWord((xml) =>
      xml.replace(
        /<w:r><w:t xml:space="preserve">1\.512<\/w:t><\/w:r>/,
        '<w:del><w:r><w:delText>1.512</w:delText></w:r></w:del><w:ins><w:r><w:t>1.513</w:t></w:r></w:ins>',
      ),
    );
    expect(shownAs(tracked, 'prone-establishments')).toEqual(['1.513']);
  });

  test('has a figure as often as it was copied, and not at all when it was taken out', () => {
    const field = /<w:sdt><w:sdtPr><w:alias w:val="prone-establishments"\/>.*?<\/w:sdt>/s;
    expect(
      shownAs(
        inWord((xml) => xml.replace(field, '$&$&')),
        'prone-establishments',
      ),
    ).toEqual(['1.512', '1.512']);
    const gone = inWord((xml) => xml.replace(field, '').replace(/<w:bookmarkStart w:id="1" [^>]*>/, ''));
    expect(shownAs(gone, 'prone-establishments')).toEqual([]);
  });

  test('gives the narrative back as it was written on, paragraph by paragraph', () => {
    const end = 'diễn biến phức tạp.</w:t></w:r>';
    const more = inWord((xml) =>
      xml.replace(end, `${end}</w:p><w:p><w:r><w:t>Thêm ở Word.</w:t><w:br/><w:t>Dòng hai.</w:t></w:r>`),
    );
    expect(more.narratives[0]).toEqual({
      slot: 'I/situation',
      text: 'Tình hình ổn định.\nTại một số địa bàn giáp ranh còn diễn biến phức tạp.\nThêm ở Word.\nDòng hai.',
    });
    const begun = inWord((xml) =>
      xml.replace('<w:showingPlcHdr/>', '').replace(/Một câu đánh giá[^<]*\(Chưa ghi nội dung\.\)/, 'Đạt kế hoạch.'),
    );
    expect(begun.narratives[1]).toEqual({ slot: 'II.1/judgement', text: 'Đạt kế hoạch.' });
  });

  test('is found again by bookmarks where a program kept no tags', () => {
    const back = inWord(withoutTags);
    expect(back.figures).toEqual(readBack(docx).figures);
    expect(back.narratives).toEqual(narrativesOf(report));
    const changed = inWord((xml) => withoutTags(xml).replace('>1.512<', '>1.600<'));
    expect(shownAs(changed, 'prone-establishments')).toEqual(['1.600']);
  });

  test('shows in a workbook which number was typed over, also with words or a fraction, and where rows were moved', () => {
    const sheet = 'xl/worksheets/sheet2.xml';
    const over = (cell: string) => edited(xlsx, sheet, (xml) => xml.replace(/(<c r="C6"[^>]*)><v>7<\/v>/, cell));
    expect(shownAs(readBack(over('$1><v>8</v>')), 'A2:inspections@0')).toEqual(['8']);
    expect(shownAs(readBack(over('$1><v>7.5</v>')), 'A2:inspections@0')).toEqual(['7,5']);
    expect(shownAs(readBack(over('$1 t="inlineStr"><is><t>bảy</t></is>')), 'A2:inspections@0')).toEqual(['bảy']);
    expect(shownAs(readBack(over('$1>')), 'A2:inspections@0')).toEqual(['']);
    const moved = edited(over('$1><v>7</v><!-- -->'), 'xl/workbook.xml', (xml) =>
      xml.replace(/'Bảng 1'!\$C\$6/, "'Bảng 1'!$$C$$7"),
    );
    expect(shownAs(readBack(moved), 'A2:inspections@0')).toEqual(['8']);
    const gone = edited(xlsx, 'xl/workbook.xml', (xml) => xml.replace(/'Bảng 1'!\$C\$6/, '#REF!'));
    expect(shownAs(readBack(gone), 'A2:inspections@0')).toEqual([]);
  });

  test('of a zero says the checks behind it in a workbook too', () => {
    const figure = figuresOf(report).find(({ ref }) => ref === 'A2:inspections@3')!;
    expect(shownAs(readBack(xlsx), figure.ref)).toEqual([shownInTable(figure.value)]);
    expect(shownInTable(figure.value)).not.toBe(shownInText(figure.value));
  });
});

describe('a file that is none of ours', () => {
  const archive = (parts: Record<string, string>) =>
    zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));

  /** The same archive, saying of its first part that it is 200 MiB unpacked. */
  const swelling = (bytes: Uint8Array) => {
    const swollen = Buffer.from(bytes);
    swollen.writeUInt32LE(200 * 1024 * 1024, swollen.indexOf('PK\u0001\u0002', 'latin1') + 24);
    return new Uint8Array(swollen);
  };

  test('has no figures, no narrative and no origin', () => {
    const other = archive({
      'word/document.xml': '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"/>',
    });
    expect(readBack(other)).toEqual({
      form: 'docx',
      label: null,
      ownForm: null,
      figures: [],
      narratives: [],
      provenance: null,
      lines: [],
    });
  });

  test.each([
    ['not-a-document', strToU8('PK nothing')],
    ['not-a-document', new Uint8Array()],
    ['not-a-document', archive({ 'a.xml': '<a/>' })],
    ['damaged', archive({ 'word/document.xml': '<w:document' })],
    ['damaged', archive({ 'word/document.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' })],
    ['damaged', archive({ 'xl/workbook.xml': '<workbook/>' })],
    ['too-large', new Uint8Array(64 * 1024 * 1024 + 1)],
    ['too-large', swelling(archive({ 'word/document.xml': '<a/>' }))],
  ])('is refused as %s', (because, bytes) => {
    let refused: unknown;
    try {
      readBack(bytes);
    } catch (error) {
      refused = error;
    }
    expect(refused).toBeInstanceOf(UnreadableDocument);
    expect(refused).toMatchObject({ because });
  });
});
