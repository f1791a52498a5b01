import type { Province } from '../examples.ts';
import { units } from '../unit/examples.ts';
import { team178 } from './team-178.ts';

export const decision = { number: '12', symbol: 'QĐ-UBND', issuedOn: '2013-08-01' };

export function memberInput(member: string, more: Record<string, unknown> = {}) {
  return { member, agency: 'police', role: 'member', card: `178-${member.toUpperCase()}`, ...more };
}

/** A team of the east district that keeps every rule of the circular. */
export function teamInput(team: string, more: Record<string, unknown> = {}) {
  const members = [
    memberInput('m1', { role: 'leader', agency: 'labour', account: 'officer.labour' }),
    memberInput('m2', { role: 'deputy' }),
    memberInput('m3', { agency: 'health' }),
  ].map((one) => ({ ...one, card: `${one.card}-${team.toUpperCase()}` }));
  const common = { level: 'district', unit: units.east, agency: 'east', decision, establishedOn: '2013-08-01' };
  return { team, ...common, members, ...more };
}

export async function establishTheTeam(province: Province): Promise<void> {
  await province.send(team178, 'establish', teamInput('team-east'));
}
