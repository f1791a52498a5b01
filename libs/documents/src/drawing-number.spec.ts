import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { unzipSync } from 'fflate';
import { toDocx } from './docx/to-docx.ts';
import { DRAWING } from './drawing-number.ts';
import { report } from './examples/report.ts';
import { toPdf } from './pdf/to-pdf.ts';

/** What a sample report was drawn as, by each way of drawing: a file of an earlier one is not told to be changed by hand. */
const drawn: Readonly<Record<string, { readonly pdf: string; readonly docx: string }>> = {
  '1': {
    pdf: '092e83bc9f80f5fddb05da8f923e6df542bddf873daa476deca1f2c54e183227',
    docx: '32263b1d08c8342487fc9c9219d8a2bb177a9e4df28468179902824feb978ebc',
  },
  '2': {
    pdf: '659bf654f062dea1ba92e55f72fb35ce61112973285780e9622246a9ae8fbb2d',
    docx: '32263b1d08c8342487fc9c9219d8a2bb177a9e4df28468179902824feb978ebc',
  },
};

test('what is drawn otherwise counts as another way of drawing: raise DRAWING, and add what it draws', async () => {
  const { drawing: _, ...provenance } = report.provenance!;
  const sample = { ...report, provenance };
  expect({ pdf: sha256([await toPdf(sample)]), docx: sha256(partsOf(toDocx(sample))) }).toEqual(drawn[DRAWING]);
});

/** Without what packs them, which differs from one Node to the next. */
function partsOf(docx: Uint8Array): readonly Uint8Array[] {
  const parts = unzipSync(docx);
  return Object.keys(parts)
    .sort()
    .map((name) => parts[name]!);
}

function sha256(parts: readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}
