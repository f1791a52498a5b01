import { followUp, team178, workYear } from '@lien-nganh/contracts/agencies';
import { agenciesWork } from '@lien-nganh/contracts/agencies-work';
import { areaWork, healthRequest, release as personRelease } from '@lien-nganh/contracts/area-work';
import * as inspections from '@lien-nganh/contracts/inspections';
import { service } from '@lien-nganh/kernel';
import { communeRequest } from './commune-request/commune-request.ts';
import { release, totals } from './counted/counted.ts';
import { outbound } from './integration/outbound.ts';
import { reference } from './integration/reference.ts';
import { receiveRequests } from './processes/receive-requests.ts';
import { programme } from './programme/programme.ts';
import { myWork } from './questions/my-work.ts';
import { figuresToRelease } from './questions/to-release.ts';
import { totalsRegisters } from './registers/totals.ts';
import { reportingAreas } from './reporting-areas/reporting-areas.ts';
import { site } from './site/site.ts';
import { SERVICE } from './words.ts';

/** Health's interventions against harm: sites, programmes and totals that stay, and releases that leave. */
export const healthInterventions = service({
  name: SERVICE,
  title: { vi: 'Can thiệp giảm tác hại', en: 'Health interventions' },
  streams: [site, programme, reportingAreas, totals, release, communeRequest],
  questions: [myWork, figuresToRelease],
  processes: [receiveRequests],
  reference,
  publishes: outbound,
  registers: totalsRegisters,
  ignores: [
    ...[followUp, team178, workYear, ...agenciesWork],
    ...[inspections.establishment, inspections.inspection, inspections.links, inspections.legalBasis],
    ...[
      inspections.checklist,
      inspections.papers,
      personRelease,
      ...areaWork.filter((contract) => contract !== healthRequest),
    ],
  ],
});
