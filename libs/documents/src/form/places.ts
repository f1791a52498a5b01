import type { Day } from '@lien-nganh/kernel';
import type { Figure } from '../values.ts';

/** Where something stands in a form that an authority made. */
export type Place =
  /** `cell`: `C5`. */
  | { readonly is: 'cell'; readonly sheet: string; readonly cell: string }
  /** A content control, by its tag. */
  | { readonly is: 'control'; readonly tag: string }
  | { readonly is: 'bookmark'; readonly name: string }
  /** Each counted from 1: tables of the text in order, columns as the grid of the table has them. */
  | { readonly is: 'table-cell'; readonly table: number; readonly row: number; readonly column: number };

/** What is found at a place of a form. */
export type Standing =
  | { readonly is: 'free'; readonly text: string; readonly shown: 'plain' | 'percent' | 'day' }
  | { readonly is: 'not-there' }
  /** It belongs to a merged cell, whose content stands elsewhere. */
  | { readonly is: 'inside-merged' }
  /** A formula, or a field that the program works out. */
  | { readonly is: 'worked-out' }
  /** Pictures, tables, lists to choose from: more than a text that can be replaced. */
  | { readonly is: 'no-text' };

/** What a cell of a workbook holds, as it is read. */
export type ReadValue =
  | { readonly is: 'number'; readonly digits: string }
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'empty' }
  /** What it came to when somebody last opened the file is not trusted. */
  | { readonly is: 'worked-out' }
  | { readonly is: 'error' };

export type Content =
  | { readonly is: 'figure'; readonly figure: Figure }
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'day'; readonly day: Day };

export interface Filled {
  readonly place: Place;
  readonly content: Content;
}

/** A form that cannot be used, or no longer. */
export class UnusableForm extends Error {
  override readonly name = 'UnusableForm';

  constructor(readonly because: 'not-a-form' | 'too-large' | 'damaged') {
    super(`the form is ${because}`);
  }
}

/** Names of a place in messages: `'Biểu 1'!C5`, `control so-vu`, `table 1, row 3, column 2`. */
export function placeName(place: Place): string {
  switch (place.is) {
    case 'cell':
      return `'${place.sheet.replaceAll("'", "''")}'!${place.cell}`;
    case 'control':
      return `control ${place.tag}`;
    case 'bookmark':
      return `bookmark ${place.name}`;
    case 'table-cell':
      return `table ${place.table}, row ${place.row}, column ${place.column}`;
  }
}
