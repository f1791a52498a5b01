import { command, reject } from '@lien-nganh/kernel';
import { day, freeText } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { namesCondomsOrNeedles } from '../../wording.ts';
import { disclosed } from '../disclosed.ts';
import { events } from '../events.ts';
import { isUndisclosed, type Inspection } from '../lifecycle.ts';
import { enteredByApprover } from './ended-by.ts';
import type { refusals } from '../refusals.ts';

/** The team came, and there was nothing to inspect, or nobody who let it. */
export const recordNotCarriedOut = command<Inspection, typeof events, typeof refusals>()({
  name: 'record-not-carried-out',
  action: 'inspections.record-not-carried-out',
  title: { vi: 'Ghi nhận không kiểm tra được', en: 'Record that it could not be carried out' },
  input: z.strictObject({
    outcome: z.enum(['closed', 'refused', 'ceased', 'not-found']),
    on: day,
    note: freeText(2000).nullable(),
  }),
  refuses: [
    'inspection-is-open',
    'approver-is-not-the-author',
    'happened-by-today',
    'condoms-and-needles-are-no-evidence',
  ],
  marks: ['approved-before-it-began'],
  decide: (input, state, { today, actor }) => {
    if (!isUndisclosed(state)) return reject('inspection-is-open');
    const fault = enteredByApprover(state.visit, actor);
    if (fault) return fault;
    if (input.on > today) return reject('happened-by-today');
    if (namesCondomsOrNeedles([input.note])) return reject('condoms-and-needles-are-no-evidence');
    const breaches = state.approved ? [] : ['approved-before-it-began'];
    const when = { occurredOn: input.on };
    return [
      events.InspectionNotCarriedOut({ ...input, breaches }, when),
      events.InspectionDisclosed(disclosed(state.visit, input.on), when),
    ];
  },
});
