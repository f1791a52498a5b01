import { folded } from '@lien-nganh/vocabulary';
import type { Cell } from '../xlsx/cell.ts';
import { fault, quoted, tidied, type Reading } from './reading.ts';

const YES = new Set(['x', '✓', '✔', 'co', 'dung', 'yes', 'true', '1']);
const NO = new Set(['khong', 'sai', 'no', 'false', '0']);

/** `x`, `Có`, `đúng`, `1`, TRUE; `Không`, `sai`, `0`, FALSE. Anything else is refused; an empty cell says nothing. */
export function readYesNo(cell: Cell): Reading<boolean> {
  if (cell.is === 'boolean') return { value: cell.value };
  const typed = cell.is === 'text' ? tidied(cell.text) : cell.is === 'number' ? cell.digits : '';
  const word = folded(typed);
  if (YES.has(word)) return { value: true };
  if (NO.has(word)) return { value: false };
  return fault(`${quoted(typed)}: xin ghi Có hoặc Không.`, `${quoted(typed)}: write Có (yes) or Không (no).`);
}
