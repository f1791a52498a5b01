import { command, reject } from '@lien-nganh/kernel';
import { day } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { reason } from '../inputs.ts';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import type { Unit } from './state.ts';

/** A change that was entered wrongly is taken back, all of that day; nothing is overwritten. */
export const withdrawChange = command<Unit, typeof events, typeof refusals>()({
  name: 'withdraw-change',
  action: 'agencies.unit.withdraw-change',
  title: { vi: 'Thu hồi thay đổi đã ghi sai', en: 'Withdraw a change' },
  input: z.strictObject({ on: day, reason }),
  refuses: ['unit-is-registered', 'there-is-a-change-to-withdraw'],
  decide(input, state) {
    if (state.is === 'none') return reject('unit-is-registered');
    if (!state.changes.some(({ on }) => on === input.on)) return reject('there-is-a-change-to-withdraw');
    return [events.UnitChangeWithdrawn(input)];
  },
});
