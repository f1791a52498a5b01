import { lasts } from '@lien-nganh/contracts/reference';
import { question, type Day } from '@lien-nganh/kernel';
import { day, slug, unitKey, validOn } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { agencyScope } from '../agency/scope.ts';
import type { KnownAgency } from '../agency/state.ts';
import { bilingual } from '../shapes.ts';
import { agenciesIn, agencyRows, agencyTables } from './agency-rows.ts';

/** Which agencies hold a duty on a day, and who had taken it over from whom by then. */
export const whoHoldsADuty = question({
  name: 'who-holds-a-duty',
  version: 1,
  action: 'agencies.who-holds-a-duty',
  title: { vi: 'Cơ quan nào giữ nhiệm vụ', en: 'Who holds a duty' },
  tables: agencyTables,
  handlers: [agencyRows],
  input: z.strictObject({ duty: slug, on: day }),
  output: z.strictObject({
    duty: z.string(),
    on: day,
    holders: z.array(z.strictObject({ agency: z.string(), names: bilingual, from: day, to: day.nullable() })),
    takenOver: z.array(z.strictObject({ from: z.string(), by: z.string(), unit: unitKey.nullable(), since: day })),
  }),
  async ask({ agencies }, { duty, on }, { maySee }) {
    const records = (await agenciesIn(agencies)).filter(({ agency }) => maySee(agencyScope(agency)));
    return {
      duty,
      on,
      holders: records.filter((record) => validOn(record, on)).flatMap((record) => holdingOf(record, duty, on)),
      takenOver: records.flatMap((record) => takenFrom(record, duty, on)),
    };
  },
});

function holdingOf({ agency, names, duties }: KnownAgency, duty: string, on: Day) {
  return duties
    .filter((held) => held.duty === duty && lasts(held, on))
    .map(({ from, to }) => ({ agency, names, from, to }));
}

/** Successions of an agency that held the duty at some time, for this duty or for all. */
function takenFrom({ agency, duties, successors }: KnownAgency, duty: string, on: Day) {
  if (!duties.some((held) => held.duty === duty)) return [];
  return successors
    .filter((heir) => (heir.duty === null || heir.duty === duty) && heir.from <= on)
    .map((heir) => ({ from: agency, by: heir.agency, unit: heir.unit, since: heir.from }));
}
