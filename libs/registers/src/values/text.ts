import type { Cell } from '../xlsx/cell.ts';
import { fault, quoted, tidied, type Reading } from './reading.ts';

const LONGEST_NUMBER = 15;

/**
 * Text as it was meant: in composed form, without characters that nobody sees. A number is text where it is whole and short
 * enough for Excel to have kept every digit: `15` for the number of a licence. What it dropped before, `015`, cannot be known.
 */
export function readText(cell: Cell, most: number): Reading<string> {
  if (cell.is === 'boolean') return { value: cell.value ? 'TRUE' : 'FALSE' };
  if (cell.is === 'number') return ofNumber(cell.digits);
  const typed = cell.is === 'text' ? tidied(cell.text) : '';
  if ([...typed].length > most)
    return fault(`Không được dài quá ${most} ký tự.`, `Must have at most ${most} characters.`);
  return { value: typed };
}

function ofNumber(digits: string): Reading<string> {
  if (/^\d+$/.test(digits) && digits.length <= LONGEST_NUMBER) return { value: digits };
  return fault(
    `${quoted(digits)} là số do Excel đổi. Xin định dạng ô là văn bản rồi gõ lại.`,
    `${quoted(digits)} is a number that Excel made: format the cell as text and type it again.`,
  );
}
