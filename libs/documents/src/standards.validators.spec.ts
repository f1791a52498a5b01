import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { toDocx } from './docx/to-docx.ts';
import { document } from './examples/arbitrary.ts';
import { decision, letter } from './examples/documents.ts';
import { report } from './examples/report.ts';
import { judged } from './examples/validators.ts';
import { toPdf } from './pdf/to-pdf.ts';
import { toXlsx } from './xlsx/to-xlsx.ts';

const MINUTES = 60_000;
const MADE_UP = 12;

/** An office file in which something is written otherwise; once, in one part. */
function forged(bytes: Uint8Array, part: string, [from, to]: readonly [string, string]): Uint8Array {
  const files = unzipSync(bytes);
  const text = strFromU8(files[part]!);
  if (!text.includes(from)) throw new Error(`${part} has no ${from}`);
  return zipSync({ ...files, [part]: strToU8(text.replace(from, to)) });
}

/** As many bytes as before, so that everything else in a PDF stays where it is. */
function renamed(bytes: Uint8Array, from: string, to: string): Uint8Array {
  return Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll(from, to), 'latin1');
}

let told: ReadonlyMap<string, string[]>;
const documents = { report, decision, letter };

beforeAll(async () => {
  const files: Record<string, Uint8Array> = {};
  const madeUp = fc.sample(document, { numRuns: MADE_UP, seed: 879 }).map((one, n) => [`any-${n}`, one] as const);
  for (const [name, one] of [...Object.entries(documents), ...madeUp]) {
    files[`${name}.docx`] = toDocx(one);
    files[`${name}.xlsx`] = await toXlsx(one);
    files[`${name}.pdf`] = await toPdf(one);
  }
  const [docx, xlsx, pdf] = [files['report.docx']!, files['report.xlsx']!, files['report.pdf']!];
  files['turned.docx'] = forged(docx, 'word/document.xml', ['<w:tblHeader/>', '<w:tblHeader/><w:cantSplit/><w:jc/>']);
  files['unknown.xlsx'] = forged(xlsx, 'xl/worksheets/sheet1.xml', ['<sheetData>', '<unknown/><sheetData>']);
  files['unsaid.pdf'] = renamed(pdf, 'pdfaid', 'pdfaix');
  files['cut.pdf'] = pdf.slice(0, pdf.length / 2);
  told = await judged(files);
}, 10 * MINUTES);

describe('produced documents, held against the standards by validators of others', () => {
  test.each(['docx', 'xlsx'])('each %s follows the schemas of ECMA-376', (form) => {
    const faults = [...told].filter(([name]) => /^(report|decision|letter|any-)/.test(name) && name.endsWith(form));
    expect(faults).toHaveLength(Object.keys(documents).length + MADE_UP);
    expect(faults.filter(([, said]) => !/^ok {2}\([1-9]\d* parts\)$/.test(said.join()))).toEqual([]);
  });

  test('each PDF is PDF/A-2a', () => {
    const made = [...told].filter(([name]) => /^(report|decision|letter|any-).*pdf$/.test(name));
    expect(made).toHaveLength(Object.keys(documents).length + MADE_UP);
    expect(made.filter(([, said]) => !/^ok {2}\([1-9]\d* checks of PDF\/A-2a\)$/.test(said.join()))).toEqual([]);
  });

  test.each([
    ['turned.docx', '/word/document.xml'],
    ['unknown.xlsx', '/xl/worksheets/sheet1.xml'],
    ['unsaid.pdf', 'clause=6.6.4'],
    ['cut.pdf', 'cannot be read'],
  ])('what was spoilt is found: %s', (name, what) => {
    expect(told.get(name)!.join()).toContain(what);
  });
});
