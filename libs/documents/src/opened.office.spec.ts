import { describe, expect, test } from '@jest/globals';
import { toDocx } from './docx/to-docx.ts';
import { decision } from './examples/documents.ts';
import { LAST, letterEndings, SIGNED } from './examples/last-lines.ts';
import { vietnameseLetters } from './examples/letters.ts';
import { savedByOffice } from './examples/office.ts';
import { acrossOf, pagesOf } from './examples/pdf-text.ts';
import { report } from './examples/report.ts';
import { said } from './examples/tables.ts';
import { figuresOf, narrativesOf } from './held.ts';
import type { OfficialDocument } from './model.ts';
import { readBack } from './read-back/read-back.ts';
import { agrees } from './values.ts';
import { toXlsx } from './xlsx/to-xlsx.ts';

const MINUTES = 60_000;

/** Pages as they are printed, and which of them lie across. */
async function printed(bytes: Uint8Array, from: 'docx' | 'xlsx') {
  const pdf = await savedByOffice(bytes, from, 'pdf');
  return { pages: await pagesOf(pdf), across: await acrossOf(pdf) };
}

const letters = vietnameseLetters.join('');
const spelled: OfficialDocument = {
  ...decision,
  body: (['NFC', 'NFD'] as const).flatMap((form) =>
    [false, true].map(
      (bold) =>
        ({ is: 'paragraph', align: 'left', runs: [{ is: 'text', text: letters.normalize(form), bold }] }) as const,
    ),
  ),
};

describe('LibreOffice', () => {
  test(
    'prints a report out of its docx: head, numbered pages, tables with heads on each page, a wide annex across',
    async () => {
      const { pages, across } = await printed(toDocx(report), 'docx');
      const text = pages.join(' ');
      const expected = [
        'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
        'Số: 112/BC-SLĐTBXH',
        '9.007.199.254.740.993',
        'PHÓ GIÁM ĐỐC',
        'Phụ lục I',
      ];
      expect(expected.filter((one) => !text.includes(one))).toEqual([]);
      expect(pages.map((page) => page.includes('BẢN NỘI BỘ'))).not.toContain(false);
      expect(pages.map((page) => /^\s*(\d+) /.exec(page)?.[1] ?? '')).toEqual([
        '',
        ...pages.slice(1).map((_, at) => String(at + 2)),
      ]);
      const annex = pages.findIndex((page) => page.includes('Phụ lục I'));
      expect(across).toEqual(pages.map((_, at) => at >= annex));
      expect(pages.slice(annex).map((page) => page.includes('Cùng kỳ năm trước'))).not.toContain(false);
    },
    3 * MINUTES,
  );

  test.each(letterEndings.filter(([name]) => ['a paragraph', 'a table'].includes(name)))(
    'prints whoever signs a docx on the page of its last lines, also where it ends in %s',
    async (_, of) => {
      for (const lines of [24, 26, 28]) {
        const { pages } = await printed(toDocx(of(lines)), 'docx');
        expect([pages.length, pages[1]!.includes(SIGNED), pages[1]!.includes(LAST)]).toEqual([2, true, true]);
      }
    },
    3 * MINUTES,
  );

  test(
    'draws every Vietnamese letter of a docx, regular and bold, whichever way it was typed (S-15)',
    async () => {
      const { pages } = await printed(toDocx(spelled), 'docx');
      const text = pages.join('').replace(/\s/g, '');
      expect(text.split(letters).length - 1).toBe(4);
    },
    3 * MINUTES,
  );

  test(
    'prints a workbook on A4, each table with its heads',
    async () => {
      const { pages, across } = await printed(await toXlsx(report), 'xlsx');
      const text = pages.join(' ');
      expect(
        ['Số: 112/BC-SLĐTBXH', 'Bảng A2. Kiểm tra, xử lý vi phạm', '0 (12 kt)', 'không hiển thị'].filter(
          (one) => !text.includes(one),
        ),
      ).toEqual([]);
      expect(across[0]).toBe(false);
      const wide = pages.filter((page) => page.includes('Cùng kỳ năm trước'));
      expect(wide.length).toBeGreaterThan(1);
    },
    3 * MINUTES,
  );

  test.each([
    ['docx', toDocx],
    ['xlsx', toXlsx],
  ] as const)(
    'saves a %s from which every figure, every narrative and the origin are read back',
    async (form, make) => {
      const saved = readBack(await savedByOffice(await make(report), form, form));
      const values = new Map(figuresOf(report).map(({ ref, value }) => [ref, value]));
      expect(saved.figures).toHaveLength(values.size);
      expect(saved.figures.filter(({ ref, shown }) => !agrees(shown, values.get(ref)!))).toEqual([]);
      expect(saved.narratives).toEqual(narrativesOf(report));
      expect(saved).toMatchObject({ label: report.label, provenance: report.provenance });
    },
    3 * MINUTES,
  );

  test(
    'opens what was pasted: lines, accents and the rest of the text are there (S-13, S-14)',
    async () => {
      const note = 'Dòng một\u000b\u001b\nĐường “Ự ẫ ỗ”\u000c\nba \ud83d =1+1 <&>';
      const document: OfficialDocument = {
        ...decision,
        body: [{ is: 'paragraph', align: 'left', runs: [said(note)] }],
      };
      for (const [form, make] of [
        ['docx', toDocx],
        ['xlsx', toXlsx],
      ] as const) {
        const { pages } = await printed(await make(document), form);
        expect(pages.join(' ')).toMatch(/Dòng một\s+Đường “Ự ẫ ỗ”\s+ba \S+ =1\+1 <&>/);
      }
    },
    3 * MINUTES,
  );
});
