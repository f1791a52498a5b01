import { csvOf, text, valueCell, type Cell } from '../../matrix/csv.ts';
import type { FigureAnswer } from '../figures.ts';
import type { OverviewAnswer } from '../overviews.ts';
import type { ScoreAnswer, ScorecardsAnswer } from './scorecards.ts';

type Shown = FigureAnswer | Error | null;

/** A figure's value, or why there is none to show: never blank, never zero. */
function shownCell(figure: Shown): Cell {
  if (figure === null) return text('không có khi đó / not there then');
  return figure instanceof Error ? text('không được xem / not yours to see') : valueCell(figure.value);
}

const frameHead = ['Từ ngày / From', 'Đến ngày / To', 'Tình trạng kỳ / Period', 'Đầy đủ đến / Complete to'];

function frameCells(figures: readonly Shown[]): readonly Cell[] {
  const told = figures.find((one): one is FigureAnswer => one !== null && !(one instanceof Error));
  if (told === undefined) return frameHead.map(() => null);
  const { period, completeTo } = told.frame;
  return [period.from, period.to, period.state, completeTo?.at ?? ''].map(text);
}

/** An overview: one line a row and the total last, which is asked by itself and is no sum where rows overlap. */
export function overviewCsv({ rows, units, columns }: OverviewAnswer): string {
  const seen = columns.flatMap((column) => (column instanceof Error ? [] : [column]));
  const names = seen.map(({ indicator }) => `${indicator.names.vi} / ${indicator.names.en} (${indicator.unitOfCount})`);
  const lineOf = (row: string, name: string, figures: readonly Shown[]) => [
    ...[text(row), text(name)],
    ...figures.map(shownCell),
    ...frameCells(figures),
  ];
  const lines = rows.map((row) => {
    const name = units.find((unit) => unit.row === row)?.spans.at(-1)?.fullName ?? '';
    const cells = seen.map((column) => column.cells.find((cell) => cell.row === row)!.figure);
    return lineOf(row, name, cells);
  });
  const total = lineOf(
    '',
    'Tổng / Total',
    seen.map((column) => column.total),
  );
  return csvOf([['Dòng / Row', 'Tên / Name', ...names, ...frameHead].map(text), ...lines, total]);
}

const scoreHead = [
  ...['Dòng / Row', 'Chỉ tiêu / Indicator', 'Đơn vị tính / Unit of count'],
  ...['Kỳ này / Now', 'Kỳ trước / Before', 'Tăng, giảm / Change'],
  ...['Cùng kỳ năm trước / Year before', 'Tăng, giảm / Change on year', 'Khác định nghĩa / Across definitions'],
];

/** Scorecards: one line for each indicator of each row. */
export function scorecardsCsv({ rows }: ScorecardsAnswer): string {
  const lines = rows.flatMap(({ row, scores }) => scores.map((score) => scoreLine(row, score)));
  return csvOf([[...scoreHead, ...frameHead].map(text), ...lines]);
}

function scoreLine(row: string, score: ScoreAnswer): readonly Cell[] {
  const { indicator, figure, before, yearBefore, change, changeOnYear } = score;
  const by = (one: ScoreAnswer['change']): Cell => {
    const digits = one?.by ?? null;
    return digits === null ? null : { digits };
  };
  const across = change?.acrossDefinitions || changeOnYear?.acrossDefinitions;
  return [
    ...[row, indicator.names.vi, indicator.unitOfCount].map(text),
    ...[shownCell(figure), shownCell(before), by(change), shownCell(yearBefore), by(changeOnYear)],
    text(across ? 'có / yes' : 'không / no'),
    ...frameCells([figure]),
  ];
}
