import { command, reject } from '@lien-nganh/kernel';
import { freeText } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import type { InspectionPlan } from './state.ts';

export const returnPlan = command<InspectionPlan, typeof events, typeof refusals>()({
  name: 'return-plan',
  action: 'inspections.return-plan',
  title: { vi: 'Trả lại kế hoạch kiểm tra', en: 'Return a plan' },
  input: z.strictObject({ reason: freeText(1000) }),
  refuses: ['plan-awaits-approval'],
  decide: (input, state) => (state.is === 'drafted' ? [events.PlanReturned(input)] : reject('plan-awaits-approval')),
});
