import { command, reject } from '@lien-nganh/kernel';
import { day } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { reliedOn } from '../../inspection-rules/rules-on.ts';
import { events } from '../events.ts';
import { isUndisclosed, type Inspection } from '../lifecycle.ts';
import { beginningBreaches, beginningMarks, boundBy } from './minutes.ts';
import { visitInput } from '../preparing.ts';
import type { refusals } from '../refusals.ts';

export const beginInspection = command<Inspection, typeof events, typeof refusals>()({
  name: 'begin-inspection',
  action: 'inspections.begin-inspection',
  title: { vi: 'Bắt đầu kiểm tra', en: 'Begin an inspection' },
  input: z.strictObject({
    on: day,
    /** Of the crew, who came and showed their cards. */
    present: visitInput.crew,
  }),
  looksUp: ({ on }, state) => boundBy(state, on),
  refuses: ['inspection-is-in-preparation', 'happened-by-today', 'crew-is-known'],
  marks: beginningMarks,
  decide: ({ on, present }, state, { today, lookUps }) => {
    if (!isUndisclosed(state) || state.is === 'in-progress') return reject('inspection-is-in-preparation');
    if (on > today) return reject('happened-by-today');
    const crew = state.visit.crew.map(({ member }) => member);
    if (present.some((member) => !crew.includes(member))) return reject('crew-is-known');
    const breaches = beginningBreaches({ ...state.visit, approved: state.approved }, lookUps, present);
    return [events.InspectionBegun({ on, present, breaches, rules: reliedOn(lookUps.rules) }, { occurredOn: on })];
  },
});
