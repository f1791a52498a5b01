import { command, reject } from '@lien-nganh/kernel';
import { day } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { basis, bilingual } from '../inputs.ts';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import { namedSince, type Agency } from './state.ts';
import { isWithinLife } from './tree.ts';

/** The agency goes on under another name; the earlier one stays for the days on which it was borne. */
export const rename = command<Agency, typeof events, typeof refusals>()({
  name: 'rename',
  action: 'agencies.agency.rename',
  title: { vi: 'Đổi tên cơ quan', en: 'Rename' },
  input: z.strictObject({ names: bilingual, on: day, basis }),
  refuses: ['agency-is-established', 'within-the-agencys-life'],
  decide(input, state) {
    if (state.is === 'none') return reject('agency-is-established');
    if (!isWithinLife(state, input.on) || input.on <= namedSince(state)) return reject('within-the-agencys-life');
    return [events.AgencyRenamed(input, { occurredOn: input.on })];
  },
});
