import type { ReportValue } from '@lien-nganh/contracts/report-figures';
import type { AgencyRecord } from '@lien-nganh/contracts/reference';
import type { Day } from '@lien-nganh/kernel';
import { Problem } from '@lien-nganh/service-host';
import { fullNameOf, type UnitMap } from '@lien-nganh/vocabulary';
import type { GatewayContext } from '../../graphql/context.ts';
import { dayOfPicture } from '../../graphql/matrix/known-when.ts';
import { reachedIn, type TargetReached } from '../../graphql/matrix/plans.ts';
import { definitionsKnown, mayReadFigure } from '../../graphql/answers/questions.ts';
import type { Definition } from '../../measures/definition.ts';
import { agenciesKnown } from '../../read-models/kept-states.ts';
import { plansBetween, type PlanRow } from '../../read-models/plans.ts';
import { positionAsked } from '../compose.ts';
import { percentOfPlan, plannedValue } from '../figures/values.ts';

export interface PlanAsked {
  /** The plan's id in its service. */
  readonly plan: string;
  /** Last day that counts; `null`: today, or the last of the plan. */
  readonly on: Day | null;
  readonly position: string | null;
}

/** One target of the plan beside what was reached of it. */
export interface PlanLine {
  readonly definition: Definition;
  /** Full name of the unit of which it is set. */
  readonly unit: string;
  /** Whose line was reached; `null`: all that was done in the unit. */
  readonly agency: string | null;
  readonly target: ReportValue;
  readonly reached: ReportValue;
  readonly percent: ReportValue;
}

export interface PlanReached {
  readonly plan: PlanRow;
  readonly position: bigint;
  /** Last day that counts. */
  readonly upTo: Day;
  readonly lines: readonly PlanLine[];
  /** By slug, of all times. */
  readonly agencies: ReadonlyMap<string, AgencyRecord>;
  readonly units: UnitMap;
}

/**
 * The targets of a plan beside their figures, at one position of the log.
 *
 * @throws Problem not-found; GraphQLError NOT_YET_KNOWN
 */
export async function planReached(context: GatewayContext, asked: PlanAsked): Promise<PlanReached> {
  const { parts, live } = context;
  const position = await positionAsked(context, asked.position);
  const today = await dayOfPicture(context, position);
  const ever = { from: '0001-01-01', to: '9999-12-31', asOf: position };
  const plans = await plansBetween(parts.pool, live.readModels, ever);
  const plan = plans.find(({ stream }) => stream === `plan-${asked.plan}`);
  if (plan === undefined) throw new Problem('not-found');
  const upTo = [plan.period.to, asked.on ?? today].sort()[0]!;
  const about = await definitionsKnown(context, position);
  const reached = await reachedIn(context, [plan], { to: upTo, asOf: position, about });
  const units = (await context.known()).units.at(null).map;
  const agencies = await agenciesKnown(parts.pool, live.readModels, position);
  return {
    ...{ plan, position, upTo, units },
    lines: onceForAll(reached).map((one) => lineOf(context, one, units)),
    agencies: new Map(agencies.map((agency) => [agency.agency, agency])),
  };
}

/** What was planned for all has one line, however many agencies planned it. */
function onceForAll(reached: readonly TargetReached[]): readonly TargetReached[] {
  return reached.filter(({ asked, target, agency }) => asked.line !== null || agency === target.agencies[0]);
}

function lineOf(context: GatewayContext, one: TargetReached, units: UnitMap): PlanLine {
  const { target, definition, asked, figure } = one;
  const { line: agency, from, to } = asked;
  const mayRead = mayReadFigure(context, 'gateway.read-figures', { definition, agency, to });
  const reached: ReportValue = mayRead ? figure.value : { is: 'not-yours' };
  const is = agency !== null && target.agencies.length > 1 ? 'wider' : 'one';
  const planned = { is, value: target.value, days: { from, to }, of: [target] } as const;
  return {
    ...{ definition, agency, reached },
    target: mayRead ? plannedValue(planned) : reached,
    unit: fullNameOf(units.byKey.get(target.unit)!),
    percent: mayRead ? percentOfPlan(reached, planned) : reached,
  };
}
