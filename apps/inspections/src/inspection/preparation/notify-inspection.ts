import { command, reject } from '@lien-nganh/kernel';
import { day } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { events } from '../events.ts';
import type { Inspection } from '../lifecycle.ts';
import type { refusals } from '../refusals.ts';

export const notifyInspection = command<Inspection, typeof events, typeof refusals>()({
  name: 'notify-inspection',
  action: 'inspections.notify-inspection',
  title: { vi: 'Thông báo trước cho cơ sở', en: 'Give the place notice' },
  input: z.strictObject({ on: day }),
  refuses: ['inspection-is-approved', 'happened-by-today'],
  decide: ({ on }, state, { today }) => {
    if (state.is !== 'approved') return reject('inspection-is-approved');
    return on > today ? reject('happened-by-today') : [events.InspectionNotified({ on }, { occurredOn: on })];
  },
});
