import { command, reject } from '@lien-nganh/kernel';
import { z } from 'zod';
import { criteriaOn } from '../criteria/criteria-on.ts';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import { assessed, scoresInput, scoringFault, scoringRules } from './scoring.ts';
import { standing, type HealthyCommune } from './state.ts';
import { dayFault, dayRules } from './steps.ts';

/** The commune scores itself by the criteria in force on that day. */
export const selfAssess = command<HealthyCommune, typeof events, typeof refusals>()({
  name: 'self-assess',
  action: 'communities.healthyCommune.self-assess',
  title: { vi: 'Ghi điểm tự chấm', en: 'Enter the self-assessment' },
  input: z.strictObject(scoresInput),
  onBehalfOf: (_, state) => standing(state)?.lead ?? null,
  looksUp: ({ on }) => ({ criteria: criteriaOn(on) }),
  refuses: ['registration-stands', 'steps-are-taken-in-order', ...dayRules, ...scoringRules],
  decide: (input, state, { today, lookUps: { criteria } }) => {
    const stands = standing(state);
    if (!stands) return reject('registration-stands');
    if (stands.is !== 'registered') return reject('steps-are-taken-in-order');
    const fault = dayFault(input.on, stands, today) ?? scoringFault(input, criteria);
    return fault ?? [events.CommuneAssessedItself(assessed(input, criteria!), { occurredOn: input.on })];
  },
});
