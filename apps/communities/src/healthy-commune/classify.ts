import { command, reject } from '@lien-nganh/kernel';
import { day } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { criteriaOn } from '../criteria/criteria-on.ts';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import { classified } from './scoring.ts';
import { standing, type HealthyCommune } from './state.ts';
import { dayFault, dayRules } from './steps.ts';

/** The class follows from the reviewed points: it is never typed. */
export const classify = command<HealthyCommune, typeof events, typeof refusals>()({
  name: 'classify',
  action: 'communities.healthyCommune.classify',
  title: { vi: 'Phân loại', en: 'Classify' },
  input: z.strictObject({ on: day }),
  looksUp: (_, state) => ({ criteria: criteriaOn('review' in state ? state.review.on : '1900-01-01') }),
  refuses: ['registration-stands', 'steps-are-taken-in-order', 'criteria-are-in-force', ...dayRules],
  decide: ({ on }, state, { today, lookUps: { criteria } }) => {
    const stands = standing(state);
    if (!stands) return reject('registration-stands');
    if (stands.is !== 'reviewed') return reject('steps-are-taken-in-order');
    if (criteria === null) return reject('criteria-are-in-force');
    const fault = dayFault(on, stands, today);
    return fault ?? [events.CommuneClassified(classified(on, stands.review.points, criteria), { occurredOn: on })];
  },
});
