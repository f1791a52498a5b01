import { openSheet } from './xlsx/open-workbook.ts';
import { addressOf, type Cell, type SheetRow } from './xlsx/cell.ts';
import { readDecimal, readWhole } from './values/number.ts';

/** Why a cell of another system's export says no total. `ambiguous`: what stands there is a number in two ways, `1,250`. */
export const whyUnread = ['empty', 'worked-out', 'words', 'no-whole-number', 'an-error', 'ambiguous'] as const;
export type WhyUnread = (typeof whyUnread)[number];

export type Total =
  { readonly is: 'read'; readonly value: string } | { readonly is: 'unread'; readonly because: WhyUnread };

/** `C5` of a sheet. */
export interface CellNamed {
  readonly sheet: string;
  readonly cell: string;
}

/** What an export says in the cells that were asked for. */
export type Totals = (at: CellNamed) => Total;

/**
 * The whole numbers that cells of an export say, read as the cells of registers are: `1.250` that was typed as text is 1250, and what
 * may be two numbers is none. What a formula last came to is not trusted. Each sheet is read once, from end to end, and not held.
 *
 * @throws BadFile
 */
export async function totalsIn(bytes: Uint8Array, wanted: readonly CellNamed[]): Promise<Totals> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = new Map<string, Total>();
  for (const name of new Set(wanted.map(({ sheet }) => sheet))) {
    const cells = new Set(wanted.filter(({ sheet }) => sheet === name).map(({ cell }) => cell));
    const sheet = await openSheet(file, name);
    for await (const row of sheet?.rows() ?? []) {
      for (const [cell, total] of totalsOf(row, cells)) found.set(keyOf({ sheet: name, cell }), total);
    }
  }
  return (at) => found.get(keyOf(at)) ?? { is: 'unread', because: 'empty' };
}

function totalsOf(row: SheetRow, wanted: ReadonlySet<string>): readonly (readonly [string, Total])[] {
  return [...row.cells]
    .map(([column, cell]) => [addressOf(column, row.number), cell] as const)
    .filter(([at]) => wanted.has(at))
    .map(([at, cell]) => [at, totalIn(cell)]);
}

function keyOf({ sheet, cell }: CellNamed): string {
  return `${sheet}\0${cell}`;
}

function totalIn(cell: Cell): Total {
  switch (cell.is) {
    case 'formula':
      return unread('worked-out');
    case 'error':
      return unread('an-error');
    case 'number':
      // what is shown as a day is a day, whatever number stands behind it
      return cell.day ? unread('no-whole-number') : numberIn(cell, 'no-whole-number');
    case 'text':
    case 'boolean':
      return numberIn(cell, 'value' in readDecimal(cell) ? 'no-whole-number' : 'words');
  }
}

/** Fifteen digits are what a spreadsheet keeps: of a longer number the last ones are not what was typed. */
const MOST_DIGITS = 15;

function numberIn(cell: Cell, otherwise: WhyUnread): Total {
  const read = readWhole(cell);
  if ('fault' in read) return unread(read.ambiguous === true ? 'ambiguous' : otherwise);
  return read.value.length > MOST_DIGITS ? unread('no-whole-number') : { is: 'read', value: read.value };
}

function unread(because: WhyUnread): Total {
  return { is: 'unread', because };
}
