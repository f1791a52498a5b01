/** What a cell holds, as the file has it. */
export type Cell =
  | { readonly is: 'text'; readonly text: string }
  /** Digits as the file writes them, `1250000` or `1.25E6`; `day`: shown as a day. */
  | { readonly is: 'number'; readonly digits: string; readonly day: boolean }
  | { readonly is: 'boolean'; readonly value: boolean }
  /** What it came to when somebody last opened the file is not trusted. */
  | { readonly is: 'formula'; readonly formula: string }
  | { readonly is: 'error'; readonly code: string };

/** A row that holds anything. */
export interface SheetRow {
  /** As the program shows it, from 1. */
  readonly number: number;
  readonly hidden: boolean;
  /** By column, from 0. */
  readonly cells: ReadonlyMap<number, Cell>;
}

const LETTERS = 26;
const A = 64;

/** `AB12` -> column 27; `null` when it is no address. */
export function columnOf(address: string): number | null {
  const letters = /^([A-Z]{1,3})\d{1,7}$/.exec(address)?.[1];
  if (letters === undefined) return null;
  return [...letters].reduce((sum, letter) => sum * LETTERS + letter.charCodeAt(0) - A, 0) - 1;
}

/** Column 27 of row 12, which counts from 1 -> `AB12`. */
export function addressOf(column: number, row: number): string {
  return `${lettersOf(column)}${row}`;
}

/** Column 27 -> `AB`. */
export function lettersOf(column: number): string {
  const before = Math.floor(column / LETTERS);
  return (before > 0 ? lettersOf(before - 1) : '') + String.fromCharCode(A + 1 + (column % LETTERS));
}
