import type { Role } from '@lien-nganh/access';
import { dutyForRole } from '@lien-nganh/contracts/agencies';
import { dutiesOn, type AgencyRecord } from '@lien-nganh/contracts/reference';
import type { Actor, Day } from '@lien-nganh/kernel';

/** Rules about the role and the duties that an account is opened with. */
export const roleRules = [
  'agency-goes-on',
  'agencies-make-no-administrator',
  'role-needs-its-duty',
  'duties-are-the-agencys',
] as const;

interface Given {
  readonly role: Role;
  readonly duties: readonly string[];
  readonly from: Day;
}

/**
 * The rule that is broken by an account with this role and these duties in the agency, `null` where there is no such agency on its first day.
 * The installer, which is no person and of no agency, makes the first accounts of a folder as it is told.
 */
export function brokenByRole(
  { role, duties, from }: Given,
  actor: Actor,
  agency: AgencyRecord | null,
): (typeof roleRules)[number] | null {
  if (actor.role === 'service') return null;
  if (agency === null) return 'agency-goes-on';
  if (role === 'admin' || role === 'service') return 'agencies-make-no-administrator';
  const held = dutiesOn(agency, from);
  if (!duties.every((duty) => held.includes(duty))) return 'duties-are-the-agencys';
  const needed = dutyForRole[role];
  return needed !== undefined && !held.includes(needed) ? 'role-needs-its-duty' : null;
}
