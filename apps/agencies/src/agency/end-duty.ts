import { dutiesOn } from '@lien-nganh/contracts/reference';
import { command, reject } from '@lien-nganh/kernel';
import { day, slug } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { basis } from '../inputs.ts';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import type { Agency } from './state.ts';

/** The duty itself ends. Where another agency takes it over, use `transfer-duty`. */
export const endDuty = command<Agency, typeof events, typeof refusals>()({
  name: 'end-duty',
  action: 'agencies.agency.end-duty',
  title: { vi: 'Chấm dứt nhiệm vụ', en: 'End a duty' },
  input: z.strictObject({ duty: slug, lastDay: day, basis }),
  refuses: ['agency-is-established', 'duty-is-held'],
  decide(input, state) {
    if (state.is === 'none') return reject('agency-is-established');
    if (!dutiesOn(state, input.lastDay).includes(input.duty)) return reject('duty-is-held');
    return [events.DutyEnded(input, { occurredOn: input.lastDay })];
  },
});
