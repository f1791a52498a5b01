import { releaseContract } from './release.ts';

/** All that leaves Health's interventions: figures that give no small count away. */
export const release = releaseContract('health-interventions');
