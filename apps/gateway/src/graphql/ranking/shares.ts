import { checkQuestion, QuestionRefused, type Question } from '../../figure/question.ts';
import { checkBreakdown } from '../../figure/versions.ts';
import { isFoundByChecking, ranked, type Ranked } from '../../figure/ranking.ts';
import type { Definition } from '../../measures/definition.ts';
import type { GatewayContext } from '../context.ts';
import { forbidden } from '../errors.ts';
import { shownFigure, type FigureAnswer } from '../answers/figures.ts';
import { checkCells } from '../limits/limits.ts';
import { figuresTogether } from '../answers/figures-together.ts';
import { daysOfMaps, definitionOf, mayReadFigure, unitAsked, type PeriodAsked } from '../answers/questions.ts';
import { rowsAsked } from '../answers/rows.ts';

/** What share of each row is asked. */
export interface ShareAsked {
  readonly by: 'unit' | 'agency';
  readonly indicator?: string | null;
  /** The indicator of the whole; of a part the indicator itself. */
  readonly of?: string | null;
  readonly dimension?: string | null;
  readonly part?: string | null;
  readonly level?: string | null;
  readonly unit?: string | null;
}

type Shown = FigureAnswer | Error;

/** One row with both figures that its share is of. */
export interface ShareRow {
  readonly key: string;
  readonly part: Shown;
  readonly whole: Shown;
}

export interface SharesAnswer {
  readonly direction: Definition['direction'];
  readonly rows: readonly Ranked<ShareRow>[];
}

const ACTION = 'gateway.read-figures';

/**
 * Rows by their share of something: of another indicator of the same unit of count, or what is of one value of a dimension of
 * all. Both are figures of their own, under the rights of figures.
 *
 * @throws QuestionRefused only-shares-are-ranked, violations-are-not-ranked, not-a-share, breakdown-unknown …
 */
export async function askShares(
  context: GatewayContext,
  asked: ShareAsked,
  period: PeriodAsked,
): Promise<SharesAnswer> {
  const { part, whole } = await definitionsOf(context, asked);
  const unit = await unitAsked(context, asked.unit, daysOfMaps(period, context.today));
  const { by, level = null } = asked;
  const keys = await rowsAsked(
    context,
    { by, level, unit },
    by === 'unit' ? daysOfMaps(period, context.today) : period,
  );
  checkCells(context, keys.length * 2);
  const base = { ...period, unit, agency: null, obligation: null, breakdown: null };
  const narrowed = narrowedTo(asked) ?? {};
  const parts = keys.map((key): Question => ({ ...base, indicator: part.code, ...narrowed, [by]: key }));
  const wholes = keys.map((key): Question => ({ ...base, indicator: whole.code, [by]: key }));
  const [shownParts, shownWholes] = [
    await shownAll(context, parts, { definition: part, by }),
    await shownAll(context, wholes, { definition: whole, by }),
  ];
  const valueOf = (one: Shown) => (one instanceof Error ? null : one.value);
  const shares = keys.map((key, index) => {
    const row = { key, part: shownParts[index]!, whole: shownWholes[index]! };
    return { row, part: valueOf(row.part), whole: valueOf(row.whole) };
  });
  const direction = directionOf(part, narrowedTo(asked));
  return { direction, rows: ranked(shares, direction) };
}

/** More of an indicator may be better; that more of it should be of one kind than of the others nobody has said. */
function directionOf({ direction }: Definition, narrowed: Share['narrowed']): Definition['direction'] {
  return narrowed === null ? direction : 'neither';
}

/** What of the indicator is counted: what is of one value of a dimension, or all of it. */
function narrowedTo({ dimension, part }: ShareAsked): { readonly breakdown: string; readonly part: string } | null {
  return typeof dimension === 'string' && typeof part === 'string' ? { breakdown: dimension, part } : null;
}

async function definitionsOf(context: GatewayContext, asked: ShareAsked) {
  const { indicator, of } = asked;
  const narrowed = narrowedTo(asked);
  if (!indicator || (!of && narrowed === null)) throw new QuestionRefused('only-shares-are-ranked');
  const part = await definitionOf(context, indicator);
  const whole = of ? await definitionOf(context, of) : part;
  checkShare({ part, whole, narrowed });
  return { part, whole };
}

interface Share {
  readonly part: Definition;
  readonly whole: Definition;
  readonly narrowed: ReturnType<typeof narrowedTo>;
}

function checkShare({ part, whole, narrowed }: Share): void {
  if (isFoundByChecking(part, narrowed?.breakdown ?? null)) {
    throw new QuestionRefused('violations-are-not-ranked', { indicator: part.code });
  }
  const isWhole = part === whole && narrowed === null;
  if (isWhole || part.unitOfCount !== whole.unitOfCount) {
    throw new QuestionRefused('not-a-share', { part: part.unitOfCount, whole: whole.unitOfCount });
  }
  if (narrowed !== null) checkBreakdown(narrowed, part);
}

async function shownAll(
  context: GatewayContext,
  questions: readonly Question[],
  { definition, by }: { readonly definition: Definition; readonly by: 'unit' | 'agency' },
): Promise<readonly Shown[]> {
  questions.forEach(checkQuestion);
  const seen = questions.filter(({ agency, to }) => mayReadFigure(context, ACTION, { definition, agency, to }));
  const figures = await figuresTogether(context, seen, by);
  return Promise.all(
    questions.map(async (question) => {
      const at = seen.indexOf(question);
      return at < 0 ? forbidden(ACTION) : shownFigure(context, question, figures[at]!);
    }),
  );
}
