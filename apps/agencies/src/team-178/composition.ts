import { lasts, type AgencyRecord } from '@lien-nganh/contracts/reference';
import type { Day } from '@lien-nganh/kernel';
import { cardNumber, slug, validOn } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { reliedOn } from '../team-rules/rules-on.ts';
import type { Rules } from '../team-rules/state.ts';
import type { Membership } from './state.ts';

export const memberInput = z.strictObject({
  /** An opaque id of the team's choosing: never a name. */
  member: slug,
  account: z.string().max(80).nullable().default(null),
  agency: slug,
  role: z.enum(['leader', 'deputy', 'member']),
  card: cardNumber,
});
export type MemberInput = z.output<typeof memberInput>;

/** Rules about a team's composition: a decision that breaks one was made all the same, so it is marked. */
export const compositionRules = [
  'team-has-a-leader',
  'one-or-two-deputies',
  'at-least-three-members',
  'members-come-from-the-named-sectors',
] as const;

/** Who is on a team: a membership, or one that is about to begin. */
type OnTeam = Pick<Membership, 'role' | 'agency'>;

export function membersOn(members: readonly Membership[], on: Day): readonly Membership[] {
  return members.filter((one) => lasts(one, on));
}

interface Judging {
  readonly agencies: ReadonlyMap<string, AgencyRecord>;
  /** Of the day; `null` where nobody entered any: then none is broken. */
  readonly rules: Rules | null;
}

/** Which of {@link compositionRules} a team would break, and by what it is judged. */
export function judged(members: readonly OnTeam[], { agencies, rules }: Judging) {
  const breaches: string[] = rules === null ? [] : breachesOf(members, agencies, rules);
  return { breaches, rules: reliedOn(rules) };
}

function breachesOf(members: readonly OnTeam[], agencies: Judging['agencies'], rules: Rules) {
  const count = (role: OnTeam['role']): number => members.filter((one) => one.role === role).length;
  const sectors = members.map(({ agency }) => agencies.get(agency)?.sector).filter((sector) => sector !== undefined);
  const broken: Record<(typeof compositionRules)[number], boolean> = {
    'team-has-a-leader': count('leader') < rules.leaders,
    'one-or-two-deputies': count('deputy') < rules.deputies.least || count('deputy') > rules.deputies.most,
    'at-least-three-members': members.length < rules.leastMembers,
    'members-come-from-the-named-sectors':
      rules.sectors.length > 0 && !sectors.every((sector) => rules.sectors.includes(sector)),
  };
  return compositionRules.filter((rule) => broken[rule]);
}

/** The first agency that is not there, or does not go on, on a day. */
export function missingOn(
  named: readonly string[],
  agencies: ReadonlyMap<string, AgencyRecord>,
  on: Day,
): string | null {
  const goesOn = (record: AgencyRecord | undefined): boolean => record !== undefined && validOn(record, on);
  return named.find((name) => !goesOn(agencies.get(name))) ?? null;
}
