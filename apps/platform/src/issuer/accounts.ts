import type { AgenciesFile } from '../reference-data/agencies.ts';

/** An account that the platform opens by itself, in a folder that is new. */
export interface SeededAccount {
  /** Pseudonym, and subject of its tokens. */
  readonly account: string;
  readonly agency: string;
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
 * sees the whole province. Heads of People’s Committees act as chairman.
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
    { account: 'standing', agency: standingAgency(agencies), role: 'standing' },
    { account: 'auditor', agency: AUDIT_AGENCY, role: 'auditor' },
    { account: `head.${AUDIT_AGENCY}`, agency: AUDIT_AGENCY, role: 'head' },
    administrator,
  ];
}

/** The agency that runs the committee’s work, as the files name it: one that has ended still stands for its time. */
export function standingAgency({ agencies, steeringCommittee }: Pick<AgenciesFile, 'agencies' | 'steeringCommittee'>) {
  const { standingAgencyDuty } = steeringCommittee;
  return agencies.find(({ duties }) => duties.some(({ duty }) => duty === standingAgencyDuty))!.slug;
}
