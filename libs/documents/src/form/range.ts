/** A cell of a sheet; both count from 0. */
export interface At {
  readonly row: number;
  readonly column: number;
}

export interface Range {
  readonly from: At;
  readonly to: At;
}

/** `AB12`; `null` for what is no address. */
export function atOf(address: string): At | null {
  const [, letters, digits] = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(address) ?? [];
  if (letters === undefined) return null;
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(digits) - 1, column };
}

/** `B2:D5`, or one cell. */
export function rangeOf(text: string): Range | null {
  const [first = '', last = first] = text.replaceAll('$', '').split(':');
  const [from, to] = [atOf(first), atOf(last)];
  return from && to && { from, to };
}

export function isIn({ from, to }: Range, { row, column }: At): boolean {
  return from.row <= row && row <= to.row && from.column <= column && column <= to.column;
}
