import type { Day } from '@lien-nganh/kernel';
import { isDay } from '@lien-nganh/vocabulary';
import type { Block, Cell, Chart, Run, Table } from './blocks.ts';
import { byKind, type ByKind } from './each-kind.ts';
import { placedHead } from './grid.ts';
import type { OfficialDocument } from './model.ts';
import { eachText, plainText } from './text.ts';
import { shownInText, type Figure } from './values.ts';

/** A mark by which something is found again; Word holds no more than 64 characters, of which two say what it is. */
const MARK = /^[\x21-\x7e]{1,62}$/;
/** More than a page holds. */
const MOST_LINES = 60;
/** A character that leaves something on paper. */
const VISIBLE = /[^\s\p{Cf}\p{Default_Ignorable_Code_Point}]/u;
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/**
 * The document as it can be printed: every text in composed form and free of what no file can hold.
 *
 * @throws RangeError for what would make a damaged or a misleading file: a reference that is none, a slot that is there twice, a
 *   table whose rows or head do not fit its columns, digits that are no number, a day that is none
 */
export function checked(document: OfficialDocument): OfficialDocument {
  const result = eachText(document, plainText);
  checkMoments(result);
  const blocks = allBlocks(result);
  for (const figure of blocks.flatMap(figuresOfBlock)) checkFigure(figure);
  for (const block of blocks) checkBlock(block);
  const slots = blocks.flatMap((block) => (block.is === 'narrative' ? [block.slot] : []));
  for (const slot of slots) checkMark(slot);
  if (new Set(slots).size < slots.length) throw new RangeError('a slot of the narrative is there twice');
  return result;
}

function checkMoments({ date, provenance }: OfficialDocument): void {
  if (date !== null) checkDay(date);
  if (provenance !== null && !MOMENT.test(provenance.madeAt)) throw new RangeError('made at no moment in UTC');
}

function checkDay(day: Day): void {
  if (!isDay(day)) throw new RangeError(`${JSON.stringify(day)} is no day`);
}

/** Every block, those of annexes too, in order. */
export function allBlocks({ body, annexes }: OfficialDocument): readonly Block[] {
  return [...body, ...annexes.flatMap((annex) => annex.body)];
}

const figures: ByKind<readonly [], readonly Figure[]> = {
  paragraph: ({ runs }) => figuresOfRuns(runs),
  note: ({ runs }) => figuresOfRuns(runs),
  list: ({ items }) => items.flatMap(figuresOfRuns),
  table: ({ rows, notes }) => [
    ...rows.flatMap(({ cells }) => cells.flatMap(figureOfCell)),
    ...notes.flatMap(figuresOfRuns),
  ],
  chart: () => [],
  heading: () => [],
  narrative: () => [],
  lines: () => [],
  boxes: () => [],
  signatories: () => [],
  'page-break': () => [],
};

/** The figures of a block in the order in which they are read; those that a chart draws are in its tables. */
export function figuresOfBlock(block: Block): readonly Figure[] {
  return byKind(figures, block);
}

export function figuresOfRuns(runs: readonly Run[]): readonly Figure[] {
  return runs.flatMap((run) => (run.is === 'figure' ? [run.figure] : []));
}

function figureOfCell(cell: Cell): readonly Figure[] {
  return cell?.is === 'figure' ? [cell.figure] : [];
}

function checkFigure({ ref, value }: Figure): void {
  checkMark(ref);
  shownInText(value);
}

function checkMark(mark: string): void {
  if (!MARK.test(mark))
    throw new RangeError(`${JSON.stringify(mark)} is no reference: 1 to 62 ASCII characters without blanks`);
}

function checkBlock(block: Block): void {
  if (block.is === 'table') checkTable(block);
  else if (block.is === 'chart') checkChart(block);
  else if (block.is === 'lines') checkBetween(block.count, MOST_LINES, 'lines to write on');
  else if (block.is === 'signatories') checkBetween(block.signatories.length, 3, 'who sign side by side');
}

function checkBetween(count: number, most: number, what: string): void {
  if (!(count >= 1 && count <= most)) throw new RangeError(`1 to ${most} ${what}`);
}

function checkTable(table: Table): void {
  if (table.columns.some(({ width }) => !(width > 0))) throw new RangeError('a column of a table has no width');
  if (table.columns.length === 0) throw new RangeError('a table has no columns');
  placedHead(table);
  for (const { cells } of table.rows) {
    if (cells.length !== table.columns.length) throw new RangeError('a row of a table does not fit its columns');
    for (const cell of cells) if (cell?.is === 'day') checkDay(cell.day);
  }
}

function checkChart({ places, series, alt }: Chart): void {
  if (!VISIBLE.test(alt)) throw new RangeError('a chart says nothing to who does not see it');
  if (places.length === 0 || series.length === 0) throw new RangeError('a chart shows nothing');
  for (const { figures } of series) {
    if (figures.length !== places.length) throw new RangeError('a series of a chart does not fit its places');
    for (const figure of figures) checkFigure(figure);
  }
}
