import { command, reject } from '@lien-nganh/kernel';
import { day, text } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { reason } from '../inputs.ts';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import { brokenByDay, happenedRules, linksOf, lookUpAddressee } from './rules.ts';
import type { FollowUp } from './state.ts';

/** Something was done. It is kept whenever it is told, and marked where it comes too early or too late. */
export const recordProgress = command<FollowUp, typeof events, typeof refusals>()({
  name: 'record-progress',
  action: 'agencies.followUp.record-progress',
  title: { vi: 'Ghi nhận tiến độ', en: 'Record progress' },
  input: z.strictObject({
    on: day,
    evidence: z.array(text(300)).min(1).max(50),
    note: reason.nullable().default(null),
  }),
  looksUp: (_, state) => lookUpAddressee(state),
  onBehalfOf: (_, state) => (state.is === 'none' ? null : state.addressee),
  refuses: ['follow-up-is-assigned', ...happenedRules],
  marks: ['recorded-before-the-assignment', 'recorded-after-the-confirmation'],
  decide(input, state, deciding) {
    if (state.is === 'none') return reject('follow-up-is-assigned');
    const broken = brokenByDay(state, input.on, deciding);
    if (broken) return reject(broken);
    const breaches = [
      ...(input.on < state.assignedOn ? ['recorded-before-the-assignment'] : []),
      ...(state.is === 'confirmed' ? ['recorded-after-the-confirmation'] : []),
    ];
    return [events.ProgressRecorded({ ...input, breaches }, { occurredOn: input.on, obligations: linksOf(state) })];
  },
});
