import { agencies } from '@lien-nganh/agencies';
import { communications } from '@lien-nganh/communications';
import { communities } from '@lien-nganh/communities';
import { healthInterventions } from '@lien-nganh/health-interventions';
import { inspections } from '@lien-nganh/inspections';
import type { Service } from '@lien-nganh/kernel';
import { reporting } from '@lien-nganh/reporting';

/** The sectors' services, however they run. The first knows who is who; the others hear of it. */
export const services = [
  agencies,
  inspections,
  healthInterventions,
  communications,
  communities,
  reporting,
] as const satisfies readonly Service[];
