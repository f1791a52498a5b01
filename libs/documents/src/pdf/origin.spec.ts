import { expect, test } from '@jest/globals';
import { letter } from '../examples/documents.ts';
import { report } from '../examples/report.ts';
import { pdfOrigin } from './origin.ts';
import { toPdf } from './to-pdf.ts';

test('a PDF says which variant it is, from where in the log, and what laid it out', async () => {
  const provenance = { ...report.provenance!, url: 'https://lien-nganh.example/api/x?position=12-a:7&reporter=a%26b' };
  const { madeAt: _, ...origin } = provenance;
  const told = pdfOrigin(await toPdf({ ...report, provenance }));
  expect(told).toEqual({ label: report.label, program: expect.stringMatching(/^Typst \d/), provenance: origin });
  const drawn = pdfOrigin(await toPdf({ ...report, provenance: { ...provenance, drawing: '3' } }));
  expect(drawn?.provenance).toEqual({ ...origin, drawing: '3' });
  expect(pdfOrigin(await toPdf({ ...letter, provenance: null }))).toMatchObject({ provenance: null });
});

test('what is no PDF says nothing, nor does one of somebody else', () => {
  expect(pdfOrigin(new TextEncoder().encode('PK'))).toBeNull();
  const other = '%PDF-1.7 <pdf:Keywords>báo cáo, nhat-ky</pdf:Keywords>';
  expect(pdfOrigin(new TextEncoder().encode(other))).toEqual({
    label: 'báo cáo, nhat-ky',
    program: null,
    provenance: null,
  });
});
