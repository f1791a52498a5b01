import { followUp, team178, workYear } from '@lien-nganh/contracts/agencies';
import { agenciesWork } from '@lien-nganh/contracts/agencies-work';
import { service } from '@lien-nganh/kernel';
import { supportRelease, supportTotals } from './counted/counted.ts';
import { criteria } from './criteria/criteria.ts';
import { disciplineDeputies } from './discipline-deputies/discipline-deputies.ts';
import { disciplineYear } from './discipline-year/discipline-year.ts';
import { discipline } from './discipline/discipline.ts';
import { healthyCommune } from './healthy-commune/healthy-commune.ts';
import { communitiesLinks } from './integration/links.ts';
import { outbound } from './integration/outbound.ts';
import { reference } from './integration/reference.ts';
import { localityVisit } from './locality-visit/locality-visit.ts';
import { model } from './model/model.ts';
import { followTheYearBefore } from './processes/follow-the-year-before.ts';
import { totalsRegisters } from './registers/totals.ts';
import { socialProgramme } from './social-programme/social-programme.ts';
import { healthyCommunes } from './questions/healthy-communes.ts';
import { myWork } from './questions/my-work.ts';
import { replication } from './replication/replication.ts';

/** Healthy communes, models, social programmes, and the visits by which localities are guided. */
export const communities = service({
  name: 'communities',
  title: { vi: 'Xây dựng xã, phường, thị trấn lành mạnh', en: 'Communities' },
  streams: [
    criteria,
    healthyCommune,
    model,
    replication,
    socialProgramme,
    localityVisit,
    supportTotals,
    supportRelease,
    discipline,
    disciplineDeputies,
    disciplineYear,
    communitiesLinks,
  ],
  questions: [myWork, healthyCommunes],
  processes: [followTheYearBefore],
  reference,
  publishes: outbound,
  registers: totalsRegisters,
  ignores: [followUp, team178, workYear, ...agenciesWork],
});
