import { Book, isLong, SHOWN_DIGITS, type CellLook, type Sheet } from '@lien-nganh/documents/workbook';
import { checkDigits, text, type Cell, type Line, type Table } from './table.ts';

const HEAD: CellLook = { bold: true, wrap: true };

/**
 * A table as a workbook (Office Open XML), with what one must know to read it on a sheet of its own. Text is text letter for
 * letter, in composed form, and no formula whatever it begins with; a number is a number, a day a day without a time zone.
 * What no such file can hold is left out of text: control characters, half characters. The same table gives the same bytes.
 *
 * @returns the bytes of the file
 * @throws RangeError for digits that are no whole number
 */
export function xlsxOf(table: Table, frame: readonly Line[]): Uint8Array {
  const book = new Book();
  const long = [table.lines, frame].some((lines) => lines.some((line) => line.some(isLongNumber)));
  try {
    const data = book.sheet('Số liệu - Data');
    write(data, [0, table.head.map(text)], HEAD);
    table.lines.forEach((line, index) => write(data, [index + 1, line]));
    data.heads(0, 0);
    data.fitted();
    const about = book.sheet('Khung - Frame');
    [...frame, ...(long ? [longNumbers] : [])].forEach((line, index) => write(about, [index, line]));
    about.fitted();
    return book.bytes({ title: '', author: '', keywords: '', madeAt: NO_MOMENT });
  } finally {
    book.free();
  }
}

/** Its frame says of when the figures are; when the file was produced says nothing. */
const NO_MOMENT = '2000-01-01T00:00:00Z';

const longNumbers: Line = [
  text('Số dài / Long numbers'),
  text(
    `Số có trên ${SHOWN_DIGITS} chữ số được ghi dạng chữ để không mất chữ số nào. / Numbers of more than ${SHOWN_DIGITS} digits are text, so that no digit is lost.`,
  ),
];

function write(sheet: Sheet, [row, cells]: readonly [number, Line], look: CellLook = {}): void {
  cells.forEach((cell, column) => {
    const at = [row, column] as const;
    if (cell === null) return;
    if ('day' in cell) sheet.day(at, cell.day, { long: cell.day, format: 'yyyy-mm-dd' });
    else if ('digits' in cell) {
      sheet.number(at, checkDigits(cell.digits), { long: cell.digits, format: '#,##0' });
    } else sheet.text(at, cell.text, look);
  });
}

function isLongNumber(cell: Cell): boolean {
  return cell !== null && 'digits' in cell && isLong(checkDigits(cell.digits));
}
