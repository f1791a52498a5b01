import { accountsOfLikeSubject, agencyOn, dutiesOn } from '@lien-nganh/contracts/reference';
import { command, reject } from '@lien-nganh/kernel';
import { day } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { slugs } from '../inputs.ts';
import { events } from './events.ts';
import { brokenByManager, managingRules } from './managing.ts';
import type { refusals } from './refusals.ts';
import type { Account } from './state.ts';

export const setDuties = command<Account, typeof events, typeof refusals>()({
  name: 'set-duties',
  action: 'agencies.account.set-duties',
  title: { vi: 'Giao nhiệm vụ cho tài khoản', en: 'Set the duties of an account' },
  input: z.strictObject({ duties: slugs, from: day }),
  looksUp: ({ from }, state) => ({
    ofSamePerson: accountsOfLikeSubject(state.is === 'none' ? '' : state.subject),
    agency: agencyOn(state.is === 'none' ? '' : state.agency, from),
  }),
  refuses: ['account-is-there', 'account-is-open', ...managingRules, 'agency-goes-on', 'duties-are-the-agencys'],
  decide({ duties, from }, state, { id, actor, lookUps: { ofSamePerson, agency } }) {
    if (state.is === 'none') return reject('account-is-there');
    if (state.is === 'closed') return reject('account-is-open');
    const broken = brokenByManager({ actor }, { account: id, role: state.role, ofSamePerson });
    if (broken) return reject(broken);
    if (agency === null) return reject('agency-goes-on');
    const held = dutiesOn(agency, from);
    if (!duties.every((duty) => held.includes(duty))) return reject('duties-are-the-agencys');
    return [events.AccountDutiesSet({ duties }, { occurredOn: from })];
  },
});
