import { lookUp, referenceData, rowsFrom, type ContractData, type Day, type LookUp } from '@lien-nganh/kernel';
import { team178 } from '../agencies.ts';
import { lasts } from './lasting.ts';

/** Teams 178 with their members of all days, by id. */
export const teams = referenceData({
  table: 'teams',
  version: team178.version,
  upcasts: team178.upcasts,
  from: [rowsFrom(team178, ({ data }) => [{ key: data.team, row: data }])],
});

export type TeamRecord = ContractData<typeof team178>;
export type TeamMember = TeamRecord['members'][number];

/** The team with the members that it had on a day; `null` when it did not stand on that day. */
export function teamOn(team: string, on: Day): LookUp<TeamRecord | null> {
  return lookUp(['teams'], async (rows) => {
    const record = await rows.get<TeamRecord>('teams', team);
    return record && stands(record, on) ? withMembersOn(record, on) : null;
  });
}

/** All teams of all days. */
export function allTeams(): LookUp<readonly TeamRecord[]> {
  return lookUp(['teams'], (rows) => rows.list<TeamRecord>('teams', ''));
}

/** Whether a team stood on a day. The day of its dissolution is the first without it. */
export function stands(team: Pick<TeamRecord, 'establishedOn' | 'dissolvedOn'>, on: Day): boolean {
  return team.establishedOn <= on && (team.dissolvedOn === null || on < team.dissolvedOn);
}

export function withMembersOn(team: TeamRecord, on: Day): TeamRecord {
  return { ...team, members: team.members.filter((member) => lasts(member, on)) };
}
