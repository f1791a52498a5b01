import { command, reject } from '@lien-nganh/kernel';
import { day } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { reason } from '../inputs.ts';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import { isOpen, linksOf } from './rules.ts';
import type { FollowUp } from './state.ts';

/** The obligation does not concern this addressee, and why. The issuer may return it. */
export const declareNotApplicable = command<FollowUp, typeof events, typeof refusals>()({
  name: 'declare-not-applicable',
  action: 'agencies.followUp.declare-not-applicable',
  title: { vi: 'Báo cáo không áp dụng', en: 'Declare not applicable' },
  input: z.strictObject({ on: day, reason }),
  refuses: ['follow-up-is-assigned', 'follow-up-is-open', 'not-in-the-future'],
  decide(input, state, { actor, today }) {
    if (state.is === 'none') return reject('follow-up-is-assigned');
    if (!isOpen(state, input.on)) return reject('follow-up-is-open');
    if (input.on > today) return reject('not-in-the-future');
    const data = { ...input, by: actor.account };
    return [events.FollowUpDeclaredNotApplicable(data, { occurredOn: input.on, obligations: linksOf(state) })];
  },
});
