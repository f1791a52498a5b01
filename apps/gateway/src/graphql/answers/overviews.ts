import type { Sentences, UnitLevel } from '@lien-nganh/vocabulary';
import type { Question } from '../../figure/question.ts';
import type { Overview as LedgerOverview } from '../../ledger/reading/overview.ts';
import type { Definition } from '../../measures/definition.ts';
import type { GatewayContext } from '../context.ts';
import { forbidden } from '../errors.ts';
import { shownFigure, type FigureAnswer } from './figures.ts';
import {
  circumstancesOf,
  daysOfMaps,
  definitionNamed,
  latestDefinitions,
  lineAsked,
  mayReadFigure,
  periodAsked,
  unitAsked,
  type PeriodArgs,
} from './questions.ts';
import { checkCells } from '../limits/limits.ts';
import { namesOfRows, rowsAsked, unitsOfRows, type UnitRow } from './rows.ts';

export interface OverviewArgs extends PeriodArgs {
  readonly by: string;
  readonly indicators?: readonly string[] | null;
  readonly unit?: string | null;
  readonly level?: string | null;
  readonly agency?: string | null;
  readonly obligation?: string | null;
}

type Shown = FigureAnswer | Error;

export interface OverviewAnswer {
  readonly asked: OverviewArgs;
  readonly by: string;
  readonly rows: readonly string[];
  readonly units: readonly UnitRow[];
  readonly names: ReadonlyMap<string, Sentences>;
  readonly columns: readonly (ColumnAnswer | Error)[];
}

interface ColumnAnswer {
  readonly indicator: Definition;
  readonly cells: readonly { readonly row: string; readonly figure: Shown }[];
  readonly total: Shown;
  readonly cannotBePlaced: readonly { readonly level: UnitLevel; readonly value: string }[];
}

const ACTION = 'gateway.read-overview';
/** Many figures in few queries. What the caller may not see is an error in its place; the rest comes. */
export async function askOverview(context: GatewayContext, args: OverviewArgs): Promise<OverviewAnswer> {
  const period = await periodAsked(context, args);
  const line = await lineAsked(context, args);
  const days = daysOfMaps(period, context.today);
  const unit = await unitAsked(context, args.unit, days);
  const rows = await rowsAsked(context, { ...args, unit }, days);
  const chosen = await indicatorsAsked(context, args, line.agency);
  const asked = chosen.filter((one): one is Definition => !(one instanceof Error));
  checkCells(context, rows.length * asked.length);
  const whole = { ...period, ...(args.by === 'unit' ? line : { agency: null, obligation: null }) };
  const level = (args.level ?? null) as UnitLevel | null;
  const overview = await readRows(context, { ...whole, by: args.by, rows, level, unit, indicators: asked });
  const question = { ...whole, unit, breakdown: null, indicator: '' };
  const columnOf = columnsFrom(context, { overview, by: args.by, question });
  const columns = await Promise.all(
    chosen.map((one) => (one instanceof Error ? Promise.resolve(one) : columnOf(one, asked.indexOf(one)))),
  );
  const units = await unitsOfRows(context, args.by, { rows, days });
  const names = await namesOfRows(context, args.by, { rows, units });
  return { asked: args, by: args.by, rows, units, names, columns };
}

interface OverviewAsked extends Omit<Question, 'indicator' | 'breakdown'> {
  readonly by: string;
  readonly rows: readonly string[];
  readonly level: UnitLevel | null;
  readonly indicators: readonly Definition[];
}

/** For rows by unit inside one unit, the total is that unit's, not the province's. */
async function readRows(
  context: GatewayContext,
  { by, rows, level, unit, indicators, ...whole }: OverviewAsked,
): Promise<LedgerOverview> {
  const codes = { ...whole, indicators: indicators.map(({ code }) => code) };
  const circumstances = await circumstancesOf(context);
  const { reader } = context.live;
  if (by !== 'unit') {
    const lines = { by: by as 'agency' | 'obligation', keys: rows, unit };
    return reader.overview({ ...codes, rows: lines }, circumstances);
  }
  if (unit === null) return reader.overview({ ...codes, rows: { by, keys: rows, level } }, circumstances);
  const inside = await reader.overview({ ...codes, rows: { by, keys: [...rows, unit], level } }, circumstances);
  const total = inside.rows.at(-1)!.figures;
  const { map } = (await context.known()).units.at(null);
  const isWhole = map.byKey.get(unit)?.level === 'province';
  const nowhere = rows.length === 0 && level !== null ? [{ level, values: total.map(digitsOf) }] : [];
  return { rows: inside.rows.slice(0, -1), total, cannotBePlaced: isWhole ? inside.cannotBePlaced : nowhere };
}

/** Where a unit has no units of the asked level in it, all that it has is without a place there. */
function digitsOf({ value }: LedgerOverview['total'][number]): string | null {
  if (value.is === 'number') return value.value;
  return value.is === 'zero' ? '0' : null;
}

/** Those named, each allowed or an error in its place; or all that are fed and that the caller may see. */
async function indicatorsAsked(
  context: GatewayContext,
  { indicators, to, by }: OverviewArgs,
  agency: string | null,
): Promise<readonly (Definition | Error)[]> {
  const may = (definition: Definition) => by === 'agency' || mayReadFigure(context, ACTION, { definition, agency, to });
  const all = await latestDefinitions(context);
  if (indicators) {
    const found = [...new Set(indicators)].map((code) => definitionNamed(all, code));
    return found.map((definition) => (may(definition) ? definition : forbidden(ACTION)));
  }
  return all.filter((definition) => definition.measure !== null && may(definition));
}

interface Read {
  readonly overview: LedgerOverview;
  readonly by: string;
  readonly question: Question;
}

function columnsFrom(context: GatewayContext, { overview, by, question }: Read) {
  return async (definition: Definition, index: number): Promise<ColumnAnswer> => {
    const show = async (asked: Question, figure: LedgerOverview['total'][number]): Promise<Shown> => {
      const own = { definition, agency: asked.agency, to: asked.to };
      if (!mayReadFigure(context, ACTION, own)) return forbidden(ACTION);
      return shownFigure(context, asked, figure);
    };
    const whole = { ...question, indicator: definition.code };
    const cells = overview.rows.map(async ({ key, figures }) => ({
      row: key,
      figure: await show({ ...whole, [by]: key }, figures[index]!),
    }));
    return {
      indicator: definition,
      cells: await Promise.all(cells),
      total: await show(whole, overview.total[index]!),
      cannotBePlaced: overview.cannotBePlaced.flatMap(({ level, values }) => {
        const value = values[index] ?? null;
        return value === null ? [] : [{ level, value }];
      }),
    };
  };
}
