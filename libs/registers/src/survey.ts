import type { Register } from '@lien-nganh/kernel';
import { BadFile } from './bad-file.ts';
import { limits } from './limits.ts';
import { HeadsSearch, type Heads } from './rows/heads.ts';
import { MergedRows } from './rows/merged-rows.ts';
import type { SheetRow } from './xlsx/cell.ts';
import { openWorkbook, type Sheet } from './xlsx/open-workbook.ts';

/** A file that can be read to its end, before anything is done with it. */
export interface Surveyed {
  readonly sheet: string;
  readonly heads: Heads;
  /** Rows below the heads that hold anything. */
  readonly count: number;
  readonly from1904: boolean;
  merged(row: number): boolean;
  /** Those rows, unpacked anew. */
  rows(): AsyncGenerator<SheetRow>;
}

/**
 * Reads a file once from end to end, keeping none of its rows: its heads, how many rows there are, what is merged.
 *
 * @throws BadFile
 */
export async function survey(bytes: Buffer, register: Register): Promise<Surveyed> {
  const sheet = await openWorkbook(bytes);
  const search = new HeadsSearch(register);
  const merged = new MergedRows();
  let heads: Heads | null = null;
  let count = 0;
  for await (const row of sheet.rows((range) => merged.add(range))) {
    if (heads === null) heads = search.look(row);
    else if (says(row, heads)) count += 1;
    if (count > limits.rows) throw new BadFile('too-many-rows', [`> ${limits.rows}`]);
  }
  if (heads === null) return search.none();
  if (count === 0) throw new BadFile('no-rows');
  const { name, from1904 } = sheet;
  return { sheet: name, from1904, count, heads, merged: (row) => merged.has(row), rows: () => below(sheet, heads) };
}

async function* below(sheet: Sheet, heads: Heads): AsyncGenerator<SheetRow> {
  for await (const row of sheet.rows()) if (row.number > heads.row && says(row, heads)) yield row;
}

/** Whether any column that is read holds anything. */
function says({ cells }: SheetRow, { columns }: Heads): boolean {
  for (const at of cells.keys()) if (columns.has(at)) return true;
  return false;
}
