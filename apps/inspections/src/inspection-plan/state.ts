import type { DataOfEvent, Evolve } from '@lien-nganh/kernel';
import type { events } from './events.ts';

export interface Drafted extends DataOfEvent<typeof events, 'PlanDrafted'> {
  /** `closed`: its period is over, and it may be known. */
  readonly is: 'drafted' | 'approved' | 'closed' | 'withdrawn';
  /** Account that wrote its lines last: nobody approves their own. */
  readonly author: string;
  /** The chairman's paper, once it is approved. */
  readonly document: string | null;
  /** Once it is closed: how many places it had set, by district and kind; `null`: its closing did not say. */
  readonly numbers: DataOfEvent<typeof events, 'PlanClosed'>['numbers'];
}
export type InspectionPlan = { readonly is: 'none' } | Drafted;

export const initial: InspectionPlan = { is: 'none' };

export const evolve: Evolve<InspectionPlan, typeof events> = {
  PlanDrafted: (_, { data, actor }) => ({
    ...data,
    is: 'drafted',
    author: actor.account,
    document: null,
    numbers: null,
  }),
  /** Other lines are another plan: it must be approved again. */
  PlanLinesChanged: (state, { data: { lines }, actor }) =>
    drafted(state, (old) => ({ ...old, is: 'drafted', lines, author: actor.account, document: null })),
  PlanApproved: (state, { data: { document, approver } }) =>
    drafted(state, (old) => ({ ...old, is: 'approved', document, approver })),
  PlanReturned: (state) => drafted(state, (old) => ({ ...old, is: 'drafted', document: null })),
  PlanClosed: (state, { data: { numbers } }) => drafted(state, (old) => ({ ...old, is: 'closed', numbers })),
  PlanWithdrawn: (state) => drafted(state, (old) => ({ ...old, is: 'withdrawn' })),
};

function drafted(state: InspectionPlan, change: (old: Drafted) => Drafted): InspectionPlan {
  return state.is === 'none' ? state : change(state);
}

/** Who wrote its lines last, and who carries it out. */
export function makersOfPlan(state: InspectionPlan): readonly string[] {
  return state.is === 'none' ? [] : [state.author, ...state.members];
}
