import { periodTotals, releases, type CountedHere } from '@lien-nganh/work/small-counts';
import { REPORTING_AREAS } from '../reporting-areas/reporting-areas.ts';
import { DUTY, SERVICE } from '../words.ts';
import { tables } from './tables.data.ts';

/** What of this service's small counts is its own. */
export const counted: CountedHere = {
  service: SERVICE,
  duty: DUTY,
  tables,
  facilities: 'site',
  areas: REPORTING_AREAS,
};

/** What was counted in a unit and period. It stays. */
export const totals = periodTotals(counted);

/** The only thing that leaves this service. */
export const release = releases(counted);
