import { command, reject } from '@lien-nganh/kernel';
import { day } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { events } from './events.ts';
import { decision } from './inputs.ts';
import type { refusals } from './refusals.ts';
import type { Assignment } from './state.ts';

/** Sets a later last day. An earlier one is an ending, with its reason. */
export const prolong = command<Assignment, typeof events, typeof refusals>()({
  name: 'prolong',
  action: 'audit.assignment.prolong',
  title: { vi: 'Kéo dài cuộc kiểm toán', en: 'Prolong an assignment' },
  input: z.strictObject({ endsOn: day.nullable(), decision }),
  refuses: ['assignment-runs', 'end-follows-the-start'],
  decide({ endsOn, decision: by }, state) {
    if (state.is !== 'assigned') return reject('assignment-runs');
    const { endsOn: before } = state.terms;
    if (before === null || (endsOn !== null && endsOn <= before)) return reject('end-follows-the-start', { before });
    return [events.AssignmentProlonged({ endsOn, decision: by })];
  },
});
