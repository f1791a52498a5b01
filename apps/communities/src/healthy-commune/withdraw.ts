import { command, reject } from '@lien-nganh/kernel';
import { reasonInput } from '@lien-nganh/work';
import { z } from 'zod';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import { standing, type HealthyCommune } from './state.ts';

export const withdraw = command<HealthyCommune, typeof events, typeof refusals>()({
  name: 'withdraw',
  action: 'communities.healthyCommune.withdraw',
  title: { vi: 'Rút đăng ký', en: 'Withdraw' },
  input: z.strictObject({ reason: reasonInput }),
  onBehalfOf: (_, state) => standing(state)?.lead ?? null,
  refuses: ['registration-stands'],
  decide: (input, state) => {
    const stands = standing(state);
    if (!stands) return reject('registration-stands');
    // of its own day: what an agency recorded that is no more can be taken back
    return [events.HealthyTitleWithdrawn(input, { occurredOn: stands.registeredOn })];
  },
});
