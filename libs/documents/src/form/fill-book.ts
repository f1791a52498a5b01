import { shortDay } from '../days.ts';
import { plainText } from '../text.ts';
import { shownInTable, type Figure } from '../values.ts';
import { cellText, isLong, serialOf } from '../xlsx/rules.ts';
import { escapedText } from '../xml.ts';
import { cellAt, type Book } from './book.ts';
import { withMarks, type CellMarked, type Kept } from './book-marks.ts';
import type { FormParts } from './parts.ts';
import { UnusableForm, type Content, type Filled } from './places.ts';
import { atOf } from './range.ts';
import { cellXml, type RowFound, type SheetFound, type Written } from './sheet.ts';
import { edited, type Edit } from './tags.ts';

/**
 * The parts of a workbook with what is filled in: cells keep how they are shown, everything else stays as it is, and formulas
 * are worked out anew by whoever opens it, since what they last came to is no longer true.
 */
export function filledBook(book: Book, filled: readonly Filled[], kept: Kept): FormParts {
  const marked: CellMarked[] = [];
  const changed: Record<string, Uint8Array> = {};
  for (const named of book.sheets) {
    const sheet = book.look(named);
    const own = filled.filter(({ place }) => place.is === 'cell' && place.sheet.normalize('NFC') === named.name);
    const writes = own.map(({ place, content }) => {
      const at = place.is === 'cell' ? atOf(place.cell) : null;
      if (!at) throw new UnusableForm('damaged');
      const shown = book.shownAs(cellAt(sheet, at));
      if (content.is === 'figure') marked.push({ ...at, sheet: named.name, figure: content.figure, shown });
      return { ...at, ...writtenAs(content, shown) };
    });
    const edits = [...staleValues(sheet), ...rowsWritten(sheet, writes)];
    if (edits.length > 0) changed[named.part] = new TextEncoder().encode(edited(sheet.xml, edits));
  }
  return withMarks({ ...book.parts, ...changed }, marked, kept);
}

type Shown = CellMarked['shown'];

function writtenAs(content: Content, shown: Shown): Pick<Written, 'type' | 'inside'> {
  switch (content.is) {
    case 'text':
      return text(content.text);
    case 'day': {
      const serial = shown === 'day' ? serialOf(content.day) : null;
      return serial === null ? text(shortDay(content.day)) : number(String(serial));
    }
    case 'figure':
      return figure(content.figure, shown);
  }
}

/** A number is a number; what is missing or withheld says so in words. */
function figure({ value }: Figure, shown: Shown): Pick<Written, 'type' | 'inside'> {
  if (value.is === 'zero') return number('0');
  if (value.is !== 'number') return text(shownInTable(value));
  if (isLong(value.digits)) return text(shownInTable(value));
  return number(value.kind === 'percent' && shown === 'percent' ? inHundredths(value.digits) : value.digits);
}

/** `85.5` as a cell holds it that shows it as 85,5 %: `0.855`, exactly. */
function inHundredths(digits: string): string {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)\.?(\d*)$/.exec(digits) ?? [];
  const all = whole.padStart(3, '0');
  return `${sign}${all.slice(0, -2)}.${all.slice(-2)}${fraction}`;
}

function number(digits: string): Pick<Written, 'type' | 'inside'> {
  return { type: 'n', inside: `<v>${digits}</v>` };
}

function text(words: string): Pick<Written, 'type' | 'inside'> {
  // letters that read like the sign of a character are written as that
  const safe = cellText(plainText(words)).replace(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_');
  return { type: 'inlineStr', inside: `<is><t xml:space="preserve">${escapedText(safe)}</t></is>` };
}

function staleValues({ rows }: SheetFound): readonly Edit[] {
  return [...rows.values()].flatMap(({ cells }) =>
    cells.flatMap(({ formula, valueAt }) =>
      formula && valueAt ? [{ start: valueAt[0], end: valueAt[1], by: '' }] : [],
    ),
  );
}

function rowsWritten(sheet: SheetFound, writes: readonly Written[]): readonly Edit[] {
  const numbers = [...new Set(writes.map(({ row }) => row))].sort((a, b) => a - b);
  const rows = numbers.map((row) => ({
    row,
    cells: writes.filter((one) => one.row === row).sort((a, b) => a.column - b.column),
  }));
  if (sheet.data.closed) {
    const made = rows.map(({ row, cells }) => newRow(sheet, row, cells)).join('');
    return made === '' ? [] : [{ start: sheet.data.start, end: sheet.data.end, by: opened(sheet.data, made) }];
  }
  return rows.flatMap(({ row, cells }) => {
    const found = sheet.rows.get(row);
    if (found) return rowEdits(sheet, found, cells);
    const start = [...sheet.rows.values()].find((one) => one.row > row)?.start ?? sheet.data.closeStart;
    return [{ start, end: start, by: newRow(sheet, row, cells) }];
  });
}

function newRow(sheet: SheetFound, row: number, cells: readonly Written[]): string {
  return `<${sheet.prefix}row r="${row + 1}">${cells.map((one) => prefixed(sheet, one)).join('')}</${sheet.prefix}row>`;
}

function rowEdits(sheet: SheetFound, row: RowFound, writes: readonly Written[]): readonly Edit[] {
  if (row.closed) {
    return [{ start: row.start, end: row.end, by: opened(row, writes.map((one) => prefixed(sheet, one)).join('')) }];
  }
  return writes.map((one) => {
    const there = row.cells.find(({ column }) => column === one.column);
    if (there) return { start: there.start, end: there.end, by: prefixed(sheet, one, there.style) };
    const start = row.cells.find(({ column }) => column > one.column)?.start ?? row.closeStart;
    return { start, end: start, by: prefixed(sheet, one) };
  });
}

function opened({ full, raw }: Pick<RowFound, 'full' | 'raw'>, inside: string): string {
  return `<${full}${raw}>${inside}</${full}>`;
}

/** In the prefix that the sheet's own elements have. */
function prefixed(sheet: SheetFound, written: Written, style = 0): string {
  const inside = written.inside.replace(/<(\/?)(v|is|t)\b/g, `<$1${sheet.prefix}$2`);
  return cellXml(sheet, { ...written, inside }, style);
}
