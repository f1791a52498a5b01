import { fallsShort, shareOf, targetsOf, type Target } from '../../matrix/plan-targets.ts';
import type { Due } from '../../matrix/judge.ts';
import type { Figure } from '../../figure/value.ts';
import type { Definition } from '../../measures/definition.ts';
import { plansBetween } from '../../read-models/tally.ts';
import type { GatewayContext } from '../context.ts';
import { lineOf, type LineAsked } from './lines.ts';
import type { ReportsAsked } from './reports.ts';

/** A target with how far one agency has come with it. */
export interface TargetReached {
  readonly target: Target;
  readonly agency: string;
  readonly definition: Definition;
  readonly asked: LineAsked;
  readonly figure: Figure;
  /** Whole percent; `null` where no number is known. */
  readonly share: number | null;
}

export type TargetsOf = (obligation: string, agency: string) => readonly TargetReached[];

/** Targets of the plans that were in force in the period, for the indicators that are about obligations, agency by agency. */
export async function targetsFor(
  context: GatewayContext,
  { from, to, asOf, about }: ReportsAsked & { readonly about: readonly Definition[] },
): Promise<TargetsOf> {
  const plans = await plansBetween(context.parts.pool, context.live.readModels, { from, to, asOf });
  const { byKey } = (await context.known()).units.at(null).map;
  const codes = new Map(about.map((definition) => [definition.code, definition]));
  const targets = targetsOf(plans, { indicators: [...codes.keys()], to }).filter(({ unit }) => byKey.has(unit));
  const lines = targets.flatMap((target) => target.agencies.map((agency) => ({ target, agency })));
  const reached = await Promise.all(
    lines.map(async ({ target, agency }) => {
      const unit = byKey.get(target.unit)!.level === 'province' ? null : target.unit;
      const { indicator, period, upTo } = target;
      const asked = { from: period.from, to: upTo, asOf, unit, by: 'agency' as const, line: agency, indicator };
      const figure = await lineOf(context, asked);
      const share = shareOf(figure.value, target.value);
      return { target, agency, definition: codes.get(indicator)!, asked, figure, share };
    }),
  );
  return (obligation, agency) =>
    reached.filter((one) => one.agency === agency && one.definition.obligations.includes(obligation));
}

/** The first end of a plan whose target is known to be missed, up to the end of the period; `null`: none. */
export function dueByPlan(reached: readonly TargetReached[]): Due | null {
  const missed = reached.filter(({ figure, target }) => fallsShort(figure.value, target.value));
  const [on] = missed.map(({ target }) => target.period.to).sort();
  return on === undefined ? null : { on, by: 'plan' };
}
