import { followUp, team178 } from '@lien-nganh/contracts/agencies';
import { agenciesWork } from '@lien-nganh/contracts/agencies-work';
import { service } from '@lien-nganh/kernel';
import { release, totals } from './counted/counted.ts';
import { outbound } from './integration/outbound.ts';
import { reference } from './integration/reference.ts';
import { programme } from './programme/programme.ts';
import { myWork } from './questions/my-work.ts';
import { figuresToRelease } from './questions/to-release.ts';
import { reportingAreas } from './reporting-areas/reporting-areas.ts';
import { site } from './site/site.ts';
import { SERVICE } from './words.ts';

/** Health's interventions against harm: sites, programmes and totals that stay, and releases that leave. */
export const healthInterventions = service({
  name: SERVICE,
  title: { vi: 'Can thiệp giảm tác hại', en: 'Health interventions' },
  streams: [site, programme, reportingAreas, totals, release],
  questions: [myWork, figuresToRelease],
  processes: [],
  reference,
  publishes: outbound,
  ignores: [followUp, team178, ...agenciesWork],
});
