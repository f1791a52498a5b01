import type { Standing } from '@lien-nganh/access';
import { accountOfSubjectOn, runningAssignments, standingOf } from '@lien-nganh/contracts/reference';
import type { Day, ReferenceRows } from '@lien-nganh/kernel';
import { Problem } from '../problem.ts';

/**
 * Who a subject is on a day, and how the agency stands to others. Permission follows the service's own dated tables, never
 * a claim of the token.
 *
 * @throws Problem unauthenticated when no account of that subject is in force
 */
export async function standingOfSubject(rows: ReferenceRows, subject: string, today: Day): Promise<Standing> {
  const account = await accountOfSubjectOn(subject, today).resolve(rows);
  if (!account) throw new Problem('unauthenticated', { details: { why: 'no-account' } });
  const { superiorOf, successorOf } = await standingOf(account.agency, today).resolve(rows);
  const audits = account.role === 'auditor' ? await runningAssignments(account.account, today).resolve(rows) : [];
  return {
    actor: { account: account.account, agency: account.agency, role: account.role },
    superiorOf,
    successorOf,
    assignments: audits.map(({ agencies, period }) => ({ agencies, period })),
  };
}

/** A part of the platform, acting by itself or on behalf of an agency. Only in the process: no token stands for one. */
export function serviceStanding(name: string, onBehalfOf: string | null): Standing {
  return {
    actor: { account: `service:${name}`, agency: 'platform', role: 'service', ...(onBehalfOf ? { onBehalfOf } : {}) },
    superiorOf: [],
    successorOf: [],
    assignments: [],
  };
}
