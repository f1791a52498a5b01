import { lasts } from '@lien-nganh/contracts/reference';
import { command, reject } from '@lien-nganh/kernel';
import { day, slug } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { basis } from '../inputs.ts';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import type { Agency } from './state.ts';
import { isWithinLife } from './tree.ts';

export const giveDuty = command<Agency, typeof events, typeof refusals>()({
  name: 'give-duty',
  action: 'agencies.agency.give-duty',
  title: { vi: 'Giao nhiệm vụ', en: 'Give a duty' },
  input: z.strictObject({ duty: slug, from: day, basis }),
  refuses: ['agency-is-established', 'within-the-agencys-life', 'duty-is-held-once'],
  decide(input, state) {
    if (state.is === 'none') return reject('agency-is-established');
    if (!isWithinLife(state, input.from)) return reject('within-the-agencys-life');
    const held = state.duties.some(
      (one) => one.duty === input.duty && (lasts(one, input.from) || one.from > input.from),
    );
    return held ? reject('duty-is-held-once') : [events.DutyGiven(input, { occurredOn: input.from })];
  },
});
