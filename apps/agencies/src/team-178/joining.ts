import { agenciesBySlug, allTeams, stands, type AgencyRecord, type TeamRecord } from '@lien-nganh/contracts/reference';
import type { Day } from '@lien-nganh/kernel';
import { rulesOn } from '../team-rules/rules-on.ts';
import { takenCard } from './cards.ts';
import { membersOn, missingOn, type MemberInput } from './composition.ts';
import type { KnownTeam, Team178 } from './state.ts';

/** Rules that whoever joins a team must keep. */
export const joiningRules = [
  'team-stands',
  'agencies-go-on',
  'member-is-not-on-the-team',
  'one-leader',
  'card-number-is-free',
] as const;
type JoiningRule = (typeof joiningRules)[number];

export interface Known {
  readonly agencies: ReadonlyMap<string, AgencyRecord>;
  readonly teams: readonly TeamRecord[];
}

/** Agencies of those who are on the team and of who joins, all cards, and the rules of the day. */
export function lookUpJoining(state: Team178, joining: readonly string[], on: Day) {
  const present = state.is === 'none' ? [] : state.members.map(({ agency }) => agency);
  return { agencies: agenciesBySlug([...new Set([...present, ...joining])]), teams: allTeams(), rules: rulesOn(on) };
}

export interface Joining {
  readonly team: string;
  readonly who: MemberInput;
  readonly from: Day;
  /** Who makes room. */
  readonly outgoing: string | null;
}

/** The first rule that somebody who joins would break; `null` for none. */
export function brokenByJoining(state: Team178, { team, who, from, outgoing }: Joining, known: Known) {
  if (!standsOn(state, from)) return 'team-stands' satisfies JoiningRule;
  if (missingOn([who.agency], known.agencies, from) !== null) return 'agencies-go-on' satisfies JoiningRule;
  const present = staying(state, outgoing, from);
  if (present.some(({ member }) => member === who.member)) return 'member-is-not-on-the-team' satisfies JoiningRule;
  const leads = who.role === 'leader' && present.some(({ role }) => role === 'leader');
  if (leads) return 'one-leader' satisfies JoiningRule;
  return takenCard([who], team, known.teams) === null ? null : ('card-number-is-free' satisfies JoiningRule);
}

export function standsOn(state: Team178, on: Day): state is KnownTeam {
  return state.is !== 'none' && stands(state, on);
}

/** Who is on the team on a day, or will be later, without who makes room. */
export function staying({ members }: KnownTeam, outgoing: string | null, on: Day) {
  const later = members.filter(({ from }) => from > on);
  return [...membersOn(members, on), ...later].filter(({ member }) => member !== outgoing);
}
