import type { Province } from '../examples.ts';
import { agency } from './agency.ts';

const since = '2004-01-01';
const lasting = { from: since, to: null };

/** An agency as it is entered; provincial and under nobody where nothing else is said. */
export function agencyInput(slug: string, more: Record<string, unknown> = {}) {
  const names = [{ vi: `Cơ quan ${slug}`, en: `Agency ${slug}`, ...lasting }];
  return { agency: slug, names, sector: slug, level: 'province', unitCode: '90', validFrom: since, ...more };
}

export function under(slug: string, line: 'sector' | 'peoples-committee' = 'peoples-committee') {
  return { agency: slug, line, ...lasting };
}

export function duty(name: string) {
  return { duty: name, ...lasting };
}

const underThePpc = { superiors: [under('ppc')] };

/** The committee of the invented province, four departments, a body that is only asked, and the east district's own. */
export async function establishTheAgencies(province: Province): Promise<void> {
  const committee = { sector: 'peoples-committee' };
  const east = { level: 'district', unitCode: '901' };
  const inputs = [
    agencyInput('ppc', { ...committee, duties: [duty('steering-committee')] }),
    agencyInput('labour', { ...underThePpc, duties: [duty('standing-agency'), duty('communicate')] }),
    agencyInput('police', { ...underThePpc, membership: [lasting] }),
    agencyInput('health', underThePpc),
    agencyInput('front', { requested: true }),
    agencyInput('east', { ...committee, ...east, ...underThePpc, duties: [duty('run-team-178')] }),
    agencyInput('police-east', {
      ...east,
      sector: 'police',
      superiors: [under('police', 'sector'), under('east')],
    }),
  ];
  for (const input of inputs) await province.send(agency, 'establish', input);
}
