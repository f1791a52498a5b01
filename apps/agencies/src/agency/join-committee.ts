import { lasts } from '@lien-nganh/contracts/reference';
import { command, reject } from '@lien-nganh/kernel';
import { day } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { basis } from '../inputs.ts';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import type { Agency } from './state.ts';
import { isWithinLife } from './tree.ts';

export const joinCommittee = command<Agency, typeof events, typeof refusals>()({
  name: 'join-committee',
  action: 'agencies.agency.join-committee',
  title: { vi: 'Tham gia Ban Chỉ đạo', en: 'Join the steering committee' },
  input: z.strictObject({ from: day, basis }),
  refuses: ['agency-is-established', 'within-the-agencys-life', 'membership-is-recorded-once'],
  decide(input, state) {
    if (state.is === 'none') return reject('agency-is-established');
    if (!isWithinLife(state, input.from)) return reject('within-the-agencys-life');
    if (state.membership.some((held) => lasts(held, input.from) || held.from > input.from))
      return reject('membership-is-recorded-once');
    return [events.CommitteeJoined(input, { occurredOn: input.from })];
  },
});
