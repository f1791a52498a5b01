import { command, reject } from '@lien-nganh/kernel';
import { day } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import type { Establishment } from './state.ts';

export const ceaseEstablishment = command<Establishment, typeof events, typeof refusals>()({
  name: 'cease-establishment',
  action: 'inspections.cease-establishment',
  title: { vi: 'Ghi nhận cơ sở ngừng hoạt động', en: 'Record that an establishment ceased' },
  input: z.strictObject({
    /** The first day without it. */
    closedOn: day,
  }),
  onBehalfOf: (_, state) => (state.is === 'none' ? null : state.keeper),
  refuses: ['establishment-is-open', 'happened-by-today', 'ceased-after-it-opened'],
  decide: ({ closedOn }, state, { today }) => {
    if (state.is !== 'open') return reject('establishment-is-open');
    if (closedOn > today) return reject('happened-by-today');
    if (closedOn <= state.openedOn) return reject('ceased-after-it-opened');
    return [events.EstablishmentCeased({ closedOn }, { occurredOn: closedOn })];
  },
});
