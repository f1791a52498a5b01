import { workLinks } from '@lien-nganh/work';
import { inspection } from '../inspection/inspection.ts';
import { areaWorkTypes } from './area-work.ts';
import { linkable } from './reference.ts';

/** Obligations that are linked later to a disclosed inspection, or to other work of this service. */
export const inspectionLinks = workLinks('inspections', areaWorkTypes, (stream) =>
  stream.startsWith(`${inspection.prefix}-`) ? linkable(stream) : null,
);
