import { command, reject } from '@lien-nganh/kernel';
import { day } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { reason } from '../inputs.ts';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import { brokenByDay, happenedRules, isOpen, linksOf, lookUpAddressee } from './rules.ts';
import type { FollowUp } from './state.ts';

/** The obligation does not concern this addressee, and why. The issuer may return it. */
export const declareNotApplicable = command<FollowUp, typeof events, typeof refusals>()({
  name: 'declare-not-applicable',
  action: 'agencies.followUp.declare-not-applicable',
  title: { vi: 'Báo cáo không áp dụng', en: 'Declare not applicable' },
  input: z.strictObject({ on: day, reason }),
  looksUp: (_, state) => lookUpAddressee(state),
  onBehalfOf: (_, state) => (state.is === 'none' ? null : state.addressee),
  refuses: ['follow-up-is-assigned', 'follow-up-is-open', ...happenedRules],
  decide(input, state, deciding) {
    if (state.is === 'none') return reject('follow-up-is-assigned');
    if (!isOpen(state, input.on)) return reject('follow-up-is-open');
    const broken = brokenByDay(state, input.on, deciding);
    if (broken) return reject(broken);
    const data = { ...input, by: deciding.actor.account };
    return [events.FollowUpDeclaredNotApplicable(data, { occurredOn: input.on, obligations: linksOf(state) })];
  },
});
