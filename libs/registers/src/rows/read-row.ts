import type { RegisterColumn, RowValue, RowValues } from '@lien-nganh/kernel';
import { folded, type Sentences } from '@lien-nganh/vocabulary';
import { readDay, readMonth } from '../values/day.ts';
import type { List } from '../values/list.ts';
import { readDecimal, readMoney, readWhole } from '../values/number.ts';
import { fault, tidied, type Reading } from '../values/reading.ts';
import { readText } from '../values/text.ts';
import type { Units } from '../values/unit.ts';
import { readYesNo } from '../values/yes-no.ts';
import type { Cell, SheetRow } from '../xlsx/cell.ts';
import type { Heads, Placed } from './heads.ts';
import { own } from './own-heads.data.ts';

/** Why a row is refused: at which head, in Vietnamese and English. */
export interface Reason extends Sentences {
  readonly head: Sentences | null;
}

/** What an officer says of a probable twin: it is another one, or this very record. */
export type Decision = { readonly is: 'different' } | { readonly is: 'same'; readonly record: string };

export type ReadRow =
  | { readonly number: number; readonly values: RowValues; readonly decision: Decision | null }
  | { readonly number: number; readonly reasons: readonly Reason[] };

/** What cells are understood by. */
export interface Understanding {
  readonly lists: ReadonlyMap<string, List>;
  readonly units: Units;
  readonly today: string;
  /** Whoever sends the file. */
  readonly agency: string;
  readonly from1904: boolean;
  /** Whether a row lies in a range of merged cells. */
  readonly merged: (row: number) => boolean;
}

/** Reads the values of one row, or every reason why it cannot be read. */
export function readRow(row: SheetRow, heads: Heads, by: Understanding): ReadRow {
  const { number } = row;
  const whole = wholeFault(row, by);
  if (whole !== null) return { number, reasons: [{ head: null, ...whole }] };
  const { values, reasons } = valuesIn(row, heads, by);
  const decision = decisionIn(row.cells.get(heads.decision ?? NOWHERE));
  if ('fault' in decision) return { number, reasons: [...reasons, { head: own.decision, ...decision.fault }] };
  return reasons.length > 0 ? { number, reasons } : { number, values, decision: decision.value };
}

const NOWHERE = -1;

function valuesIn({ cells }: SheetRow, heads: Heads, by: Understanding) {
  const reasons: Reason[] = [];
  const values: Record<string, RowValue> = {};
  for (const { at, column } of unitsLast(heads)) {
    const read = valueIn(cells.get(at ?? NOWHERE), column, { ...by, values });
    if ('fault' in read) reasons.push({ head: column.head, ...read.fault });
    else values[column.field] = read.value;
  }
  return { values, reasons };
}

/** A unit is looked up on the day that another column says. */
function unitsLast({ placed }: Heads): readonly Placed[] {
  const isUnit = ({ column }: Placed) => Number(column.kind.is === 'unit');
  return [...placed].sort((a, b) => isUnit(a) - isUnit(b));
}

function wholeFault({ hidden, number }: SheetRow, { merged }: Understanding): Sentences | null {
  if (hidden)
    return {
      vi: 'Dòng đang bị ẩn (có thể do bộ lọc). Hãy cho hiện lại hoặc xóa dòng.',
      en: 'The row is hidden, perhaps by a filter: show it, or delete it.',
    };
  if (!merged(number)) return null;
  return { vi: 'Dòng có ô gộp. Hãy bỏ gộp ô.', en: 'The row has merged cells: take them apart.' };
}

interface Reader extends Understanding {
  /** What the row says so far: the day by which a unit is looked up. */
  readonly values: RowValues;
}

function valueIn(cell: Cell | undefined, column: RegisterColumn, by: Reader): Reading<RowValue> {
  if (cell === undefined || isBlank(cell)) return absent(column, by);
  if (cell.is === 'formula')
    return fault(
      'Ô chứa công thức. Hãy dán giá trị thay cho công thức.',
      'The cell holds a formula: paste its value in its place.',
    );
  if (cell.is === 'error') return fault(`Ô báo lỗi ${cell.code}.`, `The cell holds the error ${cell.code}.`);
  return readers[column.kind.is](cell, column as never, by);
}

function absent({ otherwise, required }: RegisterColumn, { agency }: Reader): Reading<RowValue> {
  if (otherwise === 'own-agency') return { value: agency };
  return required ? fault('Không được để trống.', 'Must not be empty.') : { value: null };
}

function isBlank(cell: Cell): boolean {
  return cell.is === 'text' && tidied(cell.text) === '';
}

type Kinds = RegisterColumn['kind'];
type OfKind<Is extends Kinds['is']> = RegisterColumn & { readonly kind: Extract<Kinds, { readonly is: Is }> };

const readers: {
  readonly [Is in Kinds['is']]: (cell: Cell, column: OfKind<Is>, by: Reader) => Reading<RowValue>;
} = {
  text: (cell, { kind }) => readText(cell, kind.most),
  list: (cell, { field }, { lists }) => lists.get(field)!.read(cell),
  unit: (cell, { kind }, by) => readUnit(cell, kind, by),
  whole: (cell, { kind }) => upTo(readWhole(cell), kind.most),
  decimal: readDecimal,
  money: readMoney,
  day: (cell, _, { from1904 }) => readDay(cell, from1904),
  month: (cell, _, { from1904 }) => readMonth(cell, from1904),
  'yes-no': readYesNo,
};

function readUnit(
  cell: Cell,
  { on, level }: Extract<RegisterColumn['kind'], { is: 'unit' }>,
  { units, today, values }: Reader,
): Reading<RowValue> {
  const day = on === null ? today : values[on];
  // its own column says what is wrong with the day
  if (typeof day !== 'string')
    return fault('Không xác định được đơn vị vì thiếu ngày.', 'Without the day the unit cannot be told.');
  return units.read(cell, { on: day, level });
}

function upTo(read: Reading<string>, most: number): Reading<number> {
  if ('fault' in read) return read;
  const value = Number(read.value);
  return value <= most ? { value } : fault(`Không được lớn hơn ${most}.`, `Must be at most ${most}.`);
}

const DIFFERENT = new Set(['khac', 'different']);
const RECORD = /^[A-Za-z0-9][A-Za-z0-9._@~+-]{0,159}$/;

function decisionIn(cell: Cell | undefined): Reading<Decision | null> {
  if (cell === undefined || isBlank(cell)) return { value: null };
  const read = readText(cell, 160);
  if ('fault' in read) return read;
  if (DIFFERENT.has(folded(read.value))) return { value: { is: 'different' } };
  if (RECORD.test(read.value)) return { value: { is: 'same', record: read.value } };
  return fault('Xin ghi “khác”, hoặc mã hồ sơ đã có.', 'Write “khác” (another one), or the id of the record.');
}
