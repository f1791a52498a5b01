import type { Day } from '@lien-nganh/kernel';
import type { FigureValue } from '../figure/value.ts';

/** A cell of a file: text, whole digits, a calendar day, or nothing. */
export type Cell = TextCell | DigitsCell | { readonly day: Day } | null;

interface TextCell {
  readonly text: string;
}

interface DigitsCell {
  readonly digits: string;
}

export type Line = readonly Cell[];

/** What a file holds, whichever its form: a head and lines below it. */
export interface Table {
  readonly head: readonly string[];
  readonly lines: readonly Line[];
}

const WHOLE = /^-?\d+$/;

/** @throws RangeError for digits that are no whole number: text would pass for a number */
export function checkDigits(digits: string): string {
  if (!WHOLE.test(digits)) throw new RangeError('digits are a whole number');
  return digits;
}

export function text(value: string): TextCell {
  return { text: value };
}

/** A day; `null`: there is none. */
export function dayCell(value: Day | null): Cell {
  return value === null ? text('') : { day: value };
}

/** Whether something is so. */
export function yesOrNo(is: boolean): TextCell {
  return text(is ? 'có / yes' : 'không / no');
}

/** A count; `null`: not told. */
export function count(value: number | null): Cell {
  return value === null ? null : { digits: String(value) };
}

/** A value as what it is: what is missing or withheld is neither zero nor blank. */
export function valueCell(value: FigureValue): TextCell | DigitsCell {
  switch (value.is) {
    case 'number':
      return { digits: value.value };
    case 'zero':
      return { digits: '0' };
    case 'withheld':
      return text('không hiển thị / withheld');
    case 'missing':
      return text(`chưa có / missing: ${value.because}`);
    case 'cannot-be-carried':
      return text(`không xếp được / cannot be carried: ${value.because}`);
  }
}
