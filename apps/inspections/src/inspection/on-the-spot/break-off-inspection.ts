import { command, reject } from '@lien-nganh/kernel';
import { day, freeText } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { namesCondomsOrNeedles } from '../../wording.ts';
import { disclosed } from '../disclosed.ts';
import { events } from '../events.ts';
import type { Inspection } from '../lifecycle.ts';
import { enteredByApprover } from './ended-by.ts';
import type { refusals } from '../refusals.ts';

export const breakOffInspection = command<Inspection, typeof events, typeof refusals>()({
  name: 'break-off-inspection',
  action: 'inspections.break-off-inspection',
  title: { vi: 'Ghi nhận cuộc kiểm tra bị dừng giữa chừng', en: 'Record that an inspection was broken off' },
  input: z.strictObject({ on: day, reason: freeText(2000) }),
  refuses: [
    'inspection-is-open',
    'approver-is-not-the-author',
    'happened-by-today',
    'condoms-and-needles-are-no-evidence',
  ],
  decide: ({ on, reason }, state, { today, actor }) => {
    if (state.is !== 'in-progress') return reject('inspection-is-open');
    const fault = enteredByApprover(state.visit, actor);
    if (fault) return fault;
    if (on > today) return reject('happened-by-today');
    if (namesCondomsOrNeedles([reason])) return reject('condoms-and-needles-are-no-evidence');
    const when = { occurredOn: on };
    return [
      events.InspectionBrokenOff({ on, reason, breaches: [] }, when),
      events.InspectionDisclosed(disclosed(state.visit, on), when),
    ];
  },
});
