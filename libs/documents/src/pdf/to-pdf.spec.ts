import { describe, expect, test } from '@jest/globals';
import type { Block } from '../blocks.ts';
import { decision, letter } from '../examples/documents.ts';
import { vietnameseLetters } from '../examples/letters.ts';
import { LAST, letterEndings, SIGNED } from '../examples/last-lines.ts';
import { acrossOf, pagesOf } from '../examples/pdf-text.ts';
import { report } from '../examples/report.ts';
import { figure, inspections, number, said } from '../examples/tables.ts';
import type { OfficialDocument } from '../model.ts';
import { toPdf } from './to-pdf.ts';

const withBody = (...body: Block[]): OfficialDocument => ({ ...letter, body });
const copied = async (document: OfficialDocument) => (await pagesOf(await toPdf(document))).join(' ');

describe('a PDF', () => {
  test.each([
    ['upright', {}],
    ['bold', { bold: true }],
    ['italic', { italic: true }],
    ['bold italic', { bold: true, italic: true }],
  ])('gives every Vietnamese letter back as it was typed, in either normal form: %s (S-15)', async (_, look) => {
    expect(vietnameseLetters).toHaveLength(146);
    const words = vietnameseLetters.map((letter) => `n${letter}m`).join(' ');
    for (const form of ['NFC', 'NFD'] as const) {
      const text = { is: 'text', text: words.normalize(form), ...look } as const;
      expect(await copied(withBody({ is: 'paragraph', align: 'left', runs: [text] }))).toContain(words);
    }
  });

  test('gives every text of a report back: head, body, figures, tables, signature, recipients, origin', async () => {
    const text = await copied(report);
    const expected = [
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Số: 112/BC-SLĐTBXH',
      report.subject,
      'toàn tỉnh có 1.512 cơ sở kinh doanh dịch vụ dễ bị lợi dụng, trong đó 755 cơ sở lưu trú',
      'phát hiện 0 (qua 37 lượt kiểm tra) vụ; số người bán dâm ước tính: chưa có ước tính; số được hỗ trợ: không hiển thị.',
      'Bảng A2. Kiểm tra, xử lý vi phạm Đơn vị tính: cuộc, lượt cơ sở, cơ sở, đồng;',
      '9.007.199.254.740.993',
      'Nơi nhận: - Như trên; - Cục Phòng, chống tệ nạn xã hội (để b/c);',
      'KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC',
      `Mã kiểm tra của nhật ký: ${report.provenance!.hash}`,
      'Phụ lục I SO SÁNH CÁC KỲ',
    ];
    expect(expected.filter((one) => !text.includes(one))).toEqual([]);
  });

  test('has the number of each page from the second on, its label on all, and the head of a table on each', async () => {
    const pages = await pagesOf(await toPdf(report));
    expect(pages.length).toBeGreaterThan(4);
    expect(pages.map((page) => page.includes('BẢN NỘI BỘ - DỮ LIỆU MẪU'))).not.toContain(false);
    expect(pages.map((page) => /^\d+(?= BẢN)/.exec(page)?.[0] ?? '')).toEqual([
      '',
      ...pages.slice(1).map((_, at) => String(at + 2)),
    ]);
    const first = pages.findIndex((page) => page.includes('Phụ lục I'));
    expect(await acrossOf(await toPdf(report))).toEqual(pages.map((_, at) => at >= first));
    const annex = pages.slice(first);
    expect(annex.map((page) => page.includes('Cùng kỳ năm trước'))).not.toContain(false);
  });

  test('keeps what looks like mark-up as the text that it is', async () => {
    const words = [
      '#eval("1+1")',
      '*x* _y_ $z$',
      '- gạch đầu dòng',
      '= Tiêu đề',
      '\\ / "kép" \'đơn\'',
      '<nhãn> @ref',
      '03388',
      '/* */ // x',
      '[a](b) `c`',
    ];
    const text = await copied(
      withBody(...words.map((word): Block => ({ is: 'paragraph', align: 'left', runs: [said(word)] }))),
    );
    expect(words.filter((word) => !text.includes(word))).toEqual([]);
  });

  test('has words where the font has no letter, and nothing where nothing is to be seen', async () => {
    const typed = 'Đạt ✓, vui 😀, ☐ chưa, ẩn\u200b\ufeff, 內 → hết';
    expect(await copied(withBody({ is: 'paragraph', align: 'left', runs: [said(typed)] }))).toContain(
      'Đạt (có), vui [U+1F600], [ ] chưa, ẩn, [U+5167] → hết',
    );
  });

  test('breaks a word that is longer than a line, so that none of it is off the page', async () => {
    const address = `https://lien-nganh.example/${'x'.repeat(600)}`;
    const text = await copied(withBody({ is: 'paragraph', runs: [said(`Xem ${address} và phụ lục.`)] }));
    expect(text.replace(/\s/g, '')).toContain(`Xem${address}vàphụlục.`);
  });

  test('survives what is pasted: lines, accents and the rest of the text are there (S-13)', async () => {
    const note = 'Dòng một\u000b\u001b\nĐường “Ự ẫ ỗ”\u000c\nba \ud83d';
    expect(await copied(withBody({ is: 'paragraph', runs: [said(note)] }))).toMatch(/Dòng một Đường “Ự ẫ ỗ” ba \S/);
  });

  test('is made of a document with nothing in it, and of one with everything', async () => {
    const bare = { ...decision, decidedBy: null, bases: [], body: [], signature: null, recipients: [] };
    expect(await copied(bare)).toContain('QUYẾT ĐỊNH');
    const every: Block[] = [
      ...report.body,
      ...decision.body,
      { is: 'page-break' },
      { is: 'note', runs: [figure('a', number('1'))] },
    ];
    const annexes = (['upright', 'across'] as const).map((page) => ({
      number: null,
      title: 'T',
      page,
      body: [inspections],
    }));
    expect((await pagesOf(await toPdf({ ...report, body: every, annexes }))).length).toBeGreaterThan(4);
  });

  test('is archival, tagged, in Vietnamese, with its letters embedded, and the same bytes each time', async () => {
    const bytes = Buffer.from(await toPdf(report));
    expect(bytes.equals(await toPdf(report))).toBe(true);
    const raw = bytes.toString('latin1');
    expect(raw).toContain('<pdfaid:part>2</pdfaid:part>');
    expect(raw).toContain('<pdfaid:conformance>A</pdfaid:conformance>');
    expect(raw).toMatch(/\/MarkInfo\s*<<\s*\/Marked true/);
    expect(raw).toMatch(/\/Lang\s*\(vi\)/);
    expect(raw.match(/\/FontFile2/g)).toHaveLength(4);
    expect(raw).toContain('(D:20130705023000Z)');
  });

  test('has words for whoever does not see its charts and its code', async () => {
    const raw = Buffer.from(await toPdf(report)).toString('latin1');
    expect(raw.match(/\/Alt\b/g)!.length).toBeGreaterThanOrEqual(3);
  });

  test.each(letterEndings)(
    'has whoever signs on the page of its last lines, also where it ends in %s',
    async (_, of) => {
      const broken: boolean[] = [];
      for (let lines = 14; lines <= 32; lines += 1) {
        const pages = await pagesOf(await toPdf(of(lines)));
        const signed = pages.find((page) => page.includes(SIGNED))!;
        expect([lines, signed.includes(LAST)]).toEqual([lines, true]);
        broken.push(pages.length > 1);
      }
      // from letters of one page to such of two
      expect([broken[0], broken.at(-1)]).toEqual([false, true]);
    },
  );
});
