import type { OfficialDocument } from '../model.ts';
import { madeAt } from '../properties.ts';
import { titleOf } from '../words.ts';
import { Book } from './book.ts';
import { Marks } from './marks.ts';
import { writeText } from './text-sheet.ts';

const FONT = 'Times New Roman';

/** The bytes of the workbook of a document that is checked. */
export function bookOf(document: OfficialDocument): Uint8Array {
  const book = new Book(FONT);
  try {
    const marks = new Marks(book);
    writeText(document, book, marks);
    marks.write(document);
    const { issuer, label } = document;
    const title = titleOf(document);
    return book.bytes({ title, author: issuer.name, keywords: label ?? '', madeAt: madeAt(document) });
  } finally {
    book.free();
  }
}
