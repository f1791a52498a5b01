import { addDays } from '@lien-nganh/vocabulary';
import type { HealthyCommuneFile } from '../../reference-data/communities.ts';
import type { Planned } from './planned.ts';

/** What communes are scored by, kept from then on by an agency. A sample says so in its source. */
export function healthyCommuneCriteria(file: HealthyCommuneFile, keeper: string): Planned {
  const { slug, basis, validFrom, validTo, verified, names, criteria, classes } = file;
  return {
    service: 'communities',
    stream: 'criteria',
    command: 'enter',
    id: null,
    input: {
      ...{ set: slug, names, verified, validFrom, criteria, classes },
      source: verified ? basis : `Mẫu, chưa đối chiếu với ${basis}`,
      // the file gives the first day without, the service the last day with
      validTo: validTo === null ? null : addDays(validTo, -1),
    },
    onBehalfOf: keeper,
    already: 'criteria-are-new',
  };
}
