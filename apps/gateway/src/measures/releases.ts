import { releaseContract } from '@lien-nganh/contracts/release';
import { happens, type MeasureEntry } from './entry.ts';

/** Services whose small counts, and those of Health all counts, leave in releases. */
export const releasing = ['inspections', 'health-interventions', 'communications', 'communities'] as const;

export const releases = releasing.map((service) => releaseContract(service));

/** Contract types of releases. No record of theirs is measured: their cells are the figures. */
export const releaseTypes: readonly string[] = releases.map(({ type }) => type);

export function isRelease(type: string): boolean {
  return releaseTypes.includes(type);
}

/** By what they are broken down, their cells tell. */
const inReleases = { ...happens, dimensions: [], released: true } as const satisfies MeasureEntry;

export const releaseMeasures = {
  'inspections.release': inReleases,
  'health-interventions.release': inReleases,
  'communications.release': inReleases,
  'communities.release': inReleases,
} as const satisfies Readonly<Record<`${(typeof releasing)[number]}.release`, MeasureEntry>>;
