import { checked } from '../check.ts';
import type { OfficialDocument } from '../model.ts';
import { madeAt } from '../properties.ts';
import { titleOf } from '../words.ts';
import { Book } from './book.ts';
import { Marks } from './marks.ts';
import { writeText } from './text-sheet.ts';

const FONT = 'Times New Roman';

/**
 * The document as a workbook: its text on one sheet, each table and each chart on one of its own. A figure is a number with a
 * name; which name is which reference stands on the last sheet. The same document gives the same bytes.
 *
 * @throws RangeError for a document that would make a damaged or misleading file
 */
export function toXlsx(document: OfficialDocument): Uint8Array {
  const clean = checked(document);
  const book = new Book(FONT);
  try {
    const marks = new Marks(book);
    writeText(clean, book, marks);
    marks.write(clean);
  } catch (error) {
    book.free();
    throw error;
  }
  const { issuer, label } = clean;
  return book.bytes({ title: titleOf(clean), author: issuer.name, keywords: label ?? '', madeAt: madeAt(clean) });
}
