import { workWaiting } from '@lien-nganh/work';
import { caseFilesWaiting } from '../case-file/case-file.ts';
import { removalsWaiting } from '../hotspot-removal/hotspot-removal.ts';
import { areaWorkTypes } from '../integration/area-work.ts';

/** Of work on areas, cases and licences: parts to confirm, places that a later map does not know, and what was proposed or sent on. */
export const sharedWork = workWaiting({
  service: 'inspections',
  name: 'shared-work',
  version: 2,
  types: areaWorkTypes,
  others: [removalsWaiting, caseFilesWaiting],
});
