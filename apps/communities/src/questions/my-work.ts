import { workWaiting, type Waiting } from '@lien-nganh/work';
import { healthyCommune } from '../healthy-commune/healthy-commune.ts';
import { standing, type HealthyCommune, type Standing } from '../healthy-commune/state.ts';
import { lastDayOf } from '../healthy-commune/steps.ts';
import { localityVisit } from '../locality-visit/locality-visit.ts';
import { model } from '../model/model.ts';
import { socialProgramme } from '../social-programme/social-programme.ts';
import { replication } from '../replication/replication.ts';

const next: { readonly [Is in Standing['is']]: string | null } = {
  registered: 'self-assess',
  'self-assessed': 'review',
  reviewed: 'classify',
  classified: 'recognise-or-decline',
  recognised: null,
  'not-recognised': null,
};

/** What waits: the next step of a commune on its way to the title, and parts in others' work to confirm. */
export const myWork = workWaiting({
  service: 'communities',
  version: 1,
  types: [model, replication, socialProgramme, localityVisit],
  others: [{ type: healthyCommune, waits: nextStep }],
});

function nextStep(state: HealthyCommune): readonly Waiting[] {
  const stands = standing(state);
  const task = stands && next[stands.is];
  return stands && task ? [{ task, agency: stands.lead, on: lastDayOf(stands) }] : [];
}
