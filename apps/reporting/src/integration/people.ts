import { allAccounts, lasts, positionOn, type AccountRecord } from '@lien-nganh/contracts/reference';
import { lookUp, type Day, type LookUp } from '@lien-nganh/kernel';

/** Whose accounts are whose: a person may have had another account before, and is the same person still. */
export interface People {
  /** The person behind an account; an account that is not known stands for itself. */
  personOf(account: string): string;
  /** A head of the agency who has an account on the day. */
  isHead(account: string, agency: string, on: Day): boolean;
  /** Whether the account signs for the head by a paper that lasts on the day. */
  signsFor(account: string, head: string, on: Day): boolean;
  /** Whether the account is that of a deputy on the day, who signs for the head alone and never as the head. */
  isDeputy(account: string, on: Day): boolean;
}

export function people(): LookUp<People> {
  return lookUp(['accounts'], async (rows) => {
    const known = new Map((await allAccounts().resolve(rows)).map((one) => [one.account, one]));
    return {
      personOf: (account) => known.get(account)?.subject ?? account,
      isHead: (account, agency, on) => headOn(known.get(account), agency, on),
      signsFor: (account, head, on) => papersOf(known.get(account), head).some((one) => lasts(one, on)),
      isDeputy: (account, on) => {
        const found = known.get(account);
        return found !== undefined && /^PHÓ /.test(positionOn(found, on) ?? '');
      },
    };
  });
}

/** Open work that was handed over comes without a signature. */
function papersOf(found: AccountRecord | undefined, head: string): AccountRecord['deputisings'] {
  return (found?.deputisings ?? []).filter(({ of, kind }) => of === head && kind !== 'hand-over');
}

function headOn(found: AccountRecord | undefined, agency: string, on: Day): boolean {
  if (found?.role !== 'head' || found.agency !== agency) return false;
  return found.from <= on && (found.to === null || on <= found.to);
}

/** Whether somebody of the ones is somebody of the others, by whatever account. */
export function areSome({ personOf }: People, ones: readonly string[], others: readonly string[]): boolean {
  const persons = new Set(others.map(personOf));
  return ones.some((one) => persons.has(personOf(one)));
}
