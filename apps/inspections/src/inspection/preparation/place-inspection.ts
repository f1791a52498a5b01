import { command, reject } from '@lien-nganh/kernel';
import { unitKey } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { tookOverFrom } from '@lien-nganh/work';
import { events } from '../events.ts';
import { isDisclosed, type Inspection } from '../lifecycle.ts';
import type { refusals } from '../refusals.ts';

/** Says where the place lies on a later map, its unit having been split: for a site, its own placement says it. */
export const placeInspection = command<Inspection, typeof events, typeof refusals>()({
  name: 'place-inspection',
  action: 'inspections.place-inspection',
  title: { vi: 'Ghi vị trí trên bản đồ hành chính mới', en: 'Place an inspection on a later map' },
  input: z.strictObject({ unit: unitKey }),
  looksUp: ({ unit }, state) => ({
    tookOver: tookOverFrom(isDisclosed(state) ? [state.visit.unit, ...state.visit.placements] : [], unit),
  }),
  refuses: ['inspection-is-disclosed', 'placement-follows-the-lineage'],
  decide: (input, state, { lookUps: { tookOver } }) => {
    if (!isDisclosed(state)) return reject('inspection-is-disclosed');
    return tookOver ? [events.VisitPlacedOnLaterMap(input)] : reject('placement-follows-the-lineage');
  },
});
