/** Workbooks of any kind, by the same rules as those of official documents. It loads the writer, which is twelve megabytes. */

export type { BookProperties, CellLook } from './xlsx/book.ts';
export { Book } from './xlsx/book.ts';
export { SHOWN_DIGITS, isLong } from './xlsx/rules.ts';
export type { Sheet } from './xlsx/sheet.ts';
