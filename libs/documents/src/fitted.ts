import type { Cell } from './blocks.ts';
import { cellText, isInWords } from './cell.ts';

/** Letters of a table, in points; of its head; of words that stand in the place of a number. */
const FULL = 12;
const HEAD = 11;
const IN_WORDS = 10;
const LEAST = 6;
const POINT_MM = 25.4 / 72;
/** Widths of a letter as shares of its height: of stops and slashes, of digits, of letters on the whole in bold. */
const STOP = 0.28;
const DIGIT = 0.5;
const LETTER = 0.58;
/** Edges of a cell, both sides. */
const EDGES_MM = 2.4;

/**
 * The size of the letters, in half points, with which the longest word of a cell fits its column: an amount of sixteen digits is
 * neither broken nor written over the next column.
 */
export function fittedSize(cell: Cell, columnMm: number): number {
  return fitted(cellText(cell), { columnMm, most: isInWords(cell) ? IN_WORDS : FULL });
}

/** The same of a cell of the head, over the columns that it spans. */
export function fittedHead(text: string, columnMm: number): number {
  return fitted(text, { columnMm, most: HEAD });
}

function fitted(text: string, { columnMm, most }: { readonly columnMm: number; readonly most: number }): number {
  // a space that does not break holds what stands around it together
  const longest = Math.max(DIGIT, ...text.split(/[^\S\u00a0]+/).map(widthOf));
  const fits = (columnMm - EDGES_MM) / (longest * POINT_MM);
  return Math.floor(Math.min(most, Math.max(LEAST, fits)) * 2);
}

function widthOf(word: string): number {
  return Array.from(word, (letter) => (/[.,/()-]/.test(letter) ? STOP : /\d/.test(letter) ? DIGIT : LETTER)).reduce(
    (sum, width) => sum + width,
    0,
  );
}

/** Width of the text on a page, in millimetres. */
export function textWidthMm(across: boolean): number {
  return (across ? 297 : 210) - 50;
}
