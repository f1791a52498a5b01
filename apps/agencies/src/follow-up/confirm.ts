import { command, reject } from '@lien-nganh/kernel';
import { day } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import { actsFor, isAnswered, linksOf } from './rules.ts';
import type { FollowUp } from './state.ts';

/** The issuer accepts what the addressee reported. Never the one who reported it, in whatever role. */
export const confirm = command<FollowUp, typeof events, typeof refusals>()({
  name: 'confirm',
  action: 'agencies.followUp.confirm',
  title: { vi: 'Xác nhận kết quả', en: 'Confirm' },
  input: z.strictObject({ on: day }),
  refuses: [
    'follow-up-is-assigned',
    'issuer-confirms',
    'nobody-confirms-their-own',
    'follow-up-was-answered',
    'not-in-the-future',
  ],
  approves: {
    rule: 'nobody-confirms-their-own',
    makers: (state) => (state.is === 'none' || state.saidBy === null ? [] : [state.saidBy]),
  },
  decide({ on }, state, { actor, today }) {
    if (state.is === 'none') return reject('follow-up-is-assigned');
    const agency = actsFor(actor);
    if (agency === state.addressee) return reject('nobody-confirms-their-own');
    if (agency !== state.issuer) return reject('issuer-confirms');
    if (!isAnswered(state)) return reject('follow-up-was-answered');
    if (on > today) return reject('not-in-the-future');
    return [events.FollowUpConfirmed({ on, by: actor.account }, { occurredOn: on, obligations: linksOf(state) })];
  },
});
