import type { GatewayContext } from '../context.ts';
import { shownFigure, type FigureAnswer } from '../answers/figures.ts';
import { mayReadFigure } from '../answers/questions.ts';
import { lineOf, type LineAsked } from './lines.ts';
import { lineAskedFor, type CoverageCell } from './picture.ts';
import type { TargetReached } from './plans.ts';

const ACTION = 'gateway.read-figures';

function shownLine(context: GatewayContext, asked: LineAsked, figure: Awaited<ReturnType<typeof lineOf>>) {
  const { by, line, ...rest } = asked;
  const question = { ...rest, agency: null, obligation: null, breakdown: null, [by]: line };
  return shownFigure(context, { ...question, map: 'as-was' }, figure);
}

/** The addressee's line in each indicator that is about the obligation; indicators that the caller may not see are left out. */
export function ownFigures(context: GatewayContext, cell: CoverageCell): Promise<readonly FigureAnswer[]> {
  const { about, addressee: agency, to } = cell;
  const seen = about.filter((definition) => mayReadFigure(context, ACTION, { definition, agency, to }));
  return Promise.all(
    seen.map(async (definition) => {
      const asked = lineAskedFor(definition, cell);
      return shownLine(context, asked, await lineOf(context, asked));
    }),
  );
}

/** A target as GraphQL shows it. */
export interface TargetAnswer {
  readonly plan: string;
  readonly indicator: string;
  readonly unit: string;
  readonly value: string;
  readonly from: string;
  readonly to: string;
  readonly share: number | null;
  readonly reached: FigureAnswer;
}

/** Targets of the addressee's plans, where the caller may see their figures. */
export function ownTargets(context: GatewayContext, { targets, to }: CoverageCell): Promise<readonly TargetAnswer[]> {
  const seen = targets.filter(({ definition, asked }) =>
    mayReadFigure(context, ACTION, { definition, agency: asked.line, to }),
  );
  return Promise.all(seen.map((one) => shownTarget(context, one)));
}

async function shownTarget(
  context: GatewayContext,
  { target, asked, figure, share }: TargetReached,
): Promise<TargetAnswer> {
  const { plan, indicator, unit, value, period } = target;
  const reached = await shownLine(context, asked, figure);
  return { plan, indicator, unit, value: String(value), from: period.from, to: period.to, share, reached };
}
