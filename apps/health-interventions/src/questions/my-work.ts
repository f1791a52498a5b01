import { workWaiting } from '@lien-nganh/work';
import { requestsWaiting } from '../commune-request/commune-request.ts';
import { totals } from '../counted/counted.ts';
import { programme } from '../programme/programme.ts';
import { reportingAreas } from '../reporting-areas/reporting-areas.ts';
import { site } from '../site/site.ts';
import { SERVICE } from '../words.ts';

/** What waits for the programme: what was entered in its stead from paper, to be confirmed, and what other sectors ask of it. */
export const myWork = workWaiting({
  service: SERVICE,
  version: 2,
  types: [site, programme, reportingAreas, totals],
  others: [requestsWaiting],
});
