import type { Day } from '@lien-nganh/kernel';
import { addDays } from '@lien-nganh/vocabulary';
import type { Random } from '../random.ts';
import { onRecord, sending, type Strand } from '../story.ts';
import type { UnitSeen, World } from '../world.ts';

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
  /** From this day on the last member is somebody without an account here; `null`: nobody leaves. */
  readonly handsOver: Day | null;
}

/** Sectors that nominate; who comes first leads. */
const nominating = ['dolisa', 'police', 'culture', 'health'] as const;

/** One team for the province and one for each district, with leaders from different sectors. */
export function teamsOf({ province, districts, from, end }: World, random: Random): readonly Team[] {
  const handsOver = () => {
    const on = addDays(from, 7 * random.between(14, 40));
    return random.chance(0.4) && on < end ? on : null;
  };
  const provincial = teamOf({ unit: province, chairman: 'ppc', lead: 'dolisa', first: 0, handsOver: handsOver() });
  const others = districts.map((unit, index) => {
    const agency = `district-${unit.code}`;
    return teamOf({ unit, chairman: agency, lead: agency, first: index % 3, handsOver: handsOver() });
  });
  return [provincial, ...others];
}

interface Planned extends Pick<Team, 'unit' | 'lead' | 'handsOver'> {
  readonly chairman: string;
  /** Which of those who nominate leads. */
  readonly first: number;
}

function teamOf({ unit, chairman, lead, first, handsOver }: Planned): Team {
  const order = [...nominating.slice(first, 3), ...nominating.slice(0, first), 'health'];
  const members = order.map((agency, index) => ({
    member: `${unit.code}-${agency}`,
    account: `officer.${agency}`,
    agency,
    role: index === 0 ? ('leader' as const) : index === 1 ? ('deputy' as const) : ('member' as const),
    card: cardOf(unit, index + 1),
  }));
  return { team: `doi-178-${unit.code}-mau`, lead, approver: `head.${chairman}`, unit, members, handsOver };
}

/** The members with an account here, the leader first. */
export function membersOn({ members, handsOver }: Team, on: Day): readonly TeamMember[] {
  return handsOver !== null && on >= handsOver ? members.slice(0, -1) : members;
}

/** Teams are set up in the first week; some exchange a member later. */
export function teamStrands(teams: readonly Team[], { from }: World): readonly Strand[] {
  return teams.map((team, index) => {
    const establish = {
      on: from,
      as: team.approver,
      makes: team.team,
      send: sending('agencies/team178/establish', {
        ...{
          team: team.team,
          level: team.unit.level,
          unit: team.unit.unit,
          agency: team.approver.replace('head.', ''),
        },
        decision: decision(index + 1, from),
        establishedOn: from,
        members: team.members,
      }),
    };
    const { handsOver } = team;
    return { name: team.team, steps: [establish, ...(handsOver ? [substitution(team, handsOver, index)] : [])] };
  });
}

/** The last member hands over to another of the same sector, who has no account here. */
function substitution({ team, approver, members, unit }: Team, on: Day, index: number) {
  const outgoing = members.at(-1)!;
  const incoming = {
    ...outgoing,
    member: `${outgoing.member}-2`,
    account: null,
    card: cardOf(unit, members.length + 1),
  };
  const body = { outgoing: outgoing.member, incoming, from: on, decision: decision(100 + index, on) };
  return { on, as: approver, send: onRecord(team, 'agencies/team178/{id}/substitute', body) };
}

function cardOf({ code }: UnitSeen, number: number): string {
  return `178-${code}/${String(number).padStart(3, '0')}`;
}

function decision(number: number, issuedOn: Day) {
  return { number: String(number), symbol: 'QĐ-UBND', issuedOn };
}
