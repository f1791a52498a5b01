import { zipped } from '../zip.ts';
import { Book, WORKBOOK } from './book.ts';
import type { Kept } from './book-marks.ts';
import { filledBook } from './fill-book.ts';
import { filledText } from './fill-word.ts';
import { partsOf } from './parts.ts';
import { UnusableForm, type Filled, type Place, type ReadValue, type Standing } from './places.ts';
import { DOCUMENT, TextDocument } from './word.ts';

/** A form that an authority made, opened. */
export interface FormFile {
  readonly format: 'xlsx' | 'docx';
  /** What is found at a place, before anything is filled in. */
  standing(place: Place): Standing;
  /** What a cell holds; of a text document nothing is read. */
  value(place: Place): ReadValue;
  /**
   * The same file with contents at places, which are free and each named once. Same contents, same bytes.
   *
   * @throws UnusableForm damaged where a place is not there
   */
  filled(contents: readonly Filled[], kept: Kept): Uint8Array;
}

/**
 * Opens a form: xlsx or docx, without macros. It was looked through when it was attached; here is bounded what is held of it.
 *
 * @throws UnusableForm
 */
export function openForm(bytes: Uint8Array): FormFile {
  const parts = partsOf(bytes);
  if (parts[WORKBOOK] !== undefined) return workbook(new Book(parts));
  if (parts[DOCUMENT] !== undefined) return text(new TextDocument(parts));
  throw new UnusableForm('not-a-form');
}

function workbook(book: Book): FormFile {
  return {
    format: 'xlsx',
    standing: (place) => (place.is === 'cell' ? book.standing(place.sheet, place.cell) : { is: 'not-there' }),
    value: (place) => (place.is === 'cell' ? book.value(place.sheet, place.cell) : { is: 'empty' }),
    filled: (contents, kept) => zipped(filledBook(book, contents, kept)),
  };
}

function text(document: TextDocument): FormFile {
  return {
    format: 'docx',
    standing: (place) => document.standing(place),
    value: () => ({ is: 'empty' }),
    filled: (contents, kept) => zipped(filledText(document, contents, kept)),
  };
}
