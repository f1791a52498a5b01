import { periodTotals, releases, type CountedHere } from '@lien-nganh/work/small-counts';
import { tables } from './tables.data.ts';

const counted: CountedHere = {
  ...{ service: 'inspections', prefix: 'personTotals', releasePrefix: 'personRelease' },
  tables,
};

/** What was counted in a unit and period. It stays. */
export const personTotals = periodTotals(counted);

/** The only way in which a count of persons leaves this service: whole tables with nothing small to be found through them. */
export const personRelease = releases(counted);
