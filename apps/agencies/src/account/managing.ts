import { lasts, type AccountRecord, type Lasting } from '@lien-nganh/contracts/reference';
import type { Deciding } from '@lien-nganh/kernel';

/** Rules about who manages whose account. */
export const managingRules = ['nobody-gives-themself-a-role', 'administrator-opens-heads-only'] as const;

/**
 * The rule that this actor breaks by managing an account; `null` for none.
 *
 * @param account the account managed, and every account of the person behind it, of all times
 */
export function brokenByManager(
  { actor }: Pick<Deciding, 'actor'>,
  account: { readonly account: string; readonly role: string; readonly ofSamePerson: readonly AccountRecord[] },
): (typeof managingRules)[number] | null {
  const own = [account.account, ...account.ofSamePerson.map((one) => one.account)];
  if (own.includes(actor.account)) return 'nobody-gives-themself-a-role';
  return actor.role === 'admin' && account.role !== 'head' ? 'administrator-opens-heads-only' : null;
}

/** Another account of the same person that runs on one of the days. */
export function alsoRunning(records: readonly AccountRecord[], own: string, wanted: Lasting): AccountRecord | null {
  return records.find((one) => one.account !== own && (lasts(one, wanted.from) || lasts(wanted, one.from))) ?? null;
}
