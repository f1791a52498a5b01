import { onOneLine } from './text.ts';

/**
 * What stands where a figure is asked for. The five never turn into each other, in any output: neither does a zero become a
 * blank, nor a blank a zero.
 */
export type FigureValue =
  /** In plain digits, `-` before a negative one: `-5`, `12.5`, `9007199254740993`. Exact at any size. */
  | { readonly is: 'number'; readonly digits: string; readonly kind: NumberKind }
  /** None, and how often somebody looked; `null`: it is not found by looking. */
  | { readonly is: 'zero'; readonly checks: string | null; readonly kind: NumberKind }
  /** `because`: the Vietnamese words that stand in its place: `chưa báo cáo`, `không có chỉ tiêu`. */
  | { readonly is: 'missing'; readonly because: string }
  | { readonly is: 'withheld' }
  /** `because`: why it has no place on the map that was asked for, in Vietnamese. */
  | { readonly is: 'cannot-be-carried'; readonly because: string };

/** `money`: whole dong. `percent`: in hundredths, `85.5` is 85,5 %. `decimal` and `percent` may have a fraction, the others not. */
export type NumberKind = 'integer' | 'decimal' | 'money' | 'percent';

/** A figure and the reference by which it is found again: 1 to 62 printable ASCII characters without blanks. */
export interface Figure {
  readonly ref: string;
  readonly value: FigureValue;
}

const DIGITS = /^-?(0|[1-9]\d*)(\.\d+)?$/;
const WHOLE = /^-?(0|[1-9]\d*)$/;

/**
 * A value in running text: `1.250`, `-5`, `85,5%`, `0 (qua 12 lượt kiểm tra)`, `chưa báo cáo`, `không hiển thị`,
 * `không xếp được (…)`. Money is told without its unit.
 *
 * @throws RangeError for digits that are no such number
 */
export function shownInText(value: FigureValue): string {
  switch (value.is) {
    case 'zero':
      return value.checks === null
        ? zeroOf(value.kind)
        : `${zeroOf(value.kind)} (qua ${grouped(value.checks)} lượt kiểm tra)`;
    case 'cannot-be-carried':
      return `${NOT_CARRIED} (${value.because})`;
    case 'number':
    case 'missing':
    case 'withheld':
      return shownInTable(value);
  }
}

/**
 * A value in the cell of a table, where there is less room: `0 (12 kt)`, `không xếp được`. What the words mean stands in the
 * legend below the table.
 *
 * @throws RangeError for digits that are no such number
 */
export function shownInTable(value: FigureValue): string {
  switch (value.is) {
    case 'number':
      return numberWords(value.digits, value.kind);
    case 'zero':
      return value.checks === null ? zeroOf(value.kind) : `${zeroOf(value.kind)} (${grouped(value.checks)} kt)`;
    case 'missing':
      return value.because;
    case 'withheld':
      return WITHHELD;
    case 'cannot-be-carried':
      return NOT_CARRIED;
  }
}

/** Whether what a document shows, in its text or in a table, is this value and no other. */
export function agrees(shown: string, value: FigureValue): boolean {
  return [shownInText(value), shownInTable(value)].map(onOneLine).includes(onOneLine(shown));
}

/** @throws RangeError for digits that are no number, or have a fraction where the kind has none */
export function checkDigits(digits: string, kind: NumberKind): string {
  const form = kind === 'decimal' || kind === 'percent' ? DIGITS : WHOLE;
  if (!form.test(digits)) throw new RangeError(`${JSON.stringify(digits)} are not the digits of a number (${kind})`);
  return digits;
}

export const WITHHELD = 'không hiển thị';
export const NOT_CARRIED = 'không xếp được';

/** Digits as Vietnamese documents group them; zeros at the end of a fraction are left out. */
export function numberWords(digits: string, kind: NumberKind): string {
  const [whole = '', fraction = ''] = checkDigits(digits, kind).split('.');
  const rest = fraction.replace(/0+$/, '');
  return `${grouped(whole)}${rest === '' ? '' : `,${rest}`}${kind === 'percent' ? '%' : ''}`;
}

function zeroOf(kind: NumberKind): string {
  return kind === 'percent' ? '0%' : '0';
}

function grouped(whole: string): string {
  return checkDigits(whole, 'integer').replace(/\B(?=(\d{3})+$)/g, '.');
}
