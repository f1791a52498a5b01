import { accountEver, agenciesBySlug, superiorsOn, teamOn, type AccountRecord } from '@lien-nganh/contracts/reference';
import { lookUp, reject, type Day, type LookUp } from '@lien-nganh/kernel';

/**
 * Who approves a plan or an inspection: a head of the body whose work it is, or of a body above it. A chairman who writes
 * one has it approved by another head of the same committee, or by the committee above.
 */

interface Answered {
  readonly team: string | null;
  readonly lead: string;
}

/** The body that answers for it: the lead, or for a Team 178 the committee that set it up. */
export function answeringBody({ team, lead }: Answered, on: Day): LookUp<string> {
  if (team === null) return lookUp([], () => Promise.resolve(lead));
  return lookUp(['teams'], async (rows) => (await teamOn(team, on).resolve(rows))?.agency ?? lead);
}

/** The body that answers for it, then those directly above. */
export function approvingBodies(of: Answered, on: Day): LookUp<readonly string[]> {
  return lookUp(['teams', 'agencies'], async (rows) => {
    const own = await answeringBody(of, on).resolve(rows);
    const record = (await agenciesBySlug([own]).resolve(rows)).get(own);
    return [own, ...(record ? superiorsOn(record, on) : [])];
  });
}

export interface Approving {
  readonly bodies: readonly string[];
  /** The account that was named to approve. */
  readonly named: AccountRecord | null;
}

export function approvingLookUps(
  { approver, ...of }: Answered & { readonly approver: string },
  on: Day,
): { readonly [K in keyof Approving]: LookUp<Approving[K]> } {
  return { bodies: approvingBodies(of, on), named: accountEver(approver) };
}

export const approvingRules = ['approver-is-not-the-author', 'approver-may-approve'] as const;

/** Nobody approves their own work, and somebody can. */
export function approverFault(
  approver: string,
  { bodies, named }: Approving,
  { author, crew, today }: { readonly author: string; readonly crew: readonly (string | null)[]; readonly today: Day },
) {
  if (approver === author || crew.includes(approver)) return reject('approver-is-not-the-author');
  const runs = named !== null && (named.to === null || named.to >= today);
  return runs && named.role === 'head' && bodies.includes(named.agency) ? null : reject('approver-may-approve');
}
