import { lookUp, referenceData, rowsFrom, type ContractData, type Day, type LookUp } from '@lien-nganh/kernel';
import { account } from '../agencies.ts';
import { lasts } from './lasting.ts';

/** Accounts, by their id and by the subject of their tokens. */
export const accounts = referenceData({
  table: 'accounts',
  version: account.version,
  upcasts: account.upcasts,
  from: [
    rowsFrom(account, ({ data }) => [
      { key: byAccount(data.account), row: data },
      { key: `${bySubject(data.subject)}${data.account}`, row: data },
    ]),
  ],
});

export type AccountRecord = ContractData<typeof account>;

const byAccount = (id: string): string => `account ${id}`;
/** A subject is whatever an issuer gives: encoded, so that none can be read as the beginning of another. */
const bySubject = (subject: string): string => `subject ${encodeURIComponent(subject)} `;

/** The account, `null` when it did not run on the day. */
export function accountOn(id: string, on: Day): LookUp<AccountRecord | null> {
  return lookUp(['accounts'], async (rows) => {
    const row = await rows.get<AccountRecord>('accounts', byAccount(id));
    return row !== null && lasts(row, on) ? row : null;
  });
}

/** The account, whether or not it still runs. */
export function accountEver(id: string): LookUp<AccountRecord | null> {
  return lookUp(['accounts'], (rows) => rows.get<AccountRecord>('accounts', byAccount(id)));
}

/** Accounts of all times. */
export function allAccounts(): LookUp<readonly AccountRecord[]> {
  return lookUp(['accounts'], (rows) => rows.list<AccountRecord>('accounts', byAccount('')));
}

/** Accounts in whose place somebody stands on a day because they are on leave. */
export function accountsOnLeave(on: Day): LookUp<ReadonlySet<string>> {
  return lookUp(['accounts'], async (rows) => {
    const all = await allAccounts().resolve(rows);
    const leaves = all.flatMap(({ deputisings }) =>
      deputisings.filter((one) => one.kind === 'leave' && lasts(one, on)),
    );
    return new Set(leaves.flatMap(({ of }) => of ?? []));
  });
}

/** Accounts for which an issuer's tokens with this subject speak, of all times. On one day there is at most one. */
export function accountsOfSubject(subject: string): LookUp<readonly AccountRecord[]> {
  return lookUp(['accounts'], (rows) => rows.list<AccountRecord>('accounts', bySubject(subject)));
}

/**
 * Accounts whose subject reads as this one: letter case and what nobody sees do not make another person. Only for deciding who
 * may have an account; a token speaks for exactly the subject that it names.
 */
export function accountsOfLikeSubject(subject: string): LookUp<readonly AccountRecord[]> {
  return lookUp(['accounts'], async (rows) => {
    const all = await rows.list<AccountRecord>('accounts', 'subject ');
    return all.filter((row) => readAs(row.subject) === readAs(subject));
  });
}

function readAs(subject: string): string {
  return subject
    .normalize('NFKC')
    .replace(/[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/gu, '')
    .toLowerCase();
}

/** The account for which a token with this subject speaks on a day. */
export function accountOfSubjectOn(subject: string, on: Day): LookUp<AccountRecord | null> {
  return lookUp(['accounts'], async (rows) => {
    const found = await accountsOfSubject(subject).resolve(rows);
    return found.find((row) => lasts(row, on)) ?? null;
  });
}
