import { accountsOfLikeSubject, agencyOn, allAccounts, standings } from '@lien-nganh/contracts/reference';
import { command, reject } from '@lien-nganh/kernel';
import { addDays } from '@lien-nganh/vocabulary';
import { events } from './events.ts';
import { roleRules } from './giving-roles.ts';
import { managingRules } from './managing.ts';
import { deputisingRules } from './deputising.ts';
import type { refusals } from './refusals.ts';
import type { Account } from './state.ts';
import { brokenByTransfer, transferInput, transferRules } from './transferring.ts';

/**
 * The holder of the account moves to another agency, or to other work in the same one: one paper, one command. The account ends,
 * the new one begins, and a colleague takes over what is open, with all that was done; a process carries it out.
 */
export const transfer = command<Account, typeof events, typeof refusals>()({
  name: 'transfer',
  action: 'agencies.account.transfer',
  title: { vi: 'Điều động, luân chuyển người giữ tài khoản', en: 'Transfer the holder of an account' },
  input: transferInput,
  looksUp: ({ from, to: { agency } }, state) => ({
    ofSamePerson: accountsOfLikeSubject(state.is === 'none' ? '' : state.subject),
    agency: agencyOn(agency, from),
    accounts: allAccounts(),
    standings: standings(),
  }),
  refuses: [
    'account-is-there',
    'account-is-open',
    ...managingRules,
    ...roleRules,
    ...transferRules,
    ...deputisingRules,
  ],
  decide(wanted, state, { id, actor, lookUps }) {
    if (state.is === 'none') return reject('account-is-there');
    if (state.is === 'closed') return reject('account-is-open');
    const broken = brokenByTransfer(wanted, { id, state, actor }, lookUps);
    if (broken) return reject(broken);
    const { from, to, successor, basis } = wanted;
    const successorUntil = lookUps.accounts.find(({ account }) => account === successor)!.to;
    const moved = { to: { ...to, subject: state.subject, from }, successor, successorUntil, basis };
    return [events.AccountTransferred({ lastDay: addDays(from, -1), ...moved }, { occurredOn: from })];
  },
});
