import { workWaiting } from '@lien-nganh/work';
import { areaWorkTypes } from '../integration/area-work.ts';

/** Of work on areas, cases and licences: parts to confirm, and places that a later map does not know. */
export const sharedWork = workWaiting({
  service: 'inspections',
  name: 'shared-work',
  version: 1,
  types: areaWorkTypes,
});
