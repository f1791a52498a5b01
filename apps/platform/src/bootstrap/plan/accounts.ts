import type { Day } from '@lien-nganh/kernel';
import { lasts } from '@lien-nganh/contracts/reference';
import type { SeededAccount } from '../../issuer/accounts.ts';
import type { AgenciesFile } from '../../reference-data/agencies.ts';
import type { Planned } from './planned.ts';

/** The agencies that accounts may be opened for; of any other, nothing is known but its first day. */
export interface AccountsPlan {
  readonly accounts: readonly SeededAccount[];
  readonly agencies: AgenciesFile['agencies'];
  /** First day of accounts whose agency is none of these. */
  readonly since: Day;
  readonly adminSubject: string;
}

/** Accounts run from their agency’s first day, unless they say another, so that work of any day of its life can be recorded. */
export function accounts({ accounts: wanted, agencies, since, adminSubject }: AccountsPlan): readonly Planned[] {
  return wanted.map(({ account, agency, role, from: own }) => {
    const found = agencies.find(({ slug }) => slug === agency);
    const from = own ?? found?.validFrom ?? since;
    const duties = role === 'officer' || role === 'head' ? dutiesHeld(found, from) : [];
    const subject = role === 'admin' ? adminSubject : account;
    return {
      service: 'agencies',
      stream: 'account',
      command: 'open',
      id: null,
      input: { account, subject, agency, role, duties, from },
      already: 'account-is-new',
    };
  });
}

function dutiesHeld(agency: AgenciesFile['agencies'][number] | undefined, on: Day): readonly string[] {
  return (agency?.duties ?? []).filter((duty) => lasts(duty, on)).map(({ duty }) => duty);
}
