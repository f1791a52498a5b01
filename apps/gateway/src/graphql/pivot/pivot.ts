import type { Question } from '../../figure/question.ts';
import { comesInReleases } from '../../figure/versions.ts';
import { notAdded, type CellsBy, type NotAdded } from '../../figure/counting/sums.ts';
import type { Definition } from '../../measures/definition.ts';
import type { GatewayContext } from '../context.ts';
import { forbidden } from '../errors.ts';
import { shownFigure, type FigureAnswer } from '../answers/figures.ts';
import { checkCells } from '../limits/limits.ts';
import {
  daysOfMaps,
  definitionOf,
  lineAsked,
  mayReadFigure,
  periodAsked,
  unitAsked,
  type PeriodArgs,
  type PeriodAsked,
} from '../answers/questions.ts';
import { headingsOf, readBy, type Heading, type Step } from './axes.ts';
import { figuresTogether } from '../answers/figures-together.ts';

export interface PivotArgs extends PeriodArgs {
  readonly indicator: string;
  readonly rows: string;
  readonly columns: string;
  readonly dimension?: string | null;
  readonly step: string;
  readonly level?: string | null;
  readonly unit?: string | null;
  readonly agency?: string | null;
  readonly obligation?: string | null;
}

type Shown = FigureAnswer | Error;

/** A total, asked by itself, and why the cells of its line are not it; `null`: they are. */
export interface TotalAnswer {
  readonly key: string;
  readonly figure: Shown;
  readonly notTheSum: NotAdded | null;
}

export interface PivotAnswer {
  readonly period: PeriodAsked;
  readonly indicator: Definition;
  readonly rows: readonly Heading[];
  readonly columns: readonly Heading[];
  readonly lines: readonly {
    readonly row: string;
    readonly cells: readonly { readonly column: string; readonly figure: Shown }[];
    readonly total: TotalAnswer;
  }[];
  readonly columnTotals: readonly TotalAnswer[];
  readonly total: Shown;
  /** Why the totals of the rows, and those of the columns, are not the total. */
  readonly rowsNotTheSum: NotAdded | null;
  readonly columnsNotTheSum: NotAdded | null;
}

const ACTION = 'gateway.read-figures';

/**
 * Slices an indicator by two of unit, agency or obligation, period and dimension. Every cell, each total of a row and of a
 * column and the whole are figures of their own, under the rights of a figure: what the caller may not see is an error in
 * its place.
 *
 * @throws QuestionRefused same-axis-twice, one-axis-only, breakdown-unknown …
 * @throws GraphQLError QUERY_TOO_LARGE for more cells, with the totals, than the limit
 */
export async function askPivot(context: GatewayContext, args: PivotArgs): Promise<PivotAnswer> {
  const definition = await definitionOf(context, args.indicator);
  const period = await periodAsked(context, args);
  const axes = [args.rows as CellsBy, args.columns as CellsBy] as const;
  const whole: Question = {
    ...period,
    ...(await lineAsked(context, args)),
    indicator: definition.code,
    unit: await unitAsked(context, args.unit, daysOfMaps(period, context.today)),
    breakdown: axes.includes('dimension') ? (args.dimension ?? null) : null,
  };
  const by = readBy(axes, whole);
  const asked = { definition, whole, level: args.level ?? null, step: args.step as Step };
  const [rows, columns] = await headingsOf(context, axes, asked);
  checkCells(context, (rows.length + 1) * (columns.length + 1));
  const grid = [everything, ...rows].map((row) =>
    [everything, ...columns].map((column) => ({ ...whole, ...row.narrows, ...column.narrows })),
  );
  const shown = await shownGrid(context, grid, { definition, by });
  return { period, ...told({ axes, definition, rows, columns, dimension: whole.breakdown }, shown) };
}

/** The row of the column totals, and the column of the row totals. */
const everything: Heading = { key: '', name: { vi: 'Tổng', en: 'Total' }, narrows: {} };

async function shownGrid(
  context: GatewayContext,
  grid: readonly (readonly Question[])[],
  { definition, by }: { readonly definition: Definition; readonly by: Parameters<typeof figuresTogether>[2] },
): Promise<readonly (readonly Shown[])[]> {
  const may = ({ agency, to }: Question) => mayReadFigure(context, ACTION, { definition, agency, to });
  const seen = grid.flat().filter(may);
  const figures = await figuresTogether(context, seen, by);
  const found = new Map(seen.map((question, index) => [question, figures[index]!]));
  const show = async (question: Question) => {
    const figure = found.get(question);
    return figure === undefined ? forbidden(ACTION) : shownFigure(context, question, figure);
  };
  return Promise.all(grid.map((line) => Promise.all(line.map(show))));
}

interface Laid {
  readonly axes: readonly [CellsBy, CellsBy];
  readonly definition: Definition;
  readonly rows: readonly Heading[];
  readonly columns: readonly Heading[];
  readonly dimension: string | null;
}

/** @param shown the totals first, of rows and of columns */
function told(laid: Laid, shown: readonly (readonly Shown[])[]): Omit<PivotAnswer, 'period'> {
  const { rows, columns, definition, axes } = laid;
  const [totals, ...lines] = shown as readonly [readonly Shown[], ...(readonly Shown[])[]];
  const [total, ...ofColumns] = totals as readonly [Shown, ...Shown[]];
  const ofRows = lines.map(([first]) => first!);
  const why = (by: CellsBy, cells: readonly Shown[], whole: Shown) => whyNotAdded(laid, by, { cells, whole });
  return {
    indicator: definition,
    rows,
    columns,
    lines: lines.map(([first, ...cells], row) => ({
      row: rows[row]!.key,
      cells: cells.map((figure, column) => ({ column: columns[column]!.key, figure })),
      total: { key: rows[row]!.key, figure: first!, notTheSum: why(axes[1], cells, first!) },
    })),
    columnTotals: ofColumns.map((figure, column) => ({
      key: columns[column]!.key,
      figure,
      notTheSum: why(
        axes[0],
        lines.map((line) => line[column + 1]!),
        figure,
      ),
    })),
    total,
    rowsNotTheSum: why(axes[0], ofRows, total),
    columnsNotTheSum: why(axes[1], ofColumns, total),
  };
}

function whyNotAdded(
  { definition, dimension }: Laid,
  by: CellsBy,
  { cells, whole }: { readonly cells: readonly Shown[]; readonly whole: Shown },
): NotAdded | null {
  const valueOf = (one: Shown) => (one instanceof Error ? null : one.value);
  const nature = definition.breakdowns.find((one) => one.dimension === dimension)?.nature ?? null;
  return notAdded({
    by,
    definition,
    nature: by === 'dimension' ? nature : null,
    cells: cells.map(valueOf),
    total: valueOf(whole),
    released: comesInReleases(definition),
  });
}
