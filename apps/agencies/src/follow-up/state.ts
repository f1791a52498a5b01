import type { followUpState, obligationRole } from '@lien-nganh/contracts/agencies';
import type { Actor, Day, Evolve } from '@lien-nganh/kernel';
import type { z } from 'zod';
import type { events } from './events.ts';

type Status = z.output<typeof followUpState>;

export interface AssignedFollowUp {
  readonly is: Status;
  readonly directive: string;
  readonly code: string;
  readonly addressee: string;
  readonly issuer: string;
  readonly role: z.output<typeof obligationRole>;
  readonly leads: readonly string[];
  readonly coordinators: readonly string[];
  readonly requested: boolean;
  readonly assignedOn: Day;
  readonly dueOn: Day | null;
  /** Last day on which the obligation binds, where an amendment ended it. */
  readonly endsOn: Day | null;
  readonly lastProgressOn: Day | null;
  /** Checks behind "nothing arisen", all periods together. */
  readonly checks: number;
  /** Account that last said it was finished, kept outside or not applicable: somebody else confirms. */
  readonly saidBy: string | null;
  /** The successor that recorded work last; null while only the addressee did. */
  readonly takenOverBy: string | null;
}

export type FollowUp = { readonly is: 'none' } | AssignedFollowUp;

export const initial: FollowUp = { is: 'none' };

const changed =
  <E>(change: (state: AssignedFollowUp, event: E) => AssignedFollowUp) =>
  (state: FollowUp, event: E): FollowUp =>
    state.is === 'none' ? state : change(state, event);

export const evolve: Evolve<FollowUp, typeof events> = {
  FollowUpAssigned: (_, { data }) => ({
    ...data,
    is: data.requested ? 'requested' : 'assigned',
    endsOn: null,
    lastProgressOn: null,
    checks: 0,
    saidBy: null,
    takenOverBy: null,
  }),
  // What comes in after the confirmation is kept, and does not open it again.
  ProgressRecorded: changed((state, { data, actor }) => ({
    ...state,
    takenOverBy: workerOf(state, actor),
    is: state.is === 'confirmed' ? state.is : 'in-progress',
    lastProgressOn: latest(state.lastProgressOn, data.on),
  })),
  FollowUpCompleted: changed((state, { data, actor }) => ({
    ...state,
    takenOverBy: workerOf(state, actor),
    is: 'completed',
    lastProgressOn: latest(state.lastProgressOn, data.on),
    saidBy: data.by,
  })),
  NothingArisenRecorded: changed((state, { data, actor }) => ({
    ...state,
    takenOverBy: workerOf(state, actor),
    is: 'nothing-arisen',
    lastProgressOn: latest(state.lastProgressOn, data.to),
    checks: state.checks + data.checks.length,
    saidBy: data.by,
  })),
  FollowUpConfirmed: changed((state) => ({ ...state, is: 'confirmed' })),
  FollowUpReturned: changed((state, { data }) => ({ ...state, is: 'returned', dueOn: data.dueOn ?? state.dueOn })),
  DeadlineExtended: changed((state, { data }) => ({ ...state, dueOn: data.dueOn })),
  FollowUpTermsAmended: changed((state, { data: { on: _on, ...terms } }) => ({ ...state, ...terms })),
  FollowUpKeptOutside: changed((state, { data }) => ({ ...state, is: 'kept-outside', saidBy: data.by })),
  FollowUpDeclaredNotApplicable: changed((state, { data }) => ({ ...state, is: 'not-applicable', saidBy: data.by })),
};

/** Only a successor records work besides the addressee. */
function workerOf({ addressee, takenOverBy }: AssignedFollowUp, { agency }: Actor): string | null {
  return agency === addressee ? takenOverBy : agency;
}

function latest(a: Day | null, b: Day): Day {
  return a === null || a < b ? b : a;
}
