import type { Standing } from '@lien-nganh/access';
import { accountOfSubjectOn, runningAssignments, standingOf } from '@lien-nganh/contracts/reference';
import type { Day, LookUp, ReferenceRows } from '@lien-nganh/kernel';
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
  const { superiorOf, successorOf } = await agencyStanding(rows, account.agency, today);
  const audits = account.role === 'auditor' ? await runningAssignments(account.account, today).resolve(rows) : [];
  return {
    actor: { account: account.account, agency: account.agency, role: account.role },
    superiorOf,
    successorOf,
    duties: account.duties,
    assignments: audits.map(({ agencies, period }) => ({ agencies, period })),
  };
}

type AgencyStanding = ResolvedLookUp<ReturnType<typeof standingOf>>;
type ResolvedLookUp<L> = L extends LookUp<infer T> ? T : never;

/** The tree of agencies and units changes a few times a year and is read for every request. */
const KEPT_MS = 1_000;
const kept = new WeakMap<
  ReferenceRows,
  Map<string, { readonly until: number; readonly standing: Promise<AgencyStanding> }>
>();

/** How an agency stands to others; kept for a second. The account itself is looked up anew each time. */
function agencyStanding(rows: ReferenceRows, agency: string, today: Day): Promise<AgencyStanding> {
  const known = kept.get(rows) ?? new Map();
  kept.set(rows, known);
  const key = `${agency} ${today}`;
  const found = known.get(key);
  if (found && found.until > Date.now()) return found.standing;
  const standing = standingOf(agency, today).resolve(rows);
  standing.catch(() => known.delete(key));
  if (known.size > 1_000) known.clear();
  known.set(key, { until: Date.now() + KEPT_MS, standing });
  return standing;
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
