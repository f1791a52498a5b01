import type { OfficialDocument } from '../model.ts';
import { keptProperties } from '../properties.ts';
import { numberWords, shownInTable, type Figure, type FigureValue } from '../values.ts';
import type { Book, CellLook } from './book.ts';
import type { Sheet } from './sheet.ts';

type At = readonly [row: number, column: number];

/** Name of the cell at which the list of marks begins, wherever its sheet is moved to. */
export const LIST = 'LienNganhMarks';
export const LIST_SHEET = 'Tham chiếu';
export const HEAD = ['Tên ô', 'Loại', 'Tham chiếu', 'Kiểu số', 'Lượt kiểm tra'];

/** Cells that are found again: figures by their reference, narratives by their slot. */
export class Marks {
  readonly #rows: (readonly string[])[] = [];

  constructor(private readonly book: Book) {}

  /** Writes a figure as what it is: a number, or the words that stand in its place. */
  figure(sheet: Sheet, at: At, { ref, value }: Figure, look: CellLook): void {
    writeValue(sheet, at, value, look);
    const number = value.is === 'number' || value.is === 'zero';
    this.#mark(sheet, at, ['f', ref, number ? value.kind : '', value.is === 'zero' ? (value.checks ?? '') : '']);
  }

  narrative(sheet: Sheet, at: At, slot: string): void {
    this.#mark(sheet, at, ['n', slot, '', '']);
  }

  /** The list, on a sheet of its own, with what the file keeps of itself. */
  write(document: OfficialDocument): void {
    const sheet = this.book.sheet(LIST_SHEET);
    this.book.name(LIST, sheet, [0, 0]);
    const kept = keptProperties(document).map(([name, text]) => [name, 'p', text, '', '']);
    [HEAD, ...kept, ...this.#rows].forEach((cells, row) =>
      cells.forEach((cell, column) => sheet.text([row, column], cell, { bold: row === 0 })),
    );
    sheet.widths([18, 8, 64, 12, 14]);
    sheet.heads(0, 0);
    sheet.page(false, document.label);
    // The list is for machines: what the file keeps of itself is enough on paper.
    sheet.printed(kept.length, 4);
  }

  #mark(sheet: Sheet, at: At, rest: readonly string[]): void {
    const name = `LienNganh_${this.#rows.length + 1}`;
    this.book.name(name, sheet, at);
    this.#rows.push([name, ...rest]);
  }
}

export function writeValue(sheet: Sheet, at: At, value: FigureValue, look: CellLook): void {
  const long = shownInTable(value);
  switch (value.is) {
    case 'number':
      return sheet.number(at, value.digits, {
        ...look,
        long,
        format: formatOf(value.digits, value.kind === 'percent'),
      });
    case 'zero':
      return sheet.number(at, '0', { ...look, long, format: value.checks === null ? '0' : `0"${long.slice(1)}"` });
    case 'missing':
    case 'withheld':
    case 'cannot-be-carried':
      return sheet.text(at, long, { ...look, italic: true, wrap: true });
  }
}

/** As many places behind the point as the number has, so that what is shown is what it is. */
function formatOf(digits: string, percent: boolean): string {
  const [, fraction = ''] = numberWords(digits, 'decimal').split(',');
  return `#,##0${fraction === '' ? '' : `.${'0'.repeat(fraction.length)}`}${percent ? '"%"' : ''}`;
}
