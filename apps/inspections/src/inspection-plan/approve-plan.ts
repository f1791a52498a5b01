import { command, reject } from '@lien-nganh/kernel';
import { text } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { nothing } from '../integration/reference.ts';
import { approvingBodies } from './approving.ts';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import { makersOfPlan, type InspectionPlan } from './state.ts';

export const approvePlan = command<InspectionPlan, typeof events, typeof refusals>()({
  name: 'approve-plan',
  action: 'inspections.approve-plan',
  title: { vi: 'Phê duyệt kế hoạch kiểm tra', en: 'Approve an inspection plan' },
  input: z.strictObject({
    /** The paper by which it is approved. */
    document: text(80),
  }),
  looksUp: (_, state) => ({
    bodies: state.is === 'none' || state.team === null ? nothing : approvingBodies(state, state.period.from),
  }),
  refuses: ['plan-awaits-approval', 'approver-is-not-the-author', 'chairman-approves'],
  approves: { rule: 'approver-is-not-the-author', makers: makersOfPlan },
  decide: ({ document }, state, { actor, lookUps: { bodies } }) => {
    if (state.is !== 'drafted') return reject('plan-awaits-approval');
    if (bodies !== null && !bodies.includes(actor.agency)) return reject('chairman-approves');
    return [events.PlanApproved({ approver: actor.inSteadOf ?? actor.account, document })];
  },
});
