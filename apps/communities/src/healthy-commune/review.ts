import { command, reject } from '@lien-nganh/kernel';
import { z } from 'zod';
import { criteriaOn } from '../criteria/criteria-on.ts';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import { assessed, scoresInput, scoringFault, scoringRules } from './scoring.ts';
import { standing, type HealthyCommune } from './state.ts';
import { dayFault, dayRules } from './steps.ts';

/** The district or Labour scores the commune: these points class it. */
export const review = command<HealthyCommune, typeof events, typeof refusals>()({
  name: 'review',
  action: 'communities.healthyCommune.review',
  title: { vi: 'Thẩm định điểm tự chấm', en: 'Review the self-assessment' },
  input: z.strictObject(scoresInput),
  looksUp: ({ on }) => ({ criteria: criteriaOn(on) }),
  refuses: ['registration-stands', 'steps-are-taken-in-order', 'another-reviews', ...dayRules, ...scoringRules],
  approves: {
    rule: 'another-reviews',
    makers: (state) => (state.is === 'self-assessed' ? [state.assessment.account] : []),
  },
  decide: (input, state, { today, actor, lookUps: { criteria } }) => {
    const stands = standing(state);
    if (!stands) return reject('registration-stands');
    if (stands.is !== 'self-assessed') return reject('steps-are-taken-in-order');
    const fault = dayFault(input.on, stands, today) ?? scoringFault(input, criteria);
    if (fault) return fault;
    const reviewed = { ...assessed(input, criteria!), agency: actor.agency };
    return [events.AssessmentReviewed(reviewed, { occurredOn: input.on })];
  },
});
