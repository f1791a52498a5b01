import { command, reject } from '@lien-nganh/kernel';
import { freeText } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import type { InspectionPlan } from './state.ts';

export const withdrawPlan = command<InspectionPlan, typeof events, typeof refusals>()({
  name: 'withdraw-plan',
  action: 'inspections.withdraw-plan',
  title: { vi: 'Rút kế hoạch kiểm tra', en: 'Withdraw a plan' },
  input: z.strictObject({ reason: freeText(1000) }),
  refuses: ['plan-can-be-changed'],
  decide: (input, state) =>
    state.is === 'drafted' || state.is === 'approved' ? [events.PlanWithdrawn(input)] : reject('plan-can-be-changed'),
});
