import { pairsWaiting, workWaiting } from '@lien-nganh/work';
import { kinds } from '../integration/kinds.ts';
import { overlapsWaiting } from '../overlap/overlap.ts';
import { campaignTwin, sessionTwin } from '../twins/twins.ts';

/** What waits: parts to confirm, and possible twins and overlaps to decide. */
export const myWork = workWaiting({
  service: 'communications',
  version: 1,
  types: kinds,
  others: [...[sessionTwin, campaignTwin].map(pairsWaiting), overlapsWaiting],
});
