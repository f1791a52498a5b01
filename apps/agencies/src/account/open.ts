import { roles } from '@lien-nganh/access';
import { accountsOfLikeSubject, agencyOn } from '@lien-nganh/contracts/reference';
import { command, reject } from '@lien-nganh/kernel';
import { slug } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { basis, lasting, slugs } from '../inputs.ts';
import { events } from './events.ts';
import { brokenByRole, roleRules } from './giving-roles.ts';
import { alsoRunning, brokenByManager, managingRules } from './managing.ts';
import type { refusals } from './refusals.ts';
import { accountScope } from './scope.ts';
import type { Account } from './state.ts';
import { accountId, subject } from './who.ts';

const input = lasting({
  account: accountId,
  /** `sub` of the tokens that the issuer makes for this person. */
  subject,
  agency: slug,
  role: z.enum(roles),
  duties: slugs.default([]),
  basis,
});

/** Personal, dated, of one agency and role. Another role, or another agency, is another account after this one. */
export const open = command<Account, typeof events, typeof refusals>()({
  name: 'open',
  action: 'agencies.account.open',
  title: { vi: 'Mở tài khoản', en: 'Open an account' },
  creates: true,
  input,
  id: ({ account }) => account,
  scope: ({ account, agency }) => accountScope(account, agency),
  looksUp: ({ subject, agency, from }) => ({
    ofSamePerson: accountsOfLikeSubject(subject),
    agency: agencyOn(agency, from),
  }),
  refuses: ['account-is-new', ...managingRules, ...roleRules, 'one-account-for-a-subject'],
  decide(wanted, state, { actor, lookUps: { ofSamePerson, agency } }) {
    if (state.is !== 'none') return reject('account-is-new');
    const broken = brokenByManager({ actor }, { ...wanted, ofSamePerson }) ?? brokenByRole(wanted, actor, agency);
    if (broken) return reject(broken);
    if (alsoRunning(ofSamePerson, wanted.account, wanted)) return reject('one-account-for-a-subject');
    const { account: _account, ...data } = wanted;
    return [events.AccountOpened(data, { occurredOn: wanted.from })];
  },
});
