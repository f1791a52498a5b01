import { lasts } from '@lien-nganh/contracts/reference';
import { command, reject } from '@lien-nganh/kernel';
import { day, text } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import { brokenByDay, happenedRules, isOpen, linksOf, lookUpAddressee } from './rules.ts';
import type { FollowUp } from './state.ts';

const input = z.strictObject({
  /** Days reported on, both included. */
  from: day,
  to: day,
  checks: z.array(z.strictObject({ on: day, of: text(300) })).max(200),
});

/** There was nothing to do in a period. A zero is worth as much as the checks behind it: they are named. */
export const recordNothingArisen = command<FollowUp, typeof events, typeof refusals>()({
  name: 'record-nothing-arisen',
  action: 'agencies.followUp.record-nothing-arisen',
  title: { vi: 'Báo cáo không phát sinh', en: 'Record that nothing arose' },
  input,
  looksUp: (_, state) => lookUpAddressee(state),
  onBehalfOf: (_, state) => (state.is === 'none' ? null : state.addressee),
  refuses: [
    'follow-up-is-assigned',
    'follow-up-is-open',
    ...happenedRules,
    'checks-stand-behind-nothing-arisen',
    'checks-lie-in-the-period',
  ],
  marks: ['recorded-before-the-assignment'],
  decide(wanted, state, deciding) {
    if (state.is === 'none') return reject('follow-up-is-assigned');
    if (!isOpen(state, wanted.to)) return reject('follow-up-is-open');
    const broken = brokenByDay(state, wanted.to, deciding);
    if (broken) return reject(broken);
    if (wanted.checks.length === 0) return reject('checks-stand-behind-nothing-arisen');
    if (!wanted.checks.every(({ on }) => lasts(wanted, on))) return reject('checks-lie-in-the-period');
    const breaches = wanted.from < state.assignedOn ? ['recorded-before-the-assignment'] : [];
    const data = { ...wanted, by: deciding.actor.account, breaches };
    return [events.NothingArisenRecorded(data, { occurredOn: wanted.to, obligations: linksOf(state) })];
  },
});
