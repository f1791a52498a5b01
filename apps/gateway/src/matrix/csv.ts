import type { FigureValue } from '../figure/value.ts';

/** A cell: text, whole digits, or nothing. */
export type Cell = { readonly text: string } | { readonly digits: string } | null;

/** What a spreadsheet would run: a formula, also behind blanks that it skips. */
const RUNS = /^[\s\u00a0\ufeff]*[=+\-@]|^[\t\r\n]/;
const WHOLE = /^-?\d+$/;

/**
 * Lines of comma-separated values (RFC 4180, UTF-8, CRLF). Text that a spreadsheet would run as a formula gets one
 * apostrophe before it, and nothing else is changed: `=A1` is written `'=A1`. Numbers are digits without quotes, −5 as `-5`.
 *
 * @throws RangeError for digits that are no whole number: text would pass for a number
 */
export function csvOf(lines: readonly (readonly Cell[])[]): string {
  return lines.map((line) => `${line.map(written).join(',')}\r\n`).join('');
}

function written(cell: Cell): string {
  if (cell === null) return '';
  if ('text' in cell) return `"${(RUNS.test(cell.text) ? `'${cell.text}` : cell.text).replaceAll('"', '""')}"`;
  if (!WHOLE.test(cell.digits)) throw new RangeError('digits are a whole number');
  return cell.digits;
}

export function text(value: string): Cell {
  return { text: value };
}

/** A count; `null`: not told. */
export function count(value: number | null): Cell {
  return value === null ? null : { digits: String(value) };
}

/** A value as what it is: what is missing or withheld is neither zero nor blank. */
export function valueCell(value: FigureValue): Cell {
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
