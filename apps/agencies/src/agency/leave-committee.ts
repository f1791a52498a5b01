import { isMemberOn } from '@lien-nganh/contracts/reference';
import { command, reject } from '@lien-nganh/kernel';
import { day } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { basis } from '../inputs.ts';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import type { Agency } from './state.ts';

export const leaveCommittee = command<Agency, typeof events, typeof refusals>()({
  name: 'leave-committee',
  action: 'agencies.agency.leave-committee',
  title: { vi: 'Thôi tham gia Ban Chỉ đạo', en: 'Leave the steering committee' },
  input: z.strictObject({ lastDay: day, basis }),
  refuses: ['agency-is-established', 'membership-runs'],
  decide(input, state) {
    if (state.is === 'none') return reject('agency-is-established');
    if (!isMemberOn(state, input.lastDay)) return reject('membership-runs');
    return [events.CommitteeLeft(input, { occurredOn: input.lastDay })];
  },
});
