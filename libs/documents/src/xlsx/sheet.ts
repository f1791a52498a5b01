import type { Day } from '@lien-nganh/kernel';
import { Image, type Format, type Worksheet } from 'wasm-xlsxwriter';
import { beginning, plainText } from '../text.ts';
import type { CellLook } from './book.ts';
import { chartOf, type SheetChart } from './chart.ts';
import type { Handles } from './handles.ts';
import { cellText, isLong, RUNS, serialOf } from './rules.ts';

type At = readonly [row: number, column: number];

const A4 = 9;
const INCH_MM = 25.4;
/** Height of a line, and of the highest row, in points. */
const LINE = 16;
const HIGHEST = 409;
/** Of the head of a page, whose settings take some of the 255 that a spreadsheet allows. */
const LONGEST_HEAD = 200;
/** A picture of a code has eight points for each module, which is four times what it needs on paper. */
const PICTURE_SCALE = 0.25;

/** A sheet while it is written; rows and columns count from 0. */
export class Sheet {
  constructor(
    readonly name: string,
    private readonly sheet: Worksheet,
    private readonly formatOf: (look: CellLook) => Format,
    private readonly handles: Handles,
  ) {}

  /** Text, letter for letter: what no file can hold is left out, and what is longer than a cell holds is cut with an ellipsis. */
  text([row, column]: At, text: string, look: CellLook = {}): void {
    const written = cellText(plainText(text));
    const format = this.formatOf(RUNS.test(written) ? { ...look, quoted: true } : look);
    this.sheet.writeStringWithFormat(row, column, written, format).free();
  }

  /** A number, exactly: one that has more digits than spreadsheets keep becomes the text that is given for it. */
  number(at: At, digits: string, { long, ...look }: CellLook & { readonly long: string }): void {
    if (isLong(digits)) this.text(at, long, look);
    else this.sheet.writeNumberWithFormat(at[0], at[1], Number(digits), this.formatOf(look)).free();
  }

  /** A day without a time zone; one that spreadsheets count differently becomes text. */
  day(at: At, day: Day, { long, ...look }: CellLook & { readonly long: string }): void {
    const serial = serialOf(day);
    if (serial === null) this.text(at, long, look);
    else this.sheet.writeNumberWithFormat(at[0], at[1], serial, this.formatOf(look)).free();
  }

  blank([row, column]: At, look: CellLook): void {
    this.sheet.writeBlank(row, column, this.formatOf(look)).free();
  }

  /** One cell over several, with a text. */
  merged([row, column]: At, to: At, text: string, look: CellLook): void {
    const written = cellText(plainText(text));
    this.sheet.mergeRange(row, column, to[0], to[1], written, this.formatOf(look)).free();
  }

  /** Widths of columns, in letters. */
  widths(widths: readonly number[]): void {
    widths.forEach((width, column) => this.sheet.setColumnWidth(column, width).free());
  }

  /** Widths as the texts need them. */
  fitted(): void {
    this.sheet.autofit().free();
  }

  /** Rows above stay in view, and those from the first on are printed on each page. */
  heads(first: number, last: number): void {
    this.sheet.setFreezePanes(last + 1, 0).free();
    this.sheet.setRepeatRows(first, last).free();
  }

  /** A4 as official documents have it, as wide as the page, with the number of the page and a label above. */
  page(across: boolean, label: string | null): void {
    const words = beginning(plainText(label ?? '').replaceAll('&', '&&'), LONGEST_HEAD);
    const [left, side] = [30 / INCH_MM, 20 / INCH_MM];
    this.sheet.setPaperSize(A4).free();
    if (across) this.sheet.setLandscape().free();
    this.sheet.setMargins(left, side, side, side, 8 / INCH_MM, 8 / INCH_MM).free();
    this.sheet.setPrintFitToPages(1, 0).free();
    this.sheet.setHeader(`&C&P${words === '' ? '' : `&R&"Times New Roman,Bold"${words}`}`).free();
  }

  picture([row, column]: At, png: Uint8Array, alt: string): void {
    const image = this.handles.after(
      new Image(png),
      (one) => one.setAltText(alt),
      (one) => one.setScaleWidth(PICTURE_SCALE),
      (one) => one.setScaleHeight(PICTURE_SCALE),
    );
    this.sheet.insertImage(row, column, image).free();
  }

  /** Only these rows and columns, from the first on, are printed. */
  printed(lastRow: number, lastColumn: number): void {
    this.sheet.setPrintArea(0, 0, lastRow, lastColumn).free();
  }

  /** As high as so many lines: spreadsheets do not find it out by themselves. */
  height(row: number, lines: number): void {
    if (lines > 1) this.sheet.setRowHeight(row, Math.min(lines * LINE, HIGHEST)).free();
  }

  /** See `chart.ts`. */
  chart([row, column]: At, chart: SheetChart): void {
    this.sheet.insertChart(row, column, chartOf(this.name, chart, this.handles)).free();
  }
}
