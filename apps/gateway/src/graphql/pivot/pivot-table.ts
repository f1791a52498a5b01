import type { NotAdded } from '../../figure/counting/sums.ts';
import { text, type Cell, type Line, type Table } from '../../table/table.ts';
import { inBoth, whyNotAdded } from '../../figure/words/words.ts';
import type { FigureAnswer } from '../answers/figures.ts';
import { shownCell, toldIn } from '../table/tables.ts';
import type { PivotAnswer } from './pivot.ts';

const WHY = 'Tổng không phải là tổng các ô vì / The total is not the sum of the cells because';

/** A pivot: a line a row with its total, and below them the totals of the columns. */
export function pivotTable({ rows, columns, lines, columnTotals, total, ...whole }: PivotAnswer): Table {
  const head = ['Dòng / Row', 'Tên / Name', ...columns.map(({ name }) => inBoth(name)), 'Tổng / Total', WHY];
  const own = lines.map(({ cells, total: ofRow }, index): Line => {
    const { key, name } = rows[index]!;
    return [
      ...[text(key), text(name.vi)],
      ...cells.map(({ figure }) => shownCell(figure)),
      ...[shownCell(ofRow.figure), whyCell(ofRow.notTheSum)],
    ];
  });
  const last: Line = [
    ...[text(''), text('Tổng / Total')],
    ...columnTotals.map(({ figure }) => shownCell(figure)),
    ...[shownCell(total), whyCell(whole.columnsNotTheSum)],
  ];
  const why: Line = [
    ...[text(''), text(WHY)],
    ...columnTotals.map(({ notTheSum }) => whyCell(notTheSum)),
    ...[whyCell(whole.rowsNotTheSum), text('')],
  ];
  return { head, lines: [...own, last, why] };
}

function whyCell(why: NotAdded | null): Cell {
  if (why === null) return text('');
  const words = why.because.map((one) => inBoth(whyNotAdded[one]));
  return text([...words, ...(why.rest === null ? [] : [`(${why.rest})`])].join(' '));
}

/** All figures of a pivot that the caller may see. */
export function figuresInPivot({ lines, columnTotals, total }: PivotAnswer): readonly FigureAnswer[] {
  const cells = lines.flatMap((line) => [line.total.figure, ...line.cells.map(({ figure }) => figure)]);
  return toldIn([total, ...columnTotals.map(({ figure }) => figure), ...cells]);
}
