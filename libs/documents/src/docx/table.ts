import type { Cell, Column, Row, Table } from '../blocks.ts';
import { cellText, isInWords } from '../cell.ts';
import { fittedHead, fittedSize } from '../fitted.ts';
import { namesColumn, placedHead, type PlacedCell } from '../grid.ts';
import { frameLines, legendLines } from '../words.ts';
import type { Page } from './page.ts';
import { paragraph, type Stand } from './paragraph.ts';
import { cellFigure, letters, runs, type Counter, type Look } from './runs.ts';
import { element, setting } from '../xml.ts';

interface Drawing {
  readonly ids: Counter;
  readonly page: Page;
}

/** A table with its caption, what one must know to read it, and the notes below it. */
export function table(block: Table, { ids, page }: Drawing): string {
  const widths = widthsOf(block.columns, page.textWidth);
  return [
    ...(block.caption === null ? [] : [paragraph({ style: 'Caption' }, letters(block.caption))]),
    ...frameLines(block.frame).map((line) => paragraph({ style: 'Frame' }, letters(line))),
    grid(widths, 'Grid', [
      ...headRows(block, widths),
      ...block.rows.map((row) => bodyRow(row, { block, widths, ids })),
    ]),
    ...block.notes.map((note) => paragraph({ style: 'Remark' }, runs(note, ids))),
    ...legendLines(block).map((line) => paragraph({ style: 'Remark' }, letters(line))),
    paragraph({ style: 'Remark' }),
  ].join('');
}

/** Rows on columns of given widths; their sum is the width. */
export function grid(widths: readonly number[], style: string, rows: readonly string[]): string {
  const width = widths.reduce((sum, one) => sum + one, 0);
  return element(
    'w:tbl',
    {},
    element(
      'w:tblPr',
      {},
      setting('tblStyle', style),
      element('w:tblW', { 'w:w': width, 'w:type': 'dxa' }),
      element('w:tblLayout', { 'w:type': 'fixed' }),
    ),
    element('w:tblGrid', {}, ...widths.map((one) => element('w:gridCol', { 'w:w': one }))),
    ...rows,
  );
}

/** Shares of a width, in whole twentieths of a point, that add up to it. */
export function widthsOf(columns: readonly Pick<Column, 'width'>[], whole: number): number[] {
  const shares = columns.reduce((sum, { width }) => sum + width, 0);
  let told = 0;
  let given = 0;
  return columns.map(({ width }) => {
    told += width;
    const upTo = Math.round((whole * told) / shares);
    const mine = upTo - given;
    given = upTo;
    return mine;
  });
}

/** A cell; `properties` in the order of the schema: width, spans, how its text stands. */
export function cell(width: number, content: string, ...properties: readonly string[]): string {
  return element(
    'w:tc',
    {},
    element('w:tcPr', {}, element('w:tcW', { 'w:w': width, 'w:type': 'dxa' }), ...properties),
    content,
  );
}

function headRows(block: Table, widths: readonly number[]): string[] {
  const cells = placedHead(block).flat();
  return block.head.map((_, row) =>
    element(
      'w:tr',
      {},
      element('w:trPr', {}, element('w:cantSplit'), element('w:tblHeader')),
      ...cells
        .filter((one) => one.row <= row && row < one.row + one.down)
        .sort((a, b) => a.column - b.column)
        .map((one) => headCell(one, row, widths)),
    ),
  );
}

function headCell(
  { text, row: from, column, across, down }: PlacedCell,
  row: number,
  widths: readonly number[],
): string {
  const width = widths.slice(column, column + across).reduce((sum, one) => sum + one, 0);
  return cell(
    width,
    paragraph(
      { style: 'Cell', align: 'center' },
      from === row ? letters(text, { bold: true, size: fittedHead(text, (width / 1440) * 25.4) }) : '',
    ),
    across === 1 ? '' : setting('gridSpan', across),
    down === 1 ? '' : setting('vMerge', from === row ? 'restart' : 'continue'),
    setting('vAlign', 'center'),
  );
}

interface RowDrawing {
  readonly block: Table;
  readonly widths: readonly number[];
  readonly ids: Counter;
}

function bodyRow(row: Row, { block, widths, ids }: RowDrawing): string {
  const bold = row.is === 'total';
  const indented = namesColumn(block.columns);
  return element(
    'w:tr',
    {},
    element('w:trPr', {}, element('w:cantSplit')),
    ...row.cells.map((one, index) => {
      const stand: Stand = {
        style: 'Cell',
        align: alignOf(block.columns[index]!),
        indent: { left: index === indented ? row.level * 200 : 0 },
      };
      const width = widths[index]!;
      const look = { bold, italic: isInWords(one), size: fittedSize(one, (width / 1440) * 25.4) };
      return cell(width, paragraph(stand, contentOf(one, ids, look)), setting('vAlign', 'center'));
    }),
  );
}

function contentOf(one: Cell, ids: Counter, look: Look): string {
  const words = cellText(one);
  return one?.is === 'figure' ? cellFigure(one.figure, words, { ids, look }) : letters(words, look);
}

function alignOf({ kind }: Column): 'left' | 'center' | 'right' {
  if (kind === 'text') return 'left';
  return kind === 'day' ? 'center' : 'right';
}
