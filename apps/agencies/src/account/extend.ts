import { accountsOfLikeSubject } from '@lien-nganh/contracts/reference';
import { command, reject } from '@lien-nganh/kernel';
import { day } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { events } from './events.ts';
import { alsoRunning, brokenByManager, managingRules } from './managing.ts';
import type { refusals } from './refusals.ts';
import type { Account } from './state.ts';

/** Sets another last day; an account that was closed opens again, as for a late correction. */
export const extend = command<Account, typeof events, typeof refusals>()({
  name: 'extend',
  action: 'agencies.account.extend',
  title: { vi: 'Gia hạn tài khoản', en: 'Extend an account' },
  input: z.strictObject({ to: day.nullable() }),
  looksUp: (_, state) => ({ ofSamePerson: accountsOfLikeSubject(state.is === 'none' ? '' : state.subject) }),
  refuses: ['account-is-there', ...managingRules, 'last-day-follows-the-first', 'one-account-for-a-subject'],
  decide({ to }, state, { id, actor, lookUps: { ofSamePerson } }) {
    if (state.is === 'none') return reject('account-is-there');
    const broken = brokenByManager({ actor }, { account: id, role: state.role, ofSamePerson });
    if (broken) return reject(broken);
    if (to !== null && to < state.from) return reject('last-day-follows-the-first');
    if (alsoRunning(ofSamePerson, id, { from: state.from, to })) return reject('one-account-for-a-subject');
    return [events.AccountExtended({ to })];
  },
});
