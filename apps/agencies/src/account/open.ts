import { roles } from '@lien-nganh/access';
import { dutyForRole } from '@lien-nganh/contracts/agencies';
import { accountsOfLikeSubject, agencyOn, dutiesOn, type AgencyRecord } from '@lien-nganh/contracts/reference';
import { command, reject, type Actor } from '@lien-nganh/kernel';
import { slug } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { basis, lasting, slugs } from '../inputs.ts';
import { events } from './events.ts';
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
type Input = z.output<typeof input>;

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
  refuses: [
    'account-is-new',
    'agency-goes-on',
    ...managingRules,
    'agencies-make-no-administrator',
    'role-needs-its-duty',
    'duties-are-the-agencys',
    'one-account-for-a-subject',
  ],
  decide(wanted, state, { actor, lookUps: { ofSamePerson, agency } }) {
    if (state.is !== 'none') return reject('account-is-new');
    const broken = brokenByManager({ actor }, { ...wanted, ofSamePerson }) ?? brokenByRole(wanted, actor, agency);
    if (broken) return reject(broken);
    if (alsoRunning(ofSamePerson, wanted.account, wanted)) return reject('one-account-for-a-subject');
    const { account: _account, ...data } = wanted;
    return [events.AccountOpened(data, { occurredOn: wanted.from })];
  },
});

type RoleRule = 'agency-goes-on' | 'agencies-make-no-administrator' | 'role-needs-its-duty' | 'duties-are-the-agencys';

/** The installer, which is no person and of no agency, makes the first accounts of a folder as it is told. */
function brokenByRole({ role, duties, from }: Input, actor: Actor, agency: AgencyRecord | null): RoleRule | null {
  if (actor.role === 'service') return null;
  if (agency === null) return 'agency-goes-on';
  if (role === 'admin' || role === 'service') return 'agencies-make-no-administrator';
  const held = dutiesOn(agency, from);
  if (!duties.every((duty) => held.includes(duty))) return 'duties-are-the-agencys';
  const needed = dutyForRole[role];
  return needed !== undefined && !held.includes(needed) ? 'role-needs-its-duty' : null;
}
