import { command, reject } from '@lien-nganh/kernel';
import { z } from 'zod';
import { events } from './events.ts';
import { numbersSet } from './numbers.ts';
import type { refusals } from './refusals.ts';
import type { InspectionPlan } from './state.ts';

/** When its period is over a plan may be known: which places were chosen, and which of them were inspected. */
export const closePlan = command<InspectionPlan, typeof events, typeof refusals>()({
  name: 'close-plan',
  action: 'inspections.close-plan',
  title: { vi: 'Kết thúc kế hoạch kiểm tra', en: 'Close a plan' },
  input: z.strictObject({}),
  looksUp: (_, state) => ({ numbers: numbersSet(state) }),
  refuses: ['plan-can-be-changed', 'period-is-over'],
  decide: (_, state, { today, lookUps: { numbers } }) => {
    if (state.is !== 'approved') return reject('plan-can-be-changed');
    return state.period.to < today ? [events.PlanClosed({ on: today, numbers })] : reject('period-is-over');
  },
});
