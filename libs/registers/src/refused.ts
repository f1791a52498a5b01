import type { Register } from '@lien-nganh/kernel';
import type { Heads } from './rows/heads.ts';
import type { Reason } from './rows/read-row.ts';
import { dataSheet } from './template.ts';
import type { Cell, SheetRow } from './xlsx/cell.ts';
import { writeWorkbook, type WrittenCell } from './xlsx/write-workbook.ts';

/** A row that was not taken, with the reasons. */
export interface NotTaken {
  readonly row: SheetRow;
  readonly reasons: readonly Reason[];
}

/** The rows that were not taken, as they came, in the form of the template: to be put right and sent again. */
export function refusedFile(register: Register, heads: Heads, rows: readonly NotTaken[]): Buffer {
  const lines = rows.map(({ row, reasons }): readonly WrittenCell[] => {
    const cells = heads.placed.map(({ at }) => (at === null ? null : asItCame(row.cells.get(at))));
    const decision = heads.decision === null ? null : asItCame(row.cells.get(heads.decision));
    return [...cells, decision, { text: reasons.map(saidAs).join('\n') }, { digits: String(row.number) }];
  });
  return writeWorkbook([dataSheet(register, { rows: lines, reasons: true, choices: [] })]);
}

function asItCame(cell: Cell | undefined): WrittenCell {
  return cell === undefined ? null : written(cell);
}

function written(cell: Cell): WrittenCell {
  switch (cell.is) {
    case 'text':
      return { text: cell.text, look: 'text' };
    case 'number':
      return { digits: cell.digits, look: cell.day ? 'day' : 'plain' };
    case 'boolean':
      return { yes: cell.value };
    case 'formula':
      return { text: `=${cell.formula}`, look: 'text' };
    case 'error':
      return { text: cell.code, look: 'text' };
  }
}

function saidAs({ head, vi, en }: Reason): string {
  return `${head === null ? '' : `${head.vi}: `}${vi} / ${en}`;
}
