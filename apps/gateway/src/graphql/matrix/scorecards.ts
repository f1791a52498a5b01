import { changeBetween, type Change } from '../../matrix/change.ts';
import { periodBefore, yearBefore, type Period } from '../../matrix/periods.ts';
import { latestKey } from '../../figure/same-unit.ts';
import type { Definition } from '../../measures/definition.ts';
import type { GatewayContext } from '../context.ts';
import type { FigureAnswer } from '../answers/figures.ts';
import { askOverview, type OverviewAnswer, type OverviewArgs } from '../answers/overviews.ts';
import { periodAsked } from '../answers/questions.ts';

export type ScorecardArgs = Omit<OverviewArgs, 'agency' | 'obligation' | 'indicators'> & {
  readonly indicators: readonly string[];
};

/** One indicator of one row: now, in the period before, and in the same period of the year before. */
export interface ScoreAnswer {
  readonly indicator: Definition;
  readonly figure: FigureAnswer | Error;
  readonly before: FigureAnswer | Error | null;
  readonly yearBefore: FigureAnswer | Error | null;
  readonly change: Change | null;
  readonly changeOnYear: Change | null;
}

export interface ScorecardsAnswer {
  readonly asked: ScorecardArgs;
  readonly by: string;
  readonly before: Period;
  readonly yearBefore: Period;
  readonly names: OverviewAnswer['names'];
  readonly rows: readonly { readonly row: string; readonly scores: readonly ScoreAnswer[] }[];
}

/** Units or agencies with how their figures changed. They are in the order of their keys, never ranked. */
export async function askScorecards(context: GatewayContext, args: ScorecardArgs): Promise<ScorecardsAnswer> {
  await periodAsked(context, args);
  const [before, year] = [periodBefore(args), yearBefore(args)];
  const now = await askOverview(context, args);
  const earlier = await askOverview(context, { ...args, ...before });
  const lastYear = await askOverview(context, { ...args, ...year });
  const { map } = (await context.known()).units.at(null);
  const isSame: Same = now.by === 'unit' ? (one, other) => latestKey(map, one) === latestKey(map, other) : Object.is;
  const columns = now.columns.flatMap((column, index) => (column instanceof Error ? [] : [{ column, index }]));
  const rows = now.rows.map((row) => ({
    row,
    scores: columns.map(({ column, index }): ScoreAnswer => {
      const figure = column.cells.find((cell) => cell.row === row)!.figure;
      const then = {
        before: cellOf(earlier, index, (one) => isSame(one, row)),
        yearBefore: cellOf(lastYear, index, (one) => isSame(one, row)),
      };
      const changes = { change: changed(then.before, figure), changeOnYear: changed(then.yearBefore, figure) };
      return { indicator: column.indicator, figure, ...then, ...changes };
    }),
  }));
  return { asked: args, by: now.by, before, yearBefore: year, names: now.names, rows };
}

type Same = (one: string, other: string) => boolean;

/**
 * `null` where the row was not there: another unit than it is now, or an agency that there was not yet. A unit that was renamed or
 * raised since is the same, under another key.
 */
function cellOf(
  { columns }: OverviewAnswer,
  index: number,
  isRow: (row: string) => boolean,
): FigureAnswer | Error | null {
  const column = columns[index]!;
  if (column instanceof Error) return column;
  return column.cells.find((cell) => isRow(cell.row))?.figure ?? null;
}

function changed(earlier: FigureAnswer | Error | null, later: FigureAnswer | Error): Change | null {
  if (earlier === null || earlier instanceof Error || later instanceof Error) return null;
  return changeBetween(earlier, later);
}
