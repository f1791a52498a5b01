import { workWaiting } from '@lien-nganh/work';
import { totals } from '../counted/counted.ts';
import { programme } from '../programme/programme.ts';
import { reportingAreas } from '../reporting-areas/reporting-areas.ts';
import { site } from '../site/site.ts';
import { SERVICE } from '../words.ts';

/** What waits for the programme: what was entered in its stead from paper, to be confirmed. */
export const myWork = workWaiting({ service: SERVICE, version: 1, types: [site, programme, reportingAreas, totals] });
