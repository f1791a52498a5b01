import type { Day } from '@lien-nganh/kernel';
import { Format, Workbook, type Worksheet } from 'wasm-xlsxwriter';
import { checkDigits, RUNS, text, type Cell, type Line, type Table } from './table.ts';

/** Spreadsheets show fifteen digits of a number and make zeros of the rest: what is longer stays whole as text. */
const SHOWN_DIGITS = 15;
const LONGEST_TEXT = 32_767;
const FIRST_DAY = '1900-03-01';
const DAY_MS = 86_400_000;

/**
 * A table as a workbook (Office Open XML), with what one must know to read it on a sheet of its own. Text is text letter for
 * letter, in composed form, and no formula whatever it begins with; a number is a number, a day a day without a time zone.
 * What no such file can hold is left out of text: control characters, half characters.
 *
 * @returns the bytes of the file
 * @throws RangeError for digits that are no whole number
 */
export function xlsxOf(table: Table, frame: readonly Line[]): Uint8Array {
  const workbook = new Workbook();
  const formats = formatsOf();
  const long = [table.lines, frame].some((lines) => lines.some((line) => line.some(isLong)));
  try {
    const data = workbook.addWorksheet().setName('Số liệu - Data');
    const pen = new Pen(data, formats);
    pen.line(0, table.head.map(text), formats.head);
    table.lines.forEach((line, index) => pen.line(index + 1, line));
    data.setFreezePanes(1, 0).setRepeatRows(0, 0).autofit().free();
    const about = workbook.addWorksheet().setName('Khung - Frame');
    const second = new Pen(about, formats);
    [...frame, ...(long ? [longNumbers] : [])].forEach((line, index) => second.line(index, line));
    about.autofit().free();
    return workbook.saveToBufferSync();
  } finally {
    for (const format of Object.values(formats)) format.free();
    workbook.free();
  }
}

const longNumbers: Line = [
  text('Số dài / Long numbers'),
  text(
    `Số có trên ${SHOWN_DIGITS} chữ số được ghi dạng chữ để không mất chữ số nào. / Numbers of more than ${SHOWN_DIGITS} digits are text, so that no digit is lost.`,
  ),
];

function formatsOf() {
  return {
    head: new Format().setBold().setTextWrap(),
    number: new Format().setNumFormat('#,##0'),
    day: new Format().setNumFormat('yyyy-mm-dd'),
    // Kept as text also when somebody edits the cell and leaves it.
    quoted: new Format().setQuotePrefix(),
    plain: new Format(),
  };
}

type Formats = ReturnType<typeof formatsOf>;

class Pen {
  constructor(
    private readonly sheet: Worksheet,
    private readonly formats: Formats,
  ) {}

  line(row: number, cells: Line, format?: Format): void {
    cells.forEach((cell, column) => this.#cell([row, column], cell, format));
  }

  #cell(at: readonly [number, number], cell: Cell, format?: Format): void {
    if (cell === null) return;
    const serial = 'day' in cell ? serialOf(cell.day) : null;
    if (serial !== null) this.#number(at, serial, this.formats.day);
    else if ('digits' in cell && !isLong(cell)) this.#number(at, Number(cell.digits), this.formats.number);
    else this.#text(at, plainText(wordsOf(cell)), format);
  }

  #text([row, column]: readonly [number, number], value: string, format?: Format): void {
    const own = RUNS.test(value) ? this.formats.quoted : this.formats.plain;
    this.sheet.writeStringWithFormat(row, column, value, format ?? own).free();
  }

  #number([row, column]: readonly [number, number], value: number, format: Format): void {
    this.sheet.writeNumberWithFormat(row, column, value, format).free();
  }
}

function wordsOf(cell: NonNullable<Cell>): string {
  if ('digits' in cell) return cell.digits;
  return 'day' in cell ? cell.day : cell.text;
}

function isLong(cell: Cell): boolean {
  return cell !== null && 'digits' in cell && checkDigits(cell.digits).replace('-', '').length > SHOWN_DIGITS;
}

/** The number by which spreadsheets know a day; `null` before those that all of them count alike. */
function serialOf(day: Day): number | null {
  return day < FIRST_DAY ? null : (Date.parse(day) - Date.UTC(1899, 11, 30)) / DAY_MS;
}

function plainText(value: string): string {
  const lines = value.replace(/\r\n?/g, '\n').replace(/[\v\f]/g, ' ');
  const kept = lines.replace(/(?![\t\n])\p{Cc}|[\ufffe\uffff]/gu, '').replace(/\p{Cs}/gu, '\ufffd');
  const composed = kept.normalize('NFC');
  return composed.length <= LONGEST_TEXT ? composed : `${composed.slice(0, LONGEST_TEXT - 1)}…`;
}
