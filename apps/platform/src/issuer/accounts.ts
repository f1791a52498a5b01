import type { Day } from '@lien-nganh/kernel';
import type { AgenciesFile } from '../reference-data/agencies.ts';

/** An account that the platform opens by itself, in a folder that is new. */
export interface SeededAccount {
  /** Pseudonym, and subject of its tokens. */
  readonly account: string;
  readonly agency: string;
  /** Absent: the first day of its agency. */
  readonly from?: Day;
  readonly role: 'officer' | 'head' | 'committee' | 'standing' | 'auditor' | 'admin';
}

/** Runs the machine, and nothing else: no business record is its own. */
export const OPERATOR_AGENCY = 'platform-operator';
export const AUDIT_AGENCY = 'audit-body';

export const operatorNames = { vi: 'Đơn vị vận hành hệ thống', en: 'Operator of the platform' };
export const auditNames = { vi: 'Cơ quan thanh tra, kiểm toán (mẫu)', en: 'Audit body (sample)' };

export const administrator: SeededAccount = { account: 'admin', agency: OPERATOR_AGENCY, role: 'admin' };

/**
 * The sample accounts of a folder for trying out: an officer and a head for each agency, and one for each role that
 * sees the whole province, `standing` for each agency that is or was the standing one. Heads of People’s Committees act as chairman.
 */
export function sampleAccounts(
  agencies: Pick<AgenciesFile, 'agencies' | 'steeringCommittee'>,
): readonly SeededAccount[] {
  return [
    ...agencies.agencies.flatMap(({ slug }): readonly SeededAccount[] => [
      { account: `officer.${slug}`, agency: slug, role: 'officer' },
      { account: `head.${slug}`, agency: slug, role: 'head' },
    ]),
    { account: 'committee', agency: agencies.steeringCommittee.slug, role: 'committee' },
    ...standingOnes(agencies).map(({ agency, from }, index): SeededAccount => {
      return { account: index === 0 ? 'standing' : `standing.${agency}`, agency, role: 'standing', from };
    }),
    { account: 'auditor', agency: AUDIT_AGENCY, role: 'auditor' },
    { account: `head.${AUDIT_AGENCY}`, agency: AUDIT_AGENCY, role: 'head' },
    administrator,
  ];
}

/** The agency that ran the committee’s work first, as the files name it: one that has ended still stands for its time. */
export function standingAgency(files: Pick<AgenciesFile, 'agencies' | 'steeringCommittee'>): string {
  return standingOnes(files)[0]!.agency;
}

/** Agencies that run or ran the committee’s work, each from when it did, one after another. */
function standingOnes({ agencies, steeringCommittee }: Pick<AgenciesFile, 'agencies' | 'steeringCommittee'>) {
  const { standingAgencyDuty } = steeringCommittee;
  const held = agencies.flatMap(({ slug, duties }) =>
    duties.filter(({ duty }) => duty === standingAgencyDuty).map(({ from }) => ({ agency: slug, from })),
  );
  return held.sort((a, b) => (a.from < b.from ? -1 : 1));
}
