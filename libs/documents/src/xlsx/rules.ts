import type { Day } from '@lien-nganh/kernel';
import { daysFrom } from '@lien-nganh/vocabulary';
import { beginning } from '../text.ts';

/** What spreadsheets do to what they are given, and what no sheet may therefore be given. */

/** Spreadsheets show fifteen digits of a number and make zeros of the rest. */
export const SHOWN_DIGITS = 15;
/** What a spreadsheet would run: a formula, also behind blanks that it skips. */
export const RUNS = /^[\s\u00a0\ufeff]*[=+\-@]|^[\t\r\n]/;

const LONGEST_TEXT = 32_767;
const FIRST_DAY = '1900-03-01';
const DAY_ZERO = '1899-12-30';

/** The number by which spreadsheets know a day; `null` before those that all of them count alike. */
export function serialOf(day: Day): number | null {
  return day < FIRST_DAY ? null : daysFrom(DAY_ZERO, day);
}

/** Whether a number has more digits than a spreadsheet keeps: it is written as text, so that none is lost. */
export function isLong(digits: string): boolean {
  return digits.replace(/^-?[0.]*/, '').replace('.', '').length > SHOWN_DIGITS;
}

/** Text as long as a cell holds; what is cut ends with an ellipsis. */
export function cellText(text: string): string {
  return text.length <= LONGEST_TEXT ? text : `${beginning(text, LONGEST_TEXT - 1)}…`;
}

/** `A1`, `AB12`; row and column count from 0. */
export function addressOf(row: number, column: number): string {
  return `${columnOf(column)}${row + 1}`;
}

export function columnOf(column: number): string {
  const before = Math.floor(column / 26);
  return `${before === 0 ? '' : columnOf(before - 1)}${String.fromCharCode(65 + (column % 26))}`;
}

/** How many lines a text takes in a column of so many letters, about. */
export function linesOf(text: string, letters: number): number {
  return text.split('\n').reduce((lines, line) => lines + Math.max(1, Math.ceil((line.length * 0.85) / letters)), 0);
}
