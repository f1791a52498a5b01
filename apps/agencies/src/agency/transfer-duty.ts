import { allAgencies, dutiesOn } from '@lien-nganh/contracts/reference';
import { command, reject } from '@lien-nganh/kernel';
import { addDays, day, slug } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { basis } from '../inputs.ts';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import type { Agency } from './state.ts';
import { goesOn } from './tree.ts';

/** Another agency takes the duty over from a day. It is given the duty by `give-duty`, in its own record. */
export const transferDuty = command<Agency, typeof events, typeof refusals>()({
  name: 'transfer-duty',
  action: 'agencies.agency.transfer-duty',
  title: { vi: 'Chuyển giao nhiệm vụ', en: 'Transfer a duty' },
  input: z.strictObject({ duty: slug, to: slug, from: day, basis }),
  looksUp: () => ({ records: allAgencies() }),
  refuses: ['agency-is-established', 'duty-is-held', 'successor-goes-on'],
  decide(input, state, { id, lookUps: { records } }) {
    if (state.is === 'none') return reject('agency-is-established');
    if (!dutiesOn(state, addDays(input.from, -1)).includes(input.duty)) return reject('duty-is-held');
    if (input.to === id || !goesOn(records, input.to, input.from)) return reject('successor-goes-on');
    return [events.DutyTransferred(input, { occurredOn: input.from })];
  },
});
