import { agenciesBySlug, type AgencyRecord } from '@lien-nganh/contracts/reference';
import { actorsOf, command, reject, type Actor } from '@lien-nganh/kernel';
import { day, freeText, validOn } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { answeringBody } from '../../inspection-plan/approving.ts';
import { allows, planNamed } from '../../inspection-plan/following.ts';
import type { InspectionPlan } from '../../inspection-plan/state.ts';
import { reliedOn } from '../../inspection-rules/rules-on.ts';
import { nothing } from '../../integration/reference.ts';
import { events } from '../events.ts';
import { isUndisclosed, type Inspection, type Visit } from '../lifecycle.ts';
import { crewLookUps, crewOf, planningFault, planningRules, visitInput, type CrewMember } from '../preparing.ts';
import type { refusals } from '../refusals.ts';

/**
 * Another day, another crew: what was approved must be approved again. Whoever stands in for its author, on leave or gone, may
 * too, so that nothing stops where nobody else goes; from then on it is theirs.
 */
export const changePreparation = command<Inspection, typeof events, typeof refusals>()({
  name: 'change-preparation',
  action: 'inspections.change-preparation',
  title: { vi: 'Đổi ngày hoặc thành viên đoàn kiểm tra', en: 'Change the day or the crew' },
  input: z.strictObject({
    plannedFor: day,
    crew: visitInput.crew,
    leader: visitInput.leader,
    participants: visitInput.participants,
    reason: freeText(1000),
  }),
  looksUp: (input, state) => ({
    ...crewLookUps(
      isUndisclosed(state)
        ? { body: state.visit.body, team: state.visit.team, crew: input.crew }
        : { body: 'other', team: null, crew: [] },
      input.plannedFor,
    ),
    agencies: agenciesBySlug(input.participants),
    answers: isUndisclosed(state) ? answeringBody(state.visit, input.plannedFor) : nothing,
    plan: planNamed(isUndisclosed(state) ? state.visit.plan : null),
  }),
  refuses: [
    ...planningRules,
    'inspection-is-in-preparation',
    'crew-is-known',
    'leader-is-in-the-crew',
    'agency-exists-on-that-day',
    'approver-is-not-the-author',
    'plan-allows-the-inspection',
  ],
  decide: (input, state, { today, actor, lookUps }) => {
    if (!isUndisclosed(state) || state.is === 'in-progress') return reject('inspection-is-in-preparation');
    const { visit } = state;
    if (visit.body !== 'team-178' && lookUps.accounts.includes(null)) return reject('crew-is-known');
    const crew = crewOf({ ...input, body: visit.body, lead: visit.lead }, lookUps);
    const fault =
      partiesFault(input, lookUps.agencies) ??
      planningFault({ ...visit, ...input, answers: lookUps.answers }, lookUps, { today, actor }) ??
      changeFault(visit, { ...input, crew }, { plan: lookUps.plan, actor });
    return fault ?? [events.PreparationChanged({ ...input, crew, rules: reliedOn(lookUps.rules) })];
  },
});

interface Asked {
  readonly crew: readonly string[];
  readonly leader: string;
  readonly participants: readonly string[];
  readonly plannedFor: string;
}

/** The leader goes, and whoever takes part is there on the new day. */
function partiesFault({ crew, leader, participants, plannedFor }: Asked, agencies: ReadonlyMap<string, AgencyRecord>) {
  if (!crew.includes(leader)) return reject('leader-is-in-the-crew');
  const gone = participants.find((slug) => {
    const agency = agencies.get(slug);
    return agency === undefined || !validOn(agency, plannedFor);
  });
  return gone === undefined ? null : reject('agency-exists-on-that-day', { agency: gone });
}

interface Change {
  readonly plannedFor: string;
  readonly crew: readonly CrewMember[];
}

/** Who approves neither goes nor changed it, nor does whoever stands in for that one; and another day lies in the plan as well. */
function changeFault(
  { approver, author, team, lead }: Visit,
  { plannedFor, crew }: Change,
  { plan, actor }: { readonly plan: InspectionPlan | null; readonly actor: Actor },
) {
  const own = approver !== null && [...actorsOf(actor), ...crew.map(({ account }) => account)].includes(approver);
  if (own) return reject('approver-is-not-the-author');
  // one that was planned before plans were looked up may name a plan that is none
  const knows = actor.inSteadOf === author ? author : actor.account;
  const kept = plan === null || plan.is === 'none' || allows(plan, { plannedFor, team, lead }, knows);
  return kept ? null : reject('plan-allows-the-inspection');
}
