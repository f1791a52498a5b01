import type { followUp, team178 } from '@lien-nganh/contracts/agencies';
import type { ContractData, ContractEvent } from '@lien-nganh/kernel';
import { addDays } from '@lien-nganh/vocabulary';
import { framing, plainly, type Measured, type StateOf } from './measured.ts';

type Team = ContractData<typeof team178>;

/** A Team 178 stands from its decision to its dissolution, and each member from appointment to the last day. */
export function measureTeam178({ data }: StateOf<ContractEvent<typeof team178>>): readonly Measured[] {
  const established: Measured = {
    ...plainly,
    measure: 'agencies.team-178',
    item: 'established',
    occurredOn: data.establishedOn,
    unit: data.unit,
    participants: [data.agency],
    decider: data.agency,
    ownParts: [{ agency: data.agency, value: 1n }],
    dimensions: { level: data.level },
  };
  return [...stretch(established, data.dissolvedOn), ...data.members.flatMap((member) => memberOf(data, member))];
}

function memberOf(team: Team, member: Team['members'][number]): readonly Measured[] {
  const appointed: Measured = {
    ...plainly,
    measure: 'agencies.team-178-member',
    item: `${member.member}/${member.from}`,
    occurredOn: member.from,
    unit: team.unit,
    participants: [member.agency],
    decider: team.agency,
    ownParts: [{ agency: member.agency, value: 1n }],
    dimensions: { level: team.level, agency: member.agency, role: member.role },
  };
  return stretch(appointed, firstDayWithout(member.to, team.dissolvedOn));
}

function firstDayWithout(last: string | null, dissolvedOn: string | null): string | null {
  const relieved = last === null ? null : addDays(last, 1);
  if (relieved === null || dissolvedOn === null) return relieved ?? dissolvedOn;
  return relieved < dissolvedOn ? relieved : dissolvedOn;
}

/** +1 on the first day, −1 on the first day without. */
function stretch(begun: Measured, ended: string | null): readonly Measured[] {
  if (ended === null) return [begun];
  const ownParts = begun.ownParts.map(({ agency, value }) => ({ agency, value: -value }));
  return [begun, { ...begun, item: `${begun.item}/ended`, occurredOn: ended, value: -begun.value, ownParts }];
}

const WITH_WORK = ['in-progress', 'completed', 'confirmed', 'returned'];

/**
 * An addressee that has begun shows work on its obligation. "Nothing arisen" shows none, but the checks behind it count.
 * Neither lies in a unit: what an addressee answers for may span several.
 */
export function measureFollowUp({ data, occurredOn }: StateOf<ContractEvent<typeof followUp>>): readonly Measured[] {
  const answered: Measured = {
    ...plainly,
    measure: 'agencies.implementation',
    occurredOn: data.lastProgressOn ?? occurredOn,
    unit: null,
    subjects: { addressee: data.addressee },
    participants: [data.addressee],
    decider: data.addressee,
    ownParts: [{ agency: data.addressee, value: 1n }],
    obligations: [`${data.directive}/${data.code}`],
    dimensions: { state: data.state },
  };
  if (WITH_WORK.includes(data.state)) return [answered];
  if (data.state !== 'nothing-arisen' || data.checks === 0) return [];
  const checks = BigInt(data.checks);
  const ownParts = [{ agency: data.addressee, value: checks }];
  return [{ ...answered, measure: framing.check, value: checks, ownParts, dimensions: {} }];
}
