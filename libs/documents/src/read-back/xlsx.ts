import { labelIn, ownFormIn, provenanceIn } from '../properties.ts';
import { numberWords, shownInTable, type NumberKind } from '../values.ts';
import { addressOf } from '../xlsx/rules.ts';
import { LIST } from '../xlsx/marks.ts';
import { sorted, type Field, type ReadBack } from './found.ts';
import { figureIn, inOneRow, lineOf } from './lines.ts';
import type { Parts } from './unpack.ts';
import { readBook, type Cells, type ReadBook, type ReadCell } from './workbook.ts';

const KINDS: readonly string[] = ['integer', 'decimal', 'money', 'percent'] satisfies NumberKind[];

interface Mark {
  readonly name: string;
  readonly kind: string;
  readonly mark: string;
  readonly number: NumberKind;
  /** The cell holds a hundredth of a percentage, since it shows it as one. */
  readonly share: boolean;
  readonly checks: string;
}

/** @throws UnreadableDocument */
export function readXlsx(parts: Parts): ReadBack {
  const book = readBook(parts);
  const marks = marksIn(book);
  const kept = new Map(marks.filter(({ kind }) => kind === 'p').map(({ name, mark }) => [name, mark]));
  const fields = marks.filter(({ kind }) => kind !== 'p').flatMap((mark) => fieldOf(mark, book));
  const told = { label: labelIn(kept), ownForm: ownFormIn(kept), provenance: provenanceIn(kept) };
  return { form: 'xlsx', ...told, ...sorted(fields), lines: linesIn(book, marks) };
}

/** Rows of all sheets but the list, from above to below. */
function linesIn(book: ReadBook, marks: readonly Mark[]): readonly string[] {
  const list = book.names.get(LIST)?.sheet;
  const at = new Map(
    marks.flatMap((mark) => {
      const place = book.names.get(mark.name);
      return place === undefined ? [] : [[`${place.sheet}!${place.at}`, mark] as const];
    }),
  );
  return book.sheets.filter((sheet) => sheet !== list).flatMap((sheet) => linesOf(book.cells(sheet), sheet, at));
}

function linesOf(cells: Cells, sheet: string, marks: ReadonlyMap<string, Mark>): readonly string[] {
  const rows = new Map<number, { readonly column: string; readonly text: string }[]>();
  const places = new Set([...cells.keys(), ...keysOf(marks, sheet)]);
  for (const place of places) {
    const [, column = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(place) ?? [];
    const of = rows.get(Number(row)) ?? [];
    of.push({ column, text: toldAt(cells.get(place), marks.get(`${sheet}!${place}`)) });
    rows.set(Number(row), of);
  }
  return [...rows]
    .sort(([a], [b]) => a - b)
    .map(([, row]) => inOneRow(row.sort((a, b) => leftToRight(a.column, b.column)).map(({ text }) => text)))
    .filter((line) => line !== '');
}

function keysOf(marks: ReadonlyMap<string, Mark>, sheet: string): readonly string[] {
  return [...marks.keys()].filter((key) => key.startsWith(`${sheet}!`)).map((key) => key.slice(sheet.length + 1));
}

function leftToRight(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : 1);
}

function toldAt(cell: ReadCell | undefined, mark: Mark | undefined): string {
  if (mark?.kind === 'f') return figureIn(mark.mark);
  return mark?.kind === 'n' ? '' : lineOf(wordsOf(cell));
}

/** The list, from below its head to the first empty line. */
function marksIn(book: ReadBook): readonly Mark[] {
  const place = book.names.get(LIST);
  if (place === undefined) return [];
  const cells = book.cells(place.sheet);
  const head = Number(place.at.replace(/^[A-Z]+/, '')) - 1;
  const marks: Mark[] = [];
  for (let row = head + 1; cells.has(addressOf(row, 0)); row += 1) marks.push(markAt(cells, row));
  return marks;
}

function markAt(cells: Cells, row: number): Mark {
  const [name = '', kind = '', mark = '', number = '', checks = ''] = [0, 1, 2, 3, 4].map((column) =>
    wordsOf(cells.get(addressOf(row, column))),
  );
  const share = number === 'share';
  const known = KINDS.includes(number) ? (number as NumberKind) : 'decimal';
  return { name, kind, mark, number: share ? 'percent' : known, share, checks };
}

function wordsOf(cell: ReadCell | undefined): string {
  if (cell === undefined) return '';
  return cell.is === 'number' ? cell.digits : cell.text;
}

/** None where its cell was taken out of the workbook. */
function fieldOf(mark: Mark, book: ReadBook): readonly Field[] {
  const place = book.names.get(mark.name);
  if (place === undefined) return [];
  return [{ mark: `${mark.kind}:${mark.mark}`, text: shownBy(book.cells(place.sheet).get(place.at), mark) }];
}

function shownBy(cell: ReadCell | undefined, { number, share, checks }: Mark): string {
  if (cell?.is !== 'number') return wordsOf(cell);
  if (cell.digits === '0') return shownInTable({ is: 'zero', checks: checks === '' ? null : checks, kind: number });
  // Somebody may have typed a fraction where none can be: it is shown, and agrees with nothing.
  const digits = share ? timesHundred(cell.digits) : cell.digits;
  return numberWords(digits, number === 'percent' ? 'percent' : 'decimal');
}

/** Exactly: the point moves, and nothing is worked out. */
function timesHundred(digits: string): string {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)\.?(\d*)$/.exec(digits) ?? [];
  const moved = `${whole}${fraction.padEnd(2, '0').slice(0, 2)}`.replace(/^0+(?=\d)/, '');
  const rest = fraction.slice(2);
  return `${sign}${moved}${rest === '' ? '' : `.${rest}`}`;
}
