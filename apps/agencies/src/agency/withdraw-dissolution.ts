import { command, reject } from '@lien-nganh/kernel';
import { z } from 'zod';
import { reason } from '../inputs.ts';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import type { Agency } from './state.ts';

/** The dissolution was entered wrongly, or was called off: the agency goes on as it was. */
export const withdrawDissolution = command<Agency, typeof events, typeof refusals>()({
  name: 'withdraw-dissolution',
  action: 'agencies.agency.withdraw-dissolution',
  title: { vi: 'Thu hồi việc giải thể đã ghi sai', en: 'Withdraw a dissolution' },
  input: z.strictObject({ reason }),
  refuses: ['agency-is-dissolved'],
  decide: (input, state) =>
    state.is === 'dissolved' ? [events.DissolutionWithdrawn(input)] : reject('agency-is-dissolved'),
});
