import type { Province } from '../examples.ts';
import { teamRules } from './team-rules.ts';

export const circular = {
  ...{ source: '05/2006/TT-BLĐTBXH', validFrom: '2006-06-22', validTo: null, leaders: 1, leastMembers: 3 },
  deputies: { least: 1, most: 2 },
  sectors: ['labour', 'police', 'culture', 'health', 'trade', 'tourism'],
};

export async function enterTheCircular(province: Province): Promise<void> {
  await province.send(teamRules, 'enter', { kind: 'team-178', ...circular });
}
