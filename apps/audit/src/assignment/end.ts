import { command, reject, type Day } from '@lien-nganh/kernel';
import { day } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { events } from './events.ts';
import { decision, reason } from './inputs.ts';
import type { refusals } from './refusals.ts';
import type { Assignment } from './state.ts';

/**
 * Ends an assignment before its time. It cannot be done silently: it is an event with a reason, it names who did it, the
 * audited side needs a decision, and the auditors can read of it before it takes effect.
 */
export const end = command<Assignment, typeof events, typeof refusals>()({
  name: 'end',
  action: 'audit.assignment.end',
  title: { vi: 'Kết thúc cuộc kiểm toán', en: 'End an assignment' },
  input: z.strictObject({
    /** The last day on which the auditors may look. */
    lastDay: day,
    reason,
    decision: decision.nullable().default(null),
  }),
  refuses: ['assignment-runs', 'end-follows-the-start', 'province-ends-by-decision', 'ending-is-told-ahead'],
  decide(input, state, { actor, today }) {
    if (state.is !== 'assigned') return reject('assignment-runs');
    const by = actor.agency === state.terms.agency ? 'auditing-agency' : 'province';
    if (input.lastDay < state.terms.startsOn) return reject('end-follows-the-start');
    if (by === 'province' && input.decision === null) return reject('province-ends-by-decision');
    if (!isToldAhead(input.lastDay, today, by)) return reject('ending-is-told-ahead');
    return [events.AssignmentEnded({ ...input, by }, { occurredOn: input.lastDay })];
  },
});

function isToldAhead(lastDay: Day, today: Day, by: 'auditing-agency' | 'province'): boolean {
  return by === 'province' ? lastDay > today : lastDay >= today;
}
