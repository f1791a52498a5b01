import { periodTotals, releases, type CountedHere } from '@lien-nganh/work/small-counts';
import { tables } from './tables.data.ts';

/** What of this service's small counts is its own. */
export const counted: CountedHere = {
  ...{ service: 'communities', prefix: 'supportTotals', releasePrefix: 'supportRelease' },
  tables,
};

/** What was counted in a unit and period. It stays. */
export const supportTotals = periodTotals(counted);

/** The only way in which a count of people leaves this service: whole tables with nothing small to be found through them. */
export const supportRelease = releases(counted);
