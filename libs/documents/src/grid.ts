import type { Column, HeadCell, Table } from './blocks.ts';

/** A cell of a table's head with its place; `column` and `row` count from 0. */
export interface PlacedCell {
  readonly text: string;
  readonly row: number;
  readonly column: number;
  readonly across: number;
  readonly down: number;
}

/**
 * Where the cells of a head stand: each row fills, from the left, what spans from above leave free.
 *
 * @throws RangeError when they leave a gap, overlap, or reach over the edge: Word calls such a table damaged
 */
export function placedHead({ head, columns }: Pick<Table, 'head' | 'columns'>): PlacedCell[][] {
  const taken = head.map(() => columns.map(() => false));
  const placed = head.map((cells, row) => placedRow(cells, row, taken));
  if (taken.some((row) => row.includes(false))) throw new RangeError('the head of a table has a gap');
  return placed;
}

function placedRow(cells: readonly HeadCell[], row: number, taken: boolean[][]): PlacedCell[] {
  return cells.map(({ text, across = 1, down = 1 }) => {
    const column = taken[row]!.indexOf(false);
    const cell = { text, row, column, across, down };
    take(cell, taken);
    return cell;
  });
}

function take({ row, column, across, down }: PlacedCell, taken: boolean[][]): void {
  if (column < 0 || across < 1 || down < 1) throw new RangeError('a cell of the head of a table has no place');
  for (let r = row; r < row + down; r += 1) {
    for (let c = column; c < column + across; c += 1) {
      if (taken[r]?.[c] !== false)
        throw new RangeError('a cell of the head of a table reaches over another or the edge');
      taken[r]![c] = true;
    }
  }
}

/** The column that a row's level indents: the widest of texts; -1: there is none. */
export function namesColumn(columns: readonly Column[]): number {
  const widest = Math.max(...columns.map(({ kind, width }) => (kind === 'text' ? width : 0)));
  return columns.findIndex(({ kind, width }) => kind === 'text' && width === widest);
}
