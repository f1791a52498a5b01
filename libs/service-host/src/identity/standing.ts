import { handedOn, type HandedOn, type Standing, type StandingIn } from '@lien-nganh/access';
import {
  accountEver,
  accountOfSubjectOn,
  lasts,
  runningAssignments,
  standingOf,
  type AccountRecord,
} from '@lien-nganh/contracts/reference';
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
  const own = await standingAs(rows, account, { account: account.account, today });
  const audits = account.role === 'auditor' ? await runningAssignments(account.account, today).resolve(rows) : [];
  const assignments = audits.map(({ agencies, period }) => ({ agencies, period }));
  const others = await standsInFor(rows, account, today);
  return { ...own, assignments, ...(others.length > 0 && { standsInFor: others }) };
}

/** What an account stands for today besides itself. Those it stands in for hand nothing on that they were handed. */
async function standsInFor(rows: ReferenceRows, account: AccountRecord, today: Day): Promise<readonly StandingIn[]> {
  const running = account.deputisings.filter((one) => lasts(one, today));
  const found = running.map(async ({ kind, of, rights }): Promise<StandingIn | null> => {
    const other = await whoseRights(rows, { account, kind, of });
    if (other === null || !lasts(other, today)) return null;
    const acting = { account: account.account, today, ...(of !== null && { inSteadOf: of }) };
    const actions = rights.flatMap((right) => handedOn[right as HandedOn] ?? []);
    return { as: await standingAs(rows, other, acting), actions: rights.length === 0 ? null : actions };
  });
  return (await Promise.all(found)).filter((one) => one !== null);
}

/** An acting head has the head's role; open work is taken over with the rights that one has already, whoever had it before. */
async function whoseRights(
  rows: ReferenceRows,
  { account, kind, of }: { readonly account: AccountRecord; readonly kind: string; readonly of: string | null },
): Promise<AccountRecord | null> {
  if (of === null) return { ...account, role: 'head' };
  return kind === 'hand-over' ? account : accountEver(of).resolve(rows);
}

/** With the agency, role and duties of an account, whoever holds them today. An assignment to audit is handed on to nobody. */
async function standingAs(
  rows: ReferenceRows,
  { agency, role, duties }: Pick<AccountRecord, 'agency' | 'role' | 'duties'>,
  { today, ...acting }: { readonly today: Day; readonly account: string; readonly inSteadOf?: string },
): Promise<Standing> {
  const { superiorOf, successorOf } = await agencyStanding(rows, agency, today);
  return { actor: { ...acting, agency, role }, superiorOf, successorOf, duties, assignments: [] };
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
