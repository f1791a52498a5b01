import type { Cell, Chart, Column, Row, Table } from '../blocks.ts';
import { shortDay } from '../days.ts';
import { namesColumn, placedHead } from '../grid.ts';
import { figuresOfRuns } from '../check.ts';
import { cellText, plainRuns } from '../cell.ts';
import { shownInText, type Figure } from '../values.ts';
import { frameLines, legendLines } from '../words.ts';
import { writeValue, type Marks } from './marks.ts';
import { isLong, linesOf, SHOWN_DIGITS } from './rules.ts';
import type { Sheet } from './sheet.ts';

const HEAD_LOOK = { bold: true, wrap: true, boxed: true, align: 'center' } as const;
/** Letters for one share of a table's width. */
const LETTERS = 8;

/** A table on a sheet of its own; its heads stay in view and are printed on each page. */
export function writeTable(table: Table, sheet: Sheet, marks: Marks): void {
  const above = [table.caption ?? '', ...frameLines(table.frame)];
  above.forEach((line, row) => sheet.text([row, 0], line, row === 0 ? { bold: true } : { italic: true }));
  const head = above.length;
  for (const { text, row, column, across, down } of placedHead(table).flat()) {
    const from = [head + row, column] as const;
    if (across === 1 && down === 1) sheet.text(from, text, HEAD_LOOK);
    else sheet.merged(from, [from[0] + down - 1, column + across - 1], text, HEAD_LOOK);
  }
  const first = head + table.head.length;
  table.rows.forEach((row, index) => writeRow(row, { table, sheet, marks, at: first + index }));
  writeNotes(table, { sheet, marks, at: first + table.rows.length + 1 });
  sheet.printed(first + table.rows.length + table.notes.length + 12, table.columns.length - 1);
  sheet.widths(table.columns.map(({ width }) => Math.max(6, width * LETTERS)));
  if (table.head.length > 0) sheet.heads(head, first - 1);
}

interface Writing {
  readonly sheet: Sheet;
  readonly marks: Marks;
  readonly at: number;
}

function writeRow({ is, level, cells }: Row, { table, sheet, marks, at }: Writing & { readonly table: Table }): void {
  const names = namesColumn(table.columns);
  const lines = cells.map((cell, column) => linesOf(cellText(cell), table.columns[column]!.width * LETTERS));
  sheet.height(at, Math.max(...lines));
  cells.forEach((cell, column) => {
    const look = { bold: is === 'total', boxed: true, ...lookOf(table.columns[column]!, column === names ? level : 0) };
    writeCell(cell, { sheet, marks, at: [at, column], look });
  });
}

function lookOf({ kind }: Column, indent: number) {
  if (kind === 'text') return { wrap: true, align: 'left', indent } as const;
  return { align: kind === 'day' ? 'center' : 'right' } as const;
}

interface Place {
  readonly sheet: Sheet;
  readonly marks: Marks;
  readonly at: readonly [number, number];
  readonly look: Parameters<Sheet['blank']>[1];
}

function writeCell(cell: Cell, { sheet, marks, at, look }: Place): void {
  if (cell === null) return sheet.blank(at, look);
  switch (cell.is) {
    case 'text':
      return sheet.text(at, cell.text, look);
    case 'day':
      return sheet.day(at, cell.day, { ...look, long: shortDay(cell.day), format: 'dd/mm/yyyy' });
    case 'value':
      return writeValue(sheet, at, cell.value, look);
    case 'figure':
      return marks.figure(sheet, at, cell.figure, look);
  }
}

/** Notes, with their figures beside them, then what the signs mean. */
function writeNotes(table: Table, { sheet, marks, at }: Writing): void {
  table.notes.forEach((note, index) => {
    const row = at + index;
    sheet.text([row, 0], plainRuns(note), { italic: true });
    const column = table.columns.length;
    figuresOfRuns(note).forEach((figure, place) => marks.figure(sheet, [row, column + place], figure, {}));
  });
  const legend = [...legendLines(table), ...longLine(table)];
  legend.forEach((line, index) => sheet.text([at + table.notes.length + index, 0], line, { italic: true }));
}

function longLine({ rows }: Table): readonly string[] {
  const long = rows.some(({ cells }) =>
    cells.some(
      (cell) => cell?.is === 'figure' && cell.figure.value.is === 'number' && isLong(cell.figure.value.digits),
    ),
  );
  return long ? [`Số có trên ${SHOWN_DIGITS} chữ số được ghi dạng chữ để không mất chữ số nào.`] : [];
}

/** The figures of a chart as cells, and the chart over them. A cell of no number stays empty: words would be drawn as zero. */
export function writeChart(chart: Chart, sheet: Sheet): void {
  const { shape, title, alt, unitOfCount, places, series } = chart;
  sheet.text([0, 0], title, { bold: true });
  sheet.text([1, 0], `Đơn vị tính: ${unitOfCount}`, { italic: true });
  series.forEach(({ name }, index) => sheet.text([2, index + 1], name, HEAD_LOOK));
  places.forEach((place, row) => {
    sheet.text([3 + row, 0], place, { boxed: true });
    series.forEach(({ figures }, index) => {
      const at = [3 + row, index + 1] as const;
      if (isDrawn(figures[row]!)) writeValue(sheet, at, figures[row]!.value, { boxed: true, align: 'right' });
      else sheet.blank(at, { boxed: true });
    });
  });
  gapLines(chart).forEach((line, index) => sheet.text([4 + places.length + index, 0], line, { italic: true }));
  sheet.widths([30, ...series.map(() => 16)]);
  sheet.chart([2, series.length + 2], { shape, title, alt, head: 2, places: places.length, series: series.length });
}

function isDrawn({ value }: Figure): boolean {
  return value.is === 'number' || value.is === 'zero';
}

/** What stands in the place of each number that is not drawn. */
function gapLines({ places, series }: Chart): readonly string[] {
  return series.flatMap(({ name, figures }) =>
    figures.flatMap((figure, at) => (isDrawn(figure) ? [] : [`${name}, ${places[at]}: ${shownInText(figure.value)}`])),
  );
}
