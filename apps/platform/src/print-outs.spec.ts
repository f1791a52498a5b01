import { describe, expect, test } from '@jest/globals';
import { rightsHandedOn } from '@lien-nganh/access';
import { toPdf, type OfficialDocument } from '@lien-nganh/documents';
import { layoutFault, printOutId, type PrintOutTemplate } from '@lien-nganh/kernel';
import { sampleIn } from '@lien-nganh/service-host';
import { getDocument, OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { services } from './services.ts';

const printOuts = services.flatMap((service) => service.printOuts);
const layouts = printOuts.flatMap((printOut) =>
  printOut.templates.map(
    (template) => [`${printOutId(printOut)} from ${template.validFrom}`, printOut, template] as const,
  ),
);

/** 210 × 297 mm, in points. */
const A4 = { width: 595.28, height: 841.89 };

/** What a reader sees of a page: its size, the text as it is copied out, and every colour that is set. */
async function lookAt(page: PDFPageProxy) {
  const { width, height } = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  const { fnArray, argsArray } = await page.getOperatorList();
  const colours = fnArray.flatMap((what, index) =>
    what === OPS.setFillRGBColor || what === OPS.setStrokeRGBColor
      ? [Array.from(argsArray[index] as Iterable<unknown>).join()]
      : [],
  );
  return { width, height, text: items.map((item) => ('str' in item ? item.str : '')).join(''), colours };
}

async function pagesOf(document: OfficialDocument) {
  const pdf = await getDocument({ data: await toPdf(document), verbosity: 0 }).promise;
  const pages = [];
  for (let number = 1; number <= pdf.numPages; number += 1) pages.push(await lookAt(await pdf.getPage(number)));
  await pdf.destroy();
  return pages;
}

/** Every text that a document says, but for what is drawn in capitals or in other words. */
function saidIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(saidIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (NO_WORDS.includes(key) ? [] : saidIn(inner)));
}
const NO_WORDS = ['is', 'align', 'language', 'date', 'mark', 'kind', 'frame', 'level'];

/** Letters and digits alone, in one case: line breaks, hyphens and dots come and go. */
function bare(text: string): string {
  return text
    .normalize('NFC')
    .toLocaleUpperCase('vi')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** Every Vietnamese letter with its tones, small and capital, by vowel. */
const TONES = ['', '\u0300', '\u0301', '\u0309', '\u0303', '\u0323'];
const letters = ['đĐ', ...Array.from('aăâeêioôơuưy', (vowel) => TONES.map((tone) => bothCases(vowel + tone)).join(''))];

function bothCases(letter: string): string {
  const composed = letter.normalize('NFC');
  return composed + composed.toLocaleUpperCase('vi');
}

describe('every print-out', () => {
  test('that the offices need is there', () => {
    expect(printOuts.map(printOutId).sort()).toEqual([
      ...['checklist.blank-minutes', 'coordinationMeeting.minutes', 'followUp.urging-letter'],
      ...['inspection.inspection-decision', 'inspection.minutes', 'inspection.notice', 'inspection.sanction-decision'],
      ...['inspection.transfer-letter', 'inspection.violation-record', 'inspectionPlan.inspection-plan'],
      ...['invitation.letter', 'plan.plan', 'plan.revision', 'team178.member-list', 'teamSubmission.draft-decision'],
      ...['teamSubmission.draft-regulation', 'teamSubmission.member-list', 'teamSubmission.submission'],
    ]);
  });

  test('is signed by order or by delegation of a right that may be handed on, or of none', () => {
    const rights = printOuts.map(({ signedUnder }) => signedUnder).filter((right) => right !== null);
    expect(rights.length).toBeGreaterThan(0);
    for (const right of rights) expect(rightsHandedOn).toContain(right);
  });

  test.each(layouts)('%s is A4, black on white, and is copied out as it was written', async (_, printOut, template) => {
    expect(layoutFault(printOut, template)).toBeNull();
    const document = sampleIn(printOut, template);
    const pages = await pagesOf(document);
    expect(pages.length).toBeLessThanOrEqual(4);
    for (const { width, height, colours } of pages) {
      expect(Math.abs(width - A4.width) + Math.abs(height - A4.height)).toBeLessThan(0.1);
      expect([...new Set(colours)].filter((colour) => !isGrey(colour))).toEqual([]);
    }
    const text = pages.map((page) => page.text).join('');
    expect(text).not.toMatch(/[\uFFFD\uE000-\uF8FF{}]/);
    const drawn = bare(text);
    expect(saidIn(document).filter((said) => !drawn.includes(bare(said)))).toEqual([]);
  });

  test.each(['NFC', 'NFD'] as const)(
    'draws every Vietnamese letter that was written in %s, regular and bold',
    async (form) => {
      const [, printOut, shipped] = layouts[0]!;
      const spelling = letters.join(' ').normalize(form);
      const spelled: PrintOutTemplate = {
        ...shipped,
        body: [{ is: 'paragraph', lead: spelling, text: spelling, align: 'left' }],
      };
      const text = (await pagesOf(sampleIn(printOut, spelled))).map((page) => page.text).join('');
      const copied = text.replace(/\s/g, '');
      expect(copied.split(letters.join(''))).toHaveLength(3);
    },
  );
});

/** Colours are told as `#rrggbb` or as three numbers. */
function isGrey(colour: string): boolean {
  const parts = colour.startsWith('#') ? colour.slice(1).match(/../g)! : colour.split(',');
  return new Set(parts).size === 1;
}
