import { command, reject } from '@lien-nganh/kernel';
import { day } from '@lien-nganh/vocabulary';
import { reasonInput } from '@lien-nganh/work';
import { z } from 'zod';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import { standing, type HealthyCommune } from './state.ts';
import { dayFault, dayRules } from './steps.ts';

export const decline = command<HealthyCommune, typeof events, typeof refusals>()({
  name: 'decline',
  action: 'communities.healthyCommune.decline',
  title: { vi: 'Ghi việc không công nhận', en: 'Enter that it was not recognised' },
  input: z.strictObject({ on: day, reason: reasonInput }),
  onBehalfOf: (_, state) => standing(state)?.lead ?? null,
  refuses: ['registration-stands', 'steps-are-taken-in-order', ...dayRules],
  decide: (input, state, { today }) => {
    const stands = standing(state);
    if (!stands) return reject('registration-stands');
    if (stands.is !== 'classified') return reject('steps-are-taken-in-order');
    return dayFault(input.on, stands, today) ?? [events.HealthyTitleDeclined(input, { occurredOn: input.on })];
  },
});
