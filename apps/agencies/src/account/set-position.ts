import { accountsOfLikeSubject } from '@lien-nganh/contracts/reference';
import { command, reject } from '@lien-nganh/kernel';
import { day, text } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { events } from './events.ts';
import { brokenByManager, managingRules } from './managing.ts';
import type { refusals } from './refusals.ts';
import type { Account } from './state.ts';

/** The position as it stands below a signature, „Phó Chủ tịch“: of the office, never of a person. Earlier ones are kept. */
export const setPosition = command<Account, typeof events, typeof refusals>()({
  name: 'set-position',
  action: 'agencies.account.set-position',
  title: { vi: 'Ghi chức vụ', en: 'Set the position' },
  input: z.strictObject({ title: text(120), from: day }),
  looksUp: (_, state) => ({ ofSamePerson: accountsOfLikeSubject(state.is === 'none' ? '' : state.subject) }),
  refuses: ['account-is-there', 'account-is-open', ...managingRules],
  decide(input, state, { id, actor, lookUps: { ofSamePerson } }) {
    if (state.is === 'none') return reject('account-is-there');
    if (state.is === 'closed') return reject('account-is-open');
    const broken = brokenByManager({ actor }, { account: id, role: state.role, ofSamePerson });
    return broken ? reject(broken) : [events.PositionSet(input, { occurredOn: input.from })];
  },
});
