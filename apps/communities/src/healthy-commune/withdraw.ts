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
  decide: (input, state) => (standing(state) ? [events.HealthyTitleWithdrawn(input)] : reject('registration-stands')),
});
