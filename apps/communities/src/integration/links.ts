import { idIn, lookUp, ownRecord, type LinkableRecord, type LookUp } from '@lien-nganh/kernel';
import { workLinks } from '@lien-nganh/work';
import { standing, type HealthyCommune } from '../healthy-commune/state.ts';
import { localityVisit } from '../locality-visit/locality-visit.ts';
import { model } from '../model/model.ts';
import { socialProgramme } from '../social-programme/social-programme.ts';
import { replication } from '../replication/replication.ts';

/** Obligations that are linked later to records of this service. */
export const communitiesLinks = workLinks('communities', [model, replication, socialProgramme, localityVisit], title);

function title(stream: string): LookUp<LinkableRecord | null> | null {
  const id = idIn(stream, 'healthyCommune');
  if (id === null) return null;
  const own = ownRecord<HealthyCommune>('healthyCommune', id);
  return lookUp([], async (rows, records) => {
    const found = standing(await own.resolve(rows, records));
    return found && { lead: found.lead, agencies: [found.lead], obligations: found.obligations };
  });
}
