import { accountsOfLikeSubject } from '@lien-nganh/contracts/reference';
import { command, reject } from '@lien-nganh/kernel';
import { day } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { reason } from '../inputs.ts';
import { events } from './events.ts';
import { brokenByManager, managingRules } from './managing.ts';
import type { refusals } from './refusals.ts';
import type { Account } from './state.ts';

export const close = command<Account, typeof events, typeof refusals>()({
  name: 'close',
  action: 'agencies.account.close',
  title: { vi: 'Đóng tài khoản', en: 'Close an account' },
  input: z.strictObject({ lastDay: day, reason }),
  looksUp: (_, state) => ({ ofSamePerson: accountsOfLikeSubject(state.is === 'none' ? '' : state.subject) }),
  refuses: ['account-is-there', 'account-is-open', ...managingRules, 'last-day-follows-the-first'],
  decide(input, state, { id, actor, lookUps: { ofSamePerson } }) {
    if (state.is === 'none') return reject('account-is-there');
    if (state.is === 'closed') return reject('account-is-open');
    const broken = brokenByManager({ actor }, { account: id, role: state.role, ofSamePerson });
    if (broken) return reject(broken);
    if (input.lastDay < state.from) return reject('last-day-follows-the-first');
    return [events.AccountClosed(input, { occurredOn: input.lastDay })];
  },
});
