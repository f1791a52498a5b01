import { command, reject } from '@lien-nganh/kernel';
import { unitKey } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { tookOverFrom } from '@lien-nganh/work';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import type { Establishment } from './state.ts';

/** Its unit was split: only who knows the site can say in which part it lies. The address stays here; the unit goes out. */
export const placeEstablishment = command<Establishment, typeof events, typeof refusals>()({
  name: 'place-establishment',
  action: 'inspections.place-establishment',
  title: { vi: 'Ghi vị trí cơ sở trên bản đồ hành chính mới', en: 'Place an establishment on a later map' },
  input: z.strictObject({ unit: unitKey }),
  looksUp: ({ unit }, state) => ({
    tookOver: tookOverFrom(state.is === 'none' ? [] : [state.unit, ...state.placements], unit),
  }),
  onBehalfOf: (_, state) => (state.is === 'none' ? null : state.keeper),
  refuses: ['record-stands', 'placement-follows-the-lineage'],
  decide: (input, state, { lookUps: { tookOver } }) => {
    if (state.is === 'none' || state.is === 'withdrawn') return reject('record-stands');
    return tookOver ? [events.EstablishmentPlacedOnLaterMap(input)] : reject('placement-follows-the-lineage');
  },
});
