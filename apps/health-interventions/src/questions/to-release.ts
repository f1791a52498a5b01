import { toRelease } from '@lien-nganh/work/small-counts';
import { release, totals } from '../counted/counted.ts';
import { SERVICE } from '../words.ts';

/** Tables of which something was counted since they left. */
export const figuresToRelease = toRelease({ service: SERVICE, version: 1, totals, release });
