import { command, reject } from '@lien-nganh/kernel';
import { day } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { reason } from '../inputs.ts';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import { actsFor, linksOf } from './rules.ts';
import type { AssignedFollowUp, FollowUp } from './state.ts';

const returnable: readonly AssignedFollowUp['is'][] = [
  'completed',
  'nothing-arisen',
  'kept-outside',
  'not-applicable',
  'confirmed',
];

/** The issuer gives it back with a reason, also when it had been confirmed too soon. */
export const returnWithReason = command<FollowUp, typeof events, typeof refusals>()({
  name: 'return',
  action: 'agencies.followUp.return',
  title: { vi: 'Trả lại, nêu lý do', en: 'Return with a reason' },
  input: z.strictObject({
    on: day,
    reason,
    /** A new due day, where it is to have one. */
    dueOn: day.nullable().default(null),
  }),
  refuses: [
    'follow-up-is-assigned',
    'issuer-confirms',
    'follow-up-was-answered',
    'requested-bodies-have-no-deadline',
    'not-in-the-future',
  ],
  decide(input, state, { actor, today }) {
    if (state.is === 'none') return reject('follow-up-is-assigned');
    if (actsFor(actor) !== state.issuer) return reject('issuer-confirms');
    if (!returnable.includes(state.is)) return reject('follow-up-was-answered');
    if (state.requested && input.dueOn !== null) return reject('requested-bodies-have-no-deadline');
    if (input.on > today) return reject('not-in-the-future');
    return [events.FollowUpReturned(input, { occurredOn: input.on, obligations: linksOf(state) })];
  },
});
