import type { Cell, Run } from './blocks.ts';
import { shortDay } from './days.ts';
import { shownInTable, shownInText } from './values.ts';

/** What stands in a cell, as words. */
export function cellText(cell: Cell): string {
  if (cell === null) return '';
  switch (cell.is) {
    case 'text':
      return cell.text;
    case 'day':
      return shortDay(cell.day);
    case 'value':
      return shownInTable(cell.value);
    case 'figure':
      // Checks are not parted from their number where the column is narrow.
      return shownInTable(cell.figure.value).replace(' kt)', '\u00a0kt)');
  }
}

/** Whether words stand where a number is asked for: they are smaller than it, and lean. */
export function isInWords(cell: Cell): boolean {
  return cell?.is === 'figure' && cell.figure.value.is !== 'number' && cell.figure.value.is !== 'zero';
}

/** Running text as words. */
export function plainRuns(runs: readonly Run[]): string {
  return runs.map((run) => (run.is === 'text' ? run.text : shownInText(run.figure.value))).join('');
}
