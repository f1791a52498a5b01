import { dayCell, text, valueCell, yesOrNo, type Cell, type Line, type Table } from '../../table/table.ts';
import { unitWordsAndCode } from '../../figure/words/unit-words.ts';
import { exactnessWords, inBoth, periodStateWords } from '../../figure/words/words.ts';
import type { FigureAnswer } from '../answers/figures.ts';
import type { OverviewAnswer } from '../answers/overviews.ts';
import type { ScoreAnswer, ScorecardsAnswer } from '../matrix/scorecards.ts';

export type Shown = FigureAnswer | Error | null;

/** A figure's value, or why there is none to show: never blank, never zero. */
export function shownCell(figure: Shown): Cell {
  if (figure === null) return text('không có khi đó / not there then');
  return figure instanceof Error ? text('không được xem / not yours to see') : valueCell(figure.value);
}

/** The figures among what is shown: those that the caller may see. */
export function toldIn(figures: readonly Shown[]): readonly FigureAnswer[] {
  return figures.filter((one): one is FigureAnswer => one !== null && !(one instanceof Error));
}

const frameHead = [
  ...['Từ ngày / From', 'Đến ngày / To', 'Tình trạng kỳ / Period', 'Đầy đủ đến / Complete to'],
  'Có số nhập từ văn bản / With figures of papers',
];

function frameCells(figures: readonly Shown[]): Line {
  const seen = toldIn(figures);
  const [told] = seen;
  if (told === undefined) return frameHead.map(() => null);
  const { period, completeTo } = told.frame;
  const complete = text(completeTo?.at ?? '');
  return [
    dayCell(period.from),
    dayCell(period.to),
    text(inBoth(periodStateWords[period.state])),
    complete,
    text(papersIn(seen)),
  ];
}

/** By which papers figures of a line were told, whether they were rounded there. */
function papersIn(figures: readonly FigureAnswer[]): string {
  const papers = figures.flatMap(({ frame }) => frame.imported);
  const named = papers.map(
    ({ document, dated, exactness }) => `${document}, ${dated} (${inBoth(exactnessWords[exactness])})`,
  );
  return [...new Set(named)].join('; ');
}

/** An overview: one line a row and the total last, which is asked by itself and is no sum where rows overlap. */
export function overviewTable({ rows, names: called, columns }: OverviewAnswer): Table {
  const seen = columns.flatMap((column) => (column instanceof Error ? [] : [column]));
  const names = seen.map(
    ({ indicator }) => `${indicator.names.vi} / ${indicator.names.en} (${unitWordsAndCode(indicator.unitOfCount)})`,
  );
  const lineOf = (row: string, name: string, figures: readonly Shown[]) => [
    ...[text(row), text(name)],
    ...figures.map(shownCell),
    ...frameCells(figures),
  ];
  const lines = rows.map((row) => {
    const cells = seen.map((column) => column.cells.find((cell) => cell.row === row)!.figure);
    return lineOf(row, called.get(row)?.vi ?? row, cells);
  });
  const total = lineOf(
    '',
    'Tổng / Total',
    seen.map((column) => column.total),
  );
  return { head: ['Dòng / Row', 'Tên / Name', ...names, ...frameHead], lines: [...lines, total] };
}

/** All figures of an overview that the caller may see. */
export function figuresInOverview({ columns }: OverviewAnswer): readonly FigureAnswer[] {
  const seen = columns.flatMap((column) => (column instanceof Error ? [] : [column]));
  return toldIn(seen.flatMap(({ cells, total }) => [total, ...cells.map(({ figure }) => figure)]));
}

const scoreHead = [
  ...['Dòng / Row', 'Tên / Name', 'Chỉ tiêu / Indicator', 'Đơn vị tính / Unit of count'],
  ...['Kỳ này / Now', 'Kỳ trước / Before', 'Tăng, giảm / Change'],
  ...['Cùng kỳ năm trước / Year before', 'Tăng, giảm / Change on year', 'Khác định nghĩa / Across definitions'],
];

/** Scorecards: one line for each indicator of each row. */
export function scorecardsTable({ rows, names }: ScorecardsAnswer): Table {
  const lines = rows.flatMap(({ row, scores }) =>
    scores.map((score) => scoreLine([row, names.get(row)?.vi ?? row], score)),
  );
  return { head: [...scoreHead, ...frameHead], lines };
}

/** All figures of scorecards, of this period, that the caller may see. */
export function figuresInScorecards({ rows }: ScorecardsAnswer): readonly FigureAnswer[] {
  return toldIn(rows.flatMap(({ scores }) => scores.map(({ figure }) => figure)));
}

function scoreLine(named: readonly string[], score: ScoreAnswer): Line {
  const { indicator, figure, before, yearBefore, change, changeOnYear } = score;
  const by = (one: ScoreAnswer['change']): Cell => {
    const digits = one?.by ?? null;
    return digits === null ? null : { digits };
  };
  const across = change?.acrossDefinitions || changeOnYear?.acrossDefinitions;
  return [
    ...[...named, indicator.names.vi, unitWordsAndCode(indicator.unitOfCount)].map(text),
    ...[shownCell(figure), shownCell(before), by(change), shownCell(yearBefore), by(changeOnYear)],
    yesOrNo(across ?? false),
    ...frameCells([figure]),
  ];
}
