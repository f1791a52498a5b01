import { command, reject } from '@lien-nganh/kernel';
import { day, text } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { reason } from '../inputs.ts';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import type { Account } from './state.ts';

/** Ends it before its last day. A last day before the first says that it never came to it. */
export const endDeputising = command<Account, typeof events, typeof refusals>()({
  name: 'end-deputising',
  action: 'agencies.account.end-deputising',
  title: { vi: 'Chấm dứt việc thay mặt, ủy quyền', en: 'End that somebody stands in for another' },
  input: z.strictObject({ deputising: text(80), lastDay: day, reason }),
  refuses: ['account-is-there', 'deputising-is-there', 'deputising-ends-earlier'],
  decide(input, state) {
    if (state.is === 'none') return reject('account-is-there');
    const found = state.deputisings.find(({ deputising }) => deputising === input.deputising);
    if (!found) return reject('deputising-is-there');
    if (found.to !== null && input.lastDay >= found.to) return reject('deputising-ends-earlier');
    return [events.DeputisingEnded(input, { occurredOn: input.lastDay })];
  },
});
