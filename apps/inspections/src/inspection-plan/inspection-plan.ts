import { streamType, type Scope } from '@lien-nganh/kernel';
import { draftPlan } from './draft-plan.ts';
import { changePlanLines } from './change-plan-lines.ts';
import { approvePlan } from './approve-plan.ts';
import { returnPlan } from './return-plan.ts';
import { closePlan } from './close-plan.ts';
import { withdrawPlan } from './withdraw-plan.ts';
import { events } from './events.ts';
import { refusals } from './refusals.ts';
import { evolve, initial, type InspectionPlan } from './state.ts';

export const inspectionPlan = streamType({
  prefix: 'inspectionPlan',
  title: { vi: 'Kế hoạch kiểm tra', en: 'Inspection plan' },
  events,
  initial,
  evolve,
  refusals,
  reads: 'inspections.read-plan',
  scope,
  summary: (state) =>
    state.is === 'none'
      ? { title: '', status: 'none' }
      : {
          title: state.number,
          status: state.is,
          agency: state.lead,
          day: state.period.from,
          search: [state.number],
          facets: { to: state.period.to, lines: state.lines.length },
        },
  commands: [draftPlan, changePlanLines, approvePlan, returnPlan, closePlan, withdrawPlan],
});

/** A plan tells where inspections will be made: until its period is over it is as secret as they are. */
function scope(state: InspectionPlan): Scope {
  if (state.is === 'none') return { sensitivity: 'undisclosed', owners: [] };
  const people = { members: state.members, approvers: [state.approver], author: state.author };
  return state.is === 'closed'
    ? { sensitivity: 'internal', owners: [state.lead], ...people, on: state.period.from }
    : { sensitivity: 'undisclosed', owners: [], ...people };
}
