import { command, reject } from '@lien-nganh/kernel';
import { day, freeText } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { events } from '../events.ts';
import { isUndisclosed, type Inspection } from '../lifecycle.ts';
import type { refusals } from '../refusals.ts';

/** A postponed inspection is still to come: it stays undisclosed. */
export const postponeInspection = command<Inspection, typeof events, typeof refusals>()({
  name: 'postpone-inspection',
  action: 'inspections.postpone-inspection',
  title: { vi: 'Hoãn kiểm tra', en: 'Postpone an inspection' },
  input: z.strictObject({ until: day.nullable(), reason: freeText(1000) }),
  refuses: ['inspection-is-in-preparation', 'planned-for-a-coming-day'],
  decide: ({ until, reason }, state, { today }) => {
    if (!isUndisclosed(state) || state.is === 'in-progress') return reject('inspection-is-in-preparation');
    if (until !== null && until < today) return reject('planned-for-a-coming-day');
    return [events.InspectionPostponed({ until, reason })];
  },
});
