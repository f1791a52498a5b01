import { command, reject } from '@lien-nganh/kernel';
import { day } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import type { Checklist } from './state.ts';

export const endChecklist = command<Checklist, typeof events, typeof refusals>()({
  name: 'end-checklist',
  action: 'inspections.end-checklist',
  title: { vi: 'Ghi ngày hết hiệu lực của danh mục', en: 'End a checklist' },
  input: z.strictObject({ lastDay: day }),
  refuses: ['checklist-stands', 'validity-runs-forward'],
  decide: ({ lastDay }, state) => {
    if (state.is !== 'entered') return reject('checklist-stands');
    return lastDay < state.validFrom
      ? reject('validity-runs-forward')
      : [events.ChecklistEnded({ lastDay }, { occurredOn: lastDay })];
  },
});
