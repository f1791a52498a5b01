import { describe, expect, test } from '@jest/globals';
import { report } from '../examples/report.ts';
import { pagesOf } from '../examples/pdf-text.ts';
import { pagesIn } from './pages.ts';
import { toPdf } from './to-pdf.ts';

describe('the pages of a PDF', () => {
  test.each([0, 60, 1_000])('are as many as a reader counts, also with %i paragraphs more', async (more) => {
    const body = Array.from({ length: more }, (_, index) => ({
      is: 'heading' as const,
      ...{ level: 2 as const, number: null, text: `Mục ${index}` },
    }));
    const pdf = await toPdf({ ...report, body: [...report.body, ...body] });
    expect(pagesIn(pdf)).toBe((await pagesOf(pdf)).length);
  });

  test('of what is no PDF of this library are not guessed', () => {
    expect(() => pagesIn(new Uint8Array(8))).toThrow(RangeError);
  });
});
