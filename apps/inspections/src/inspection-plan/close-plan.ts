import { command, reject } from '@lien-nganh/kernel';
import { z } from 'zod';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import type { InspectionPlan } from './state.ts';

/** When its period is over a plan may be known: which places were chosen, and which of them were inspected. */
export const closePlan = command<InspectionPlan, typeof events, typeof refusals>()({
  name: 'close-plan',
  action: 'inspections.close-plan',
  title: { vi: 'Kết thúc kế hoạch kiểm tra', en: 'Close a plan' },
  input: z.strictObject({}),
  refuses: ['plan-can-be-changed', 'period-is-over'],
  decide: (_, state, { today }) => {
    if (state.is !== 'approved') return reject('plan-can-be-changed');
    return state.period.to < today ? [events.PlanClosed({ on: today })] : reject('period-is-over');
  },
});
