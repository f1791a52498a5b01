import { command, reject } from '@lien-nganh/kernel';
import { freeText, text } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import type { Establishment } from './state.ts';

/** They are two places: takes a merging back, or says so before anybody merges them. */
export const separateEstablishment = command<Establishment, typeof events, typeof refusals>()({
  name: 'separate-establishment',
  action: 'inspections.separate-establishment',
  title: { vi: 'Tách khỏi hồ sơ của cơ sở khác', en: 'Separate from the record of another place' },
  input: z.strictObject({
    /** Id of the record of the other place. */
    from: text(200),
    reason: freeText(1000),
  }),
  onBehalfOf: (_, state) => (state.is === 'none' ? null : state.keeper),
  refuses: ['record-stands', 'separated-once'],
  decide: (input, state) => {
    if (state.is === 'none' || state.is === 'withdrawn') return reject('record-stands');
    return state.apart.includes(input.from) ? reject('separated-once') : [events.EstablishmentSeparated(input)];
  },
});
