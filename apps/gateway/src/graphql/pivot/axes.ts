import { partWords, type Sentences } from '@lien-nganh/vocabulary';
import { QuestionRefused, type Question } from '../../figure/question.ts';
import { checkBreakdown } from '../../figure/versions.ts';
import { stepsOf } from '../../matrix/periods.ts';
import type { CellsBy } from '../../figure/counting/sums.ts';
import type { Definition } from '../../measures/definition.ts';
import type { GatewayContext } from '../context.ts';
import { badInput } from '../errors.ts';
import { mayReadFigure, daysOfMaps } from '../answers/questions.ts';
import { namesOfRows, rowsAsked, unitsOfRows } from '../answers/rows.ts';
import { figuresTogether, type ReadBy } from '../answers/figures-together.ts';

/** Months of each step in which periods are cut. */
export const monthsOfStep = { month: 1, quarter: 3, 'half-year': 6, year: 12 } as const;
export type Step = keyof typeof monthsOfStep;

/** A row or a column: its name, and how it narrows the question of the whole. */
export interface Heading {
  /** Of a unit, agency or obligation its key; of a period its first day; of a dimension its value. */
  readonly key: string;
  readonly name: Sentences;
  readonly narrows: Partial<Question>;
}

/** How the headings of a pivot are found. */
export interface AxesAsked {
  readonly definition: Definition;
  /** The question of the total, whose breakdown is the asked dimension. */
  readonly whole: Question;
  readonly level: string | null;
  readonly step: Step;
}

/** The most periods that are asked at once: each is read by itself. */
const MOST_PERIODS = 60;

/**
 * The axis by which questions are read together.
 *
 * @throws QuestionRefused same-axis-twice, one-axis-only
 */
export function readBy(axes: readonly CellsBy[], whole: Pick<Question, 'agency' | 'obligation'>): ReadBy {
  if (axes[0] === axes[1]) throw new QuestionRefused('same-axis-twice');
  const lines = axes.filter((axis) => axis === 'agency' || axis === 'obligation');
  const fixed = [whole.agency, whole.obligation].filter((line) => line !== null);
  if (lines.length + fixed.length > 1) throw new QuestionRefused('one-axis-only');
  return axes.includes('unit') ? 'unit' : (lines[0] ?? 'unit');
}

/** The headings of both axes. Values of a dimension are those that the caller may see somewhere in the table. */
export async function headingsOf(
  context: GatewayContext,
  axes: readonly [CellsBy, CellsBy],
  asked: AxesAsked,
): Promise<readonly [readonly Heading[], readonly Heading[]]> {
  const find = (axis: CellsBy, beside: readonly Heading[]) =>
    axis === 'dimension'
      ? partHeadings(context, beside, { ...asked, by: readBy(axes, asked.whole) })
      : findBy[axis](context, asked);
  const [rows, columns] = axes;
  if (rows !== 'dimension') {
    const found = await find(rows, []);
    return [found, await find(columns, found)];
  }
  const beside = await find(columns, []);
  return [await find(rows, beside), beside];
}

type Find = (context: GatewayContext, asked: AxesAsked) => Promise<readonly Heading[]>;

/** Values of a dimension are found beside the other axis: {@link partHeadings}. */
const findBy: { readonly [By in Exclude<CellsBy, 'dimension'>]: Find } = {
  unit: unitHeadings,
  agency: agencyHeadings,
  obligation: obligationHeadings,
  period: (_, asked) => Promise.resolve(periodHeadings(asked)),
};

function both(name: string): Sentences {
  return { vi: name, en: name };
}

async function unitHeadings(context: GatewayContext, { whole, level }: AxesAsked): Promise<readonly Heading[]> {
  const days = daysOfMaps(whole, context.today);
  const rows = await rowsAsked(context, { by: 'unit', unit: whole.unit, level }, days);
  const units = await unitsOfRows(context, 'unit', { rows, days });
  return units.map(({ row, spans }) => ({
    key: row,
    name: both(spans.at(-1)?.fullName ?? row),
    narrows: { unit: row },
  }));
}

async function agencyHeadings(context: GatewayContext, { whole }: AxesAsked): Promise<readonly Heading[]> {
  const rows = await rowsAsked(context, { by: 'agency', unit: null }, whole);
  const names = await namesOfRows(context, 'agency', { rows, units: [] });
  return rows.map((key) => ({ key, name: names.get(key)!, narrows: { agency: key } }));
}

async function obligationHeadings(context: GatewayContext, { whole }: AxesAsked): Promise<readonly Heading[]> {
  const rows = await rowsAsked(context, { by: 'obligation', unit: null }, whole);
  const names = await namesOfRows(context, 'obligation', { rows, units: [] });
  return rows.map((key) => ({ key, name: names.get(key)!, narrows: { obligation: key } }));
}

function periodHeadings({ whole, step }: AxesAsked): readonly Heading[] {
  const periods = stepsOf(whole, monthsOfStep[step]);
  if (periods.length > MOST_PERIODS) {
    throw badInput(`Nhiều nhất ${MOST_PERIODS} kỳ một lần.`, `At most ${MOST_PERIODS} periods at once.`);
  }
  return periods.map(({ from, to }) => ({ key: from, name: both(`${from} – ${to}`), narrows: { from, to } }));
}

const unclassified: Sentences = { vi: 'Chưa phân loại', en: 'Not classified' };

/** Values of the dimension, of the total and of each line beside it: some are told of a line alone. */
async function partHeadings(
  context: GatewayContext,
  beside: readonly Heading[],
  { definition, whole, by }: AxesAsked & { readonly by: ReadBy },
): Promise<readonly Heading[]> {
  checkBreakdown({ ...whole, part: '' }, definition);
  const questions = [whole, ...beside.map(({ narrows }) => ({ ...whole, ...narrows }))];
  const seen = questions.filter(({ agency, to }) =>
    mayReadFigure(context, 'gateway.read-figures', { definition, agency, to }),
  );
  const figures = await figuresTogether(context, seen, by);
  const parts = new Set(figures.flatMap((one) => (one.parts?.values ?? []).map(({ part }) => part)));
  return [...parts].sort().map((part) => ({
    key: part,
    name: part === '' ? unclassified : (partWords(whole.breakdown ?? '', part) ?? both(part)),
    narrows: { part },
  }));
}
