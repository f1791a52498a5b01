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
