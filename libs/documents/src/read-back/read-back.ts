import { readDocx } from './docx.ts';
import type { ReadBack } from './found.ts';
import { UnreadableDocument, unpacked } from './unpack.ts';
import { readXlsx } from './xlsx.ts';

/**
 * What a docx or an xlsx that this library made holds now, also after it was edited and saved in an office program: each figure
 * by its reference, each narrative by its slot, and from where in the log they are.
 *
 * @throws UnreadableDocument when it is no such file, or too large to be one. A file of somebody else has no figures.
 */
export function readBack(bytes: Uint8Array): ReadBack {
  const parts = unpacked(bytes);
  if (parts['word/document.xml']) return readDocx(parts);
  if (parts['xl/workbook.xml']) return readXlsx(parts);
  throw new UnreadableDocument('not-a-document');
}
