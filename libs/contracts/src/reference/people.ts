import { lookUp, type LookUp } from '@lien-nganh/kernel';
import { accountEver } from './accounts.ts';

/** What tells the persons behind some accounts apart: one person may have had several. An account that is not known stands for itself. */
export function personsBehind(accounts: readonly string[]): LookUp<(account: string) => string> {
  return lookUp(['accounts'], async (rows) => {
    const found = await Promise.all(accounts.map((account) => accountEver(account).resolve(rows)));
    const known = new Map(found.filter((one) => one !== null).map((one) => [one.account, one.subject]));
    return (account) => known.get(account) ?? account;
  });
}
