import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { toDocx } from './docx/to-docx.ts';
import { document } from './examples/arbitrary.ts';
import { faultsOf, misplaced, opened } from './examples/opened.ts';
import { figuresOf, narrativesOf } from './held.ts';
import type { OfficialDocument } from './model.ts';
import { toPdf } from './pdf/to-pdf.ts';
import type { ReadBack } from './read-back/found.ts';
import { readBack } from './read-back/read-back.ts';
import { plainText } from './text.ts';
import { agrees } from './values.ts';
import { toXlsx } from './xlsx/to-xlsx.ts';

const RUNS = 60;

/** What does not come back as it went in. */
function lost(made: OfficialDocument, back: ReadBack): unknown[] {
  const key = ({ ref, shown }: { ref: string; shown: string }) => `${ref} ${shown}`;
  const left = [...back.figures].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  const figures = figuresOf(made).filter(({ ref, value }) => {
    const at = left.findIndex((one) => one.ref === ref && agrees(one.shown, value));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  const texts = narrativesOf(made).map(({ slot, text }) => ({ slot, text: plainText(text).trim() }));
  const narratives = texts.filter(({ slot, text }) => back.narratives.find((one) => one.slot === slot)?.text !== text);
  return [...figures, ...left, ...narratives];
}

describe('any document', () => {
  test('becomes a sound docx of the same bytes, whose figures and narratives are read back', () => {
    fc.assert(
      fc.property(document, (made) => {
        const bytes = toDocx(made);
        expect(faultsOf(bytes)).toEqual([]);
        expect(misplaced(opened(bytes).text('word/document.xml'))).toEqual([]);
        expect(Buffer.from(toDocx(made)).equals(bytes)).toBe(true);
        expect(lost(made, readBack(bytes))).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  test('becomes a sound workbook of the same bytes, whose figures and narratives are read back', async () => {
    await fc.assert(
      fc.asyncProperty(document, async (made) => {
        const bytes = await toXlsx(made);
        expect(faultsOf(bytes)).toEqual([]);
        expect(Buffer.from(await toXlsx(made)).equals(bytes)).toBe(true);
        expect(lost(made, readBack(bytes))).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  test('becomes a PDF of the same bytes', async () => {
    await fc.assert(
      fc.asyncProperty(document, async (made) => {
        const bytes = await toPdf(made);
        expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe('%PDF-');
        expect(Buffer.from(await toPdf(made)).equals(bytes)).toBe(true);
      }),
      { numRuns: RUNS },
    );
  });
});
