import { rightsHandedOn } from '@lien-nganh/access';
import { deputisingKind } from '@lien-nganh/contracts/agencies';
import { accountsOfLikeSubject, allAccounts, standings } from '@lien-nganh/contracts/reference';
import { command, reject } from '@lien-nganh/kernel';
import { day, text } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { lasting } from '../inputs.ts';
import { brokenByDeputising, deputisingRules } from './deputising.ts';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import type { Account } from './state.ts';
import { accountId } from './who.ts';

/**
 * Says by which paper the holder of the account stands in for another, on which days: as acting head (Q.), deputy (KT.), by
 * order (TL.), by delegation (TUQ.), during leave, or for good in open work that somebody handed over. Rights follow on just
 * those days; whoever stands in for somebody does not stand in for those for whom that one stands in.
 */
export const deputise = command<Account, typeof events, typeof refusals>()({
  name: 'deputise',
  action: 'agencies.account.deputise',
  title: { vi: 'Giao thay mặt, ủy quyền, bàn giao', en: 'Let somebody stand in for another' },
  input: lasting({
    kind: deputisingKind,
    /** The account stood in for; null for an acting head. */
    of: accountId.nullable().default(null),
    /** What is handed on, by delegation or order. */
    rights: z.array(z.enum(rightsHandedOn)).max(20).default([]),
    basis: z.strictObject({ number: text(80), issuedOn: day }),
  }),
  looksUp: (_, state) => ({
    ofSamePerson: accountsOfLikeSubject(state.is === 'none' ? '' : state.subject),
    accounts: allAccounts(),
    standings: standings(),
  }),
  refuses: ['account-is-there', 'account-is-open', 'nobody-gives-themself-a-role', ...deputisingRules],
  decide(wanted, state, { id, actor, commandId, lookUps: { ofSamePerson, accounts, standings: standing } }) {
    if (state.is === 'none') return reject('account-is-there');
    if (state.is === 'closed') return reject('account-is-open');
    if ([id, ...ofSamePerson.map((one) => one.account)].includes(actor.account))
      return reject('nobody-gives-themself-a-role');
    const broken = brokenByDeputising({ wanted, id, deputy: state, actor }, { accounts, standings: standing });
    if (broken) return reject(broken);
    const rights = [...new Set(wanted.rights)].sort();
    return [events.Deputised({ deputising: commandId, ...wanted, rights }, { occurredOn: wanted.from })];
  },
});
