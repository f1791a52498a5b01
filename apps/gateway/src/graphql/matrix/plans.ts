import type { UnitMap } from '@lien-nganh/vocabulary';
import { fallsShort, shareOf, targetsOf, type Target } from '../../matrix/plan-targets.ts';
import type { Due } from '../../matrix/judge.ts';
import type { Figure } from '../../figure/value.ts';
import type { Definition } from '../../measures/definition.ts';
import { agenciesKnown } from '../../read-models/kept-states.ts';
import { plansBetween, type PlanRow } from '../../read-models/plans.ts';
import { isForAll } from '../../reports/figures/targets.ts';
import type { GatewayContext } from '../context.ts';
import { lineOf, type LineAsked } from './lines.ts';
import type { ReportsAsked } from './reports.ts';

/** A target with how far those have come with it whose work it is of. */
export interface TargetReached {
  readonly target: Target;
  readonly agency: string;
  readonly definition: Definition;
  readonly asked: LineAsked;
  readonly figure: Figure;
  /** Whole percent; `null` where no number is known, and of the line of one of several that planned together. */
  readonly share: number | null;
  /** Whether it is known to be missed. */
  readonly missed: boolean;
}

export type TargetsOf = (obligation: string, agency: string) => readonly TargetReached[];

/** Targets of the plans that were in force in the period, for the indicators that are about obligations, agency by agency. */
export async function targetsFor(
  context: GatewayContext,
  { from, to, asOf, about }: ReportsAsked & { readonly about: readonly Definition[] },
): Promise<TargetsOf> {
  const plans = await plansBetween(context.parts.pool, context.live.readModels, { from, to, asOf });
  const reached = await reachedIn(context, plans, { to, asOf, about });
  return (obligation, agency) =>
    reached.filter((one) => one.agency === agency && one.definition.obligations.includes(obligation));
}

/** How far those have come with the targets of plans, for some indicators, whose work the targets are of. */
export async function reachedIn(
  context: GatewayContext,
  plans: readonly PlanRow[],
  { to, asOf, about }: Pick<ReportsAsked, 'to' | 'asOf'> & { readonly about: readonly Definition[] },
): Promise<readonly TargetReached[]> {
  const agencies = await agenciesKnown(context.parts.pool, context.live.readModels, asOf);
  const units = (await context.known()).units.at(null).map;
  const codes = new Map(about.map((definition) => [definition.code, definition]));
  const targets = targetsOf(plans, { indicators: [...codes.keys()], to }).filter(({ unit }) => units.byKey.has(unit));
  const bySlug = new Map(agencies.map((agency) => [agency.agency, agency]));
  const reached = await Promise.all(
    targets.map((target) => {
      const definition = codes.get(target.indicator)!;
      const forAll = isForAll(target, { agencies: bySlug, units, definition });
      return reachedBy(context, { target, definition, units, asOf, forAll });
    }),
  );
  return reached.flat();
}

interface Reaching {
  readonly target: Target;
  readonly definition: Definition;
  readonly units: UnitMap;
  readonly asOf: bigint | null;
  readonly forAll: boolean;
}

/** Of each agency whose target it is its own line, or where it was planned for all what all have done. */
async function reachedBy(
  context: GatewayContext,
  { target, definition, units, asOf, forAll }: Reaching,
): Promise<readonly TargetReached[]> {
  const { indicator, period, upTo, agencies, value } = target;
  const unit = units.byKey.get(target.unit)!.level === 'province' ? null : target.unit;
  const days = { from: period.from, to: upTo, asOf, unit, indicator };
  const lines = agencies.map((agency) => ({ ...days, by: 'agency' as const, line: forAll ? null : agency }));
  const figures = await Promise.all(lines.map((asked) => lineOf(context, asked)));
  const isOne = forAll || agencies.length === 1;
  const told = forAll ? figures.slice(0, 1) : figures;
  const missed = fallsShort(
    told.map((figure) => figure.value),
    value,
  );
  return agencies.map((agency, index) => {
    const figure = figures[index]!;
    const share = isOne ? shareOf(figure.value, value) : null;
    return { target, agency, definition, asked: lines[index]!, figure, share, missed };
  });
}

/** The first end of a plan whose target is known to be missed, up to the end of the period; `null`: none. */
export function dueByPlan(reached: readonly TargetReached[]): Due | null {
  const [on] = reached
    .filter(({ missed }) => missed)
    .map(({ target }) => target.period.to)
    .sort();
  return on === undefined ? null : { on, by: 'plan' };
}
