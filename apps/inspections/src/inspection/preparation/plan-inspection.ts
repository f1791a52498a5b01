import { command, reject, type Day } from '@lien-nganh/kernel';
import { day } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { approverFault, approvingLookUps, approvingRules } from '../../inspection-plan/approving.ts';
import { allows, planNamed } from '../../inspection-plan/following.ts';
import type { InspectionPlan } from '../../inspection-plan/state.ts';
import { reliedOn } from '../../inspection-rules/rules-on.ts';
import type { Rules } from '../../inspection-rules/state.ts';
import { nothing, visitKnown } from '../../integration/reference.ts';
import { events } from '../events.ts';
import type { Inspection } from '../lifecycle.ts';
import {
  crewOf,
  name,
  liesOutside,
  planningFault,
  planningRules,
  visitData,
  visitFault,
  visitInput,
  visitLookUps,
  visitRules,
  type VisitInput,
} from '../preparing.ts';
import type { refusals } from '../refusals.ts';

export const planInspection = command<Inspection, typeof events, typeof refusals>()({
  name: 'plan-inspection',
  action: 'inspections.plan-inspection',
  title: { vi: 'Lập cuộc kiểm tra theo kế hoạch hoặc kiểm tra lại', en: 'Plan an inspection, or a re-inspection' },
  creates: true,
  scope: ({ lead, participants }) => ({ sensitivity: 'undisclosed', owners: [lead], participants }),
  input: z.strictObject({
    ...visitInput,
    mode: z.enum(['planned', 're-inspection']),
    plan: name.nullable(),
    earlier: name.nullable(),
    plannedFor: day,
    /** Account of who approves it. */
    approver: name,
  }),
  looksUp: (input) => ({
    ...visitLookUps(input, input.plannedFor),
    ...approvingLookUps({ ...input, team: teamIn(input) }, input.plannedFor),
    plan: planNamed(input.plan),
    earlier: input.earlier === null ? nothing : visitKnown(input.earlier),
  }),
  refuses: [
    ...visitRules,
    ...planningRules,
    'unit-is-the-leads',
    ...approvingRules,
    'planned-inspection-follows-a-plan',
    'plan-allows-the-inspection',
    'earlier-inspection-is-known',
  ],
  decide: (input, _, { today, actor, lookUps }) => {
    const { mode, plan, earlier, plannedFor, approver, obligations } = input;
    const answers = lookUps.bodies[0]!;
    const crew = crewOf(input, lookUps).map(({ account }) => account);
    const fault =
      visitFault(input, lookUps, plannedFor) ??
      (liesOutside(input, lookUps) ? reject('unit-is-the-leads') : null) ??
      planningFault({ ...input, answers }, lookUps, { today, actor }) ??
      restsOnNothing(input, lookUps, actor.account) ??
      approverFault(approver, lookUps, { author: actor.account, crew, today });
    if (fault) return fault;
    const judged = { mode, plan, earlier, plannedFor, approver, rules: reliedOn(lookUps.rules) };
    return [events.InspectionPlanned({ ...visitData(input, lookUps), ...judged }, { obligations })];
  },
});

function teamIn({ body, team }: Pick<VisitInput, 'body' | 'team'>): string | null {
  return body === 'team-178' ? team : null;
}

interface Asked extends VisitInput {
  readonly mode: 'planned' | 're-inspection';
  readonly plan: string | null;
  readonly plannedFor: Day;
}

interface Behind {
  readonly rules: Rules | null;
  readonly plan: InspectionPlan | null;
  readonly earlier: unknown;
}

/** A planned inspection rests on its plan, a re-inspection on the one before it. */
function restsOnNothing(input: Asked, { rules, plan, earlier }: Behind, account: string) {
  if (input.mode === 're-inspection' && earlier === null) return reject('earlier-inspection-is-known');
  if (plan === null) {
    const needsOne = input.mode === 'planned' && rules?.plannedNeedsPlan === true;
    return needsOne ? reject('planned-inspection-follows-a-plan', { source: rules.source }) : null;
  }
  const following = { ...input, team: teamIn(input) };
  return allows(plan, following, account) ? null : reject('plan-allows-the-inspection');
}
