import { checked } from '../check.ts';
import type { OfficialDocument } from '../model.ts';

/**
 * The document as a workbook: its text on one sheet, each table and each chart on one of its own. A figure is a number with a
 * name; which name is which reference stands on the last sheet. The same document gives the same bytes.
 *
 * @throws RangeError for a document that would make a damaged or misleading file
 */
export async function toXlsx(document: OfficialDocument): Promise<Uint8Array> {
  const clean = checked(document);
  // Loaded with the first workbook: who makes none does without its twelve megabytes.
  const { bookOf } = await import('./book-of.ts');
  return bookOf(clean);
}
