import type { Cell } from '../xlsx/cell.ts';
import { fault, quoted, tidied, type Reading } from './reading.ts';

const notNumber = (typed: string) => fault(`${quoted(typed)} không phải là số.`, `${quoted(typed)} is no number.`);
const ambiguous = (typed: string, one: string, other: string) => ({
  ...fault(
    `${quoted(typed)} có thể là ${one} hoặc ${other}. Xin ghi rõ, không dùng dấu ngăn hàng nghìn.`,
    `${quoted(typed)} may be ${one} or ${other}: write it without a mark between thousands.`,
  ),
  ambiguous: true as const,
});

/** Dots between thousands and a comma before the fraction, as in Viet Nam, or blanks, or the other way round, as in English. */
const GROUPED = /^[1-9]\d{0,2}(?:([., ])\d{3})(?:\1\d{3})*$/;
const PLAIN = /^\d+$/;
const MIXED = /^(\d{1,3}(?:\.\d{3})+),(\d+)$|^(\d{1,3}(?:,\d{3})+)\.(\d+)$|^(\d{1,3}(?: \d{3})+)[.,](\d+)$/;
const FRACTION = /^(\d+)[.,](\d+)$/;

/**
 * The digits of a number that a person typed, `1250.5`. What has two readings is refused.
 *
 * | typed in a text cell           | a number with a fraction | a whole number, dong |
 * | ------------------------------ | ------------------------ | -------------------- |
 * | `1250000`, `1 250 000`         | 1250000                  | 1250000              |
 * | `1.250.000`, `1,250,000`       | 1250000                  | 1250000              |
 * | `1.250`                        | refused: 1250 or 1.25    | 1250: in Vietnamese a dot stands between thousands, and there is no fraction |
 * | `1,250`                        | refused: 1250 or 1.25    | refused: a comma stands before a fraction, and there is none |
 * | `2,5`, `2.5`                   | 2.5                      | refused: a fraction  |
 * | `0,125`, `1250,125`            | 0.125, 1250.125          | refused: a fraction  |
 * | `1.250,5`, `1,250.5`           | 1250.5                   | refused: a fraction  |
 * | `1.250,00`                     | 1250                     | 1250                 |
 * | `1.25.000`, `1e6`, `12 triệu`, `-5`, `½` | refused        | refused              |
 *
 * A number that Excel itself keeps is what it is: `1.250` that it has taken for one and a quarter is refused where whole numbers
 * stand.
 */
export function readDecimal(cell: Cell): Reading<string> {
  if (cell.is === 'number') return ofExcel(cell.digits);
  if (cell.is !== 'text') return notNumber(wordOf(cell));
  const typed = tidied(cell.text);
  const readings = [...new Set(readingsOf(typed))];
  if (readings.length === 1) return { value: readings[0]! };
  const [one, other] = readings;
  return other === undefined ? notNumber(typed) : ambiguous(typed, one!, other.replace('.', ','));
}

/** Every number that these signs may be. */
function readingsOf(typed: string): readonly string[] {
  if (PLAIN.test(typed)) return [trimmed(typed, '')];
  const mixed = MIXED.exec(typed)
    ?.slice(1)
    .filter((part) => part !== undefined);
  if (mixed) return [trimmed(mixed[0]!, mixed[1]!)];
  const fraction = FRACTION.exec(typed);
  return [
    ...(GROUPED.test(typed) ? [trimmed(typed, '')] : []),
    ...(fraction ? [trimmed(fraction[1]!, fraction[2]!)] : []),
  ];
}

/** A whole number, 0 or more, as its digits: see {@link readDecimal}. */
export function readWhole(cell: Cell): Reading<string> {
  const typed = cell.is === 'text' ? tidied(cell.text) : '';
  if (/^[1-9]\d{0,2}\.\d{3}$/.test(typed)) return { value: typed.replace('.', '') };
  const read = readDecimal(cell);
  if ('fault' in read || /^\d+$/.test(read.value)) return read;
  return fault(`${quoted(shown(cell))} không phải số nguyên.`, `${quoted(shown(cell))} is no whole number.`);
}

const UNIT_OF_MONEY = /\s*(?:đồng|đ|₫|vnđ|vnd)\.?$/iu;

/** An amount in whole dong, as its digits; the word đồng may stand behind it. */
export function readMoney(cell: Cell): Reading<string> {
  return readWhole(cell.is === 'text' ? { is: 'text', text: tidied(cell.text).replace(UNIT_OF_MONEY, '') } : cell);
}

/** Excel keeps fifteen digits and writes the rest as it comes: `0.1` may stand there as `0.10000000000000001`. */
const KEPT_DIGITS = 15;

function ofExcel(digits: string): Reading<string> {
  const number = Number(digits);
  if (!Number.isFinite(number) || number < 0) return notNumber(digits);
  if (number >= 10 ** KEPT_DIGITS)
    return fault(
      `${quoted(digits)} dài hơn 15 chữ số, Excel đã làm mất chữ số. Xin định dạng ô là văn bản rồi gõ lại.`,
      `${quoted(digits)} has more than 15 digits, of which Excel lost some: format the cell as text and type it again.`,
    );
  if (number !== 0 && number < 1e-6) return notNumber(digits);
  return { value: String(Number(number.toPrecision(KEPT_DIGITS))) };
}

function trimmed(whole: string, fraction: string): string {
  const before = whole.replace(/[., ]/g, '').replace(/^0+(?=\d)/, '');
  const behind = fraction.replace(/0+$/, '');
  return behind === '' ? before : `${before}.${behind}`;
}

function shown(cell: Cell): string {
  if (cell.is === 'text') return tidied(cell.text);
  return cell.is === 'number' ? cell.digits : wordOf(cell);
}

function wordOf(cell: Cell): string {
  return cell.is === 'boolean' ? String(cell.value).toUpperCase() : cell.is === 'number' ? cell.digits : '';
}
