import { command, reject } from '@lien-nganh/kernel';
import { day } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { reason } from '../inputs.ts';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import { actsFor, isOpen, linksOf } from './rules.ts';
import type { FollowUp } from './state.ts';

/** The issuer grants more time. Only what has a due day can be late, and only that can be extended. */
export const extend = command<FollowUp, typeof events, typeof refusals>()({
  name: 'extend',
  action: 'agencies.followUp.extend',
  title: { vi: 'Gia hạn', en: 'Extend' },
  input: z.strictObject({ dueOn: day, reason }),
  refuses: [
    'follow-up-is-assigned',
    'issuer-confirms',
    'follow-up-is-open',
    'requested-bodies-have-no-deadline',
    'there-is-a-deadline',
    'extension-is-later',
  ],
  decide(input, state, { actor, today }) {
    if (state.is === 'none') return reject('follow-up-is-assigned');
    if (actsFor(actor) !== state.issuer) return reject('issuer-confirms');
    if (!isOpen(state, today)) return reject('follow-up-is-open');
    if (state.requested) return reject('requested-bodies-have-no-deadline');
    if (state.dueOn === null) return reject('there-is-a-deadline');
    if (input.dueOn <= state.dueOn) return reject('extension-is-later');
    return [events.DeadlineExtended({ ...input, on: today }, { obligations: linksOf(state) })];
  },
});
