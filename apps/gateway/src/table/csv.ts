import { RUNS } from '@lien-nganh/documents';
import { checkDigits, text, type Cell, type Table } from './table.ts';

/**
 * A table as comma-separated values (RFC 4180, UTF-8, CRLF). Text that a spreadsheet would run as a formula gets one
 * apostrophe before it, and nothing else is changed: `=A1` is written `'=A1`. Numbers are digits without quotes, −5 as `-5`.
 *
 * @throws RangeError for digits that are no whole number
 */
export function csvOf({ head, lines }: Table): string {
  return [head.map(text), ...lines].map((line) => `${line.map(written).join(',')}\r\n`).join('');
}

function written(cell: Cell): string {
  if (cell === null) return '';
  if ('digits' in cell) return checkDigits(cell.digits);
  const value = 'day' in cell ? cell.day : cell.text;
  return `"${(RUNS.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`;
}
