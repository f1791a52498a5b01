import { command, reject } from '@lien-nganh/kernel';
import { day } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { document, reason } from '../inputs.ts';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import { brokenByDay, happenedRules, isOpen, linksOf, lookUpAddressee } from './rules.ts';
import type { AssignedFollowUp, FollowUp } from './state.ts';

const input = z.strictObject({
  on: day,
  /** The document that shows the result. */
  result: document.nullable().default(null),
  note: reason.nullable().default(null),
});

/** The addressee says that it is done. The issuer confirms, or returns it. */
export const complete = command<FollowUp, typeof events, typeof refusals>()({
  name: 'complete',
  action: 'agencies.followUp.complete',
  title: { vi: 'Báo cáo hoàn thành', en: 'Complete' },
  input,
  looksUp: (_, state) => lookUpAddressee(state),
  onBehalfOf: (_, state) => (state.is === 'none' ? null : state.addressee),
  refuses: ['follow-up-is-assigned', 'follow-up-is-open', ...happenedRules],
  marks: ['recorded-before-the-assignment', 'completed-after-the-due-day'],
  decide(wanted, state, deciding) {
    if (state.is === 'none') return reject('follow-up-is-assigned');
    if (!isOpen(state, wanted.on)) return reject('follow-up-is-open');
    const broken = brokenByDay(state, wanted.on, deciding);
    if (broken) return reject(broken);
    const data = { ...wanted, by: deciding.actor.account, breaches: breachesOf(state, wanted.on) };
    return [events.FollowUpCompleted(data, { occurredOn: wanted.on, obligations: linksOf(state) })];
  },
});

function breachesOf({ assignedOn, dueOn }: AssignedFollowUp, on: string): string[] {
  return [
    ...(on < assignedOn ? ['recorded-before-the-assignment'] : []),
    ...(dueOn !== null && on > dueOn ? ['completed-after-the-due-day'] : []),
  ];
}
