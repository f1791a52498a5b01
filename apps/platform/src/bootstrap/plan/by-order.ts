import type { AgenciesFile } from '../../reference-data/agencies.ts';
import type { Planned } from './planned.ts';

/** Offices whose sample head answers by order of another agency's: the committee's office, for the committee. */
export function officesByOrder({ byOrder }: Pick<AgenciesFile, 'byOrder'>): readonly Planned[] {
  return byOrder.map(({ agency, of, rights, from, basis }) => ({
    service: 'agencies',
    stream: 'account',
    command: 'deputise',
    id: `head.${agency}`,
    input: { kind: 'by-order', of: `head.${of}`, rights, from, basis },
    already: 'deputisings-do-not-overlap',
  }));
}
