import * as contracts from '@lien-nganh/contracts/health-interventions';
import type { Publication } from '@lien-nganh/kernel';
import { publishReleases } from '@lien-nganh/work/small-counts';
import { release } from '../counted/counted.ts';

/** All that leaves this service: no site, no programme, no total, no note. */
export const outbound: readonly Publication[] = [publishReleases(release, contracts.release)];
