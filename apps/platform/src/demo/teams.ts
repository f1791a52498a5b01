import type { Day } from '@lien-nganh/kernel';
import { addDays } from '@lien-nganh/vocabulary';
import type { Random } from './random.ts';
import { onRecord, sending, type Strand } from './story.ts';
import type { UnitSeen, World } from './world.ts';

export interface TeamMember {
  readonly member: string;
  readonly account: string;
  readonly agency: string;
  readonly role: 'leader' | 'deputy' | 'member';
  readonly card: string;
}

/** A Team 178 as the story knows it. */
export interface Team {
  readonly team: string;
  /** The agency whose work its visits are. */
  readonly lead: string;
  /** Account of the chairman who approves. */
  readonly approver: string;
  readonly unit: UnitSeen;
  readonly members: readonly TeamMember[];
  /** From this day on it goes out. */
  readonly ready: Day;
}

/** Sectors that nominate; who comes first leads. */
const nominating = ['dolisa', 'police', 'culture', 'health'] as const;

/** One team for the province and one for each district, with leaders from different sectors. */
export function teamsOf({ districts, from }: World, province: UnitSeen): readonly Team[] {
  const ready = addDays(from, 7);
  const provincial = teamOf({ unit: province, chairman: 'ppc', lead: 'dolisa', first: 0, ready });
  const others = districts.map((unit, index) => {
    const agency = `district-${unit.code}`;
    return teamOf({ unit, chairman: agency, lead: agency, first: index % 3, ready });
  });
  return [provincial, ...others];
}

function teamOf(of: { unit: UnitSeen; chairman: string; lead: string; first: number; ready: Day }): Team {
  const { unit, chairman, lead, first, ready } = of;
  const order = [...nominating.slice(first, 3), ...nominating.slice(0, first), 'health'];
  const members = order.map((agency, index) => ({
    member: `${unit.code}-${agency}`,
    account: `officer.${agency}`,
    agency,
    role: index === 0 ? ('leader' as const) : index === 1 ? ('deputy' as const) : ('member' as const),
    card: `178-${unit.code}/${String(index + 1).padStart(3, '0')}`,
  }));
  return { team: `doi-178-${unit.code}-mau`, lead, approver: `head.${chairman}`, unit, members, ready };
}

/** Teams are set up in the first week; some exchange a member later. */
export function teamStrands(teams: readonly Team[], { from, end }: World, random: Random): readonly Strand[] {
  return teams.map((team, index) => {
    const level = team.unit.level === 'province' ? 'province' : 'district';
    const establish = {
      on: from,
      as: team.approver,
      makes: team.team,
      send: sending('agencies/team178/establish', {
        ...{ team: team.team, level, unit: team.unit.unit, agency: team.approver.replace('head.', '') },
        decision: decision(index + 1, from),
        establishedOn: from,
        members: team.members,
      }),
    };
    const on = addDays(from, 7 * random.between(14, 40));
    return {
      name: team.team,
      steps: random.chance(0.4) && on < end ? [establish, substitution(team, on, index)] : [establish],
    };
  });
}

/** The last member hands over to another of the same sector, who has no account here. */
function substitution({ team, approver, members, unit }: Team, on: Day, index: number) {
  const outgoing = members.at(-1)!;
  const incoming = {
    ...outgoing,
    member: `${outgoing.member}-2`,
    account: null,
    card: `178-${unit.code}/${String(members.length + 1).padStart(3, '0')}`,
  };
  const body = { outgoing: outgoing.member, incoming, from: on, decision: decision(100 + index, on) };
  return { on, as: approver, send: onRecord(team, 'agencies/team178/{id}/substitute', body) };
}

function decision(number: number, issuedOn: Day) {
  return { number: String(number), symbol: 'QĐ-UBND', issuedOn };
}
