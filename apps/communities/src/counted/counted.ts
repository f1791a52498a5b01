import { periodTotals, type CountedHere } from '@lien-nganh/work/small-counts';
import { tables } from './tables.data.ts';

/**
 * What of this service's small counts is its own. Totals stay, sealed; `releases` over the very same declaration is how
 * their tables leave.
 */
export const counted: CountedHere = { service: 'communities', prefix: 'supportTotals', tables };

/** What was counted in a unit and period. It stays. */
export const supportTotals = periodTotals(counted);
