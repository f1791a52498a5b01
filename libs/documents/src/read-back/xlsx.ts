import { labelIn, provenanceIn } from '../properties.ts';
import { numberWords, shownInTable, type NumberKind } from '../values.ts';
import { addressOf } from '../xlsx/rules.ts';
import { LIST } from '../xlsx/marks.ts';
import { sorted, type Field, type ReadBack } from './found.ts';
import type { Parts } from './unpack.ts';
import { readBook, type Cells, type ReadBook, type ReadCell } from './workbook.ts';

const KINDS: readonly string[] = ['integer', 'decimal', 'money', 'percent'] satisfies NumberKind[];

interface Mark {
  readonly name: string;
  readonly kind: string;
  readonly mark: string;
  readonly number: NumberKind;
  readonly checks: string;
}

/** @throws UnreadableDocument */
export function readXlsx(parts: Parts): ReadBack {
  const book = readBook(parts);
  const marks = marksIn(book);
  const kept = new Map(marks.filter(({ kind }) => kind === 'p').map(({ name, mark }) => [name, mark]));
  const fields = marks.filter(({ kind }) => kind !== 'p').flatMap((mark) => fieldOf(mark, book));
  return { form: 'xlsx', label: labelIn(kept), provenance: provenanceIn(kept), ...sorted(fields) };
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
  return { name, kind, mark, number: KINDS.includes(number) ? (number as NumberKind) : 'decimal', checks };
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

function shownBy(cell: ReadCell | undefined, { number, checks }: Mark): string {
  if (cell?.is !== 'number') return wordsOf(cell);
  if (cell.digits === '0') return shownInTable({ is: 'zero', checks: checks === '' ? null : checks, kind: number });
  // Somebody may have typed a fraction where none can be: it is shown, and agrees with nothing.
  return numberWords(cell.digits, number === 'percent' ? 'percent' : 'decimal');
}
